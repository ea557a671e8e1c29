import { EllipsisVertical, Plus } from "lucide-react";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Page } from "@/lib/api";
import { day, money } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Button, Card } from "@/ui/basics";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { EmptyState, Loaded } from "@/ui/states";
import { CUSTOMERS, type Customer, STEPS, type Service, type Step } from "../api";
import { ServiceStatus } from "../ServiceStatus";

const ChangeProductDialog = lazy(() => import("../services/ChangeProductDialog"));
const EditServiceDialog = lazy(() => import("../services/EditServiceDialog"));
const OpenServiceDialog = lazy(() => import("../services/OpenServiceDialog"));
const ServiceHistoryDialog = lazy(() => import("../services/ServiceHistoryDialog"));
const StepDialog = lazy(() => import("../services/StepDialog"));

type Asking = { service: Service; what: Step | "change" | "edit" | "history" };

/** What a customer has every month, and all that can happen to it. */
export function CustomerServices({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const services = useOne<Page<Service>>(`${CUSTOMERS}/${customer.id}/services?per_page=200`);
  const [asking, ask] = useState<Asking | null>(null);
  const [isOpening, open] = useState(false);
  const close = () => ask(null);
  const add = customer.can.edit && (
    <Button onClick={() => open(true)}>
      <Plus className="size-4" aria-hidden />
      {t("customers.service.open")}
    </Button>
  );
  return (
    <Card>
      <Loaded of={services}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState title={t("service.empty")} action={add}>
              {t("customers.service.emptyHint")}
            </EmptyState>
          ) : (
            <>
              {add && <div className="flex justify-end border-b px-5 py-3">{add}</div>}
              <ul>
                {data.map((service) => (
                  <ServiceRow key={service.id} service={service} onAsk={(what) => ask({ service, what })} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      <Suspense>
        {isOpening && <OpenServiceDialog customer={customer} onClose={() => open(false)} />}
        {asking?.what === "change" && <ChangeProductDialog service={asking.service} onClose={close} />}
        {asking?.what === "edit" && <EditServiceDialog service={asking.service} onClose={close} />}
        {asking?.what === "history" && <ServiceHistoryDialog service={asking.service} onClose={close} />}
        {asking && isStep(asking.what) && <StepDialog service={asking.service} step={asking.what} onClose={close} />}
      </Suspense>
    </Card>
  );
}

const isStep = (what: Asking["what"]): what is Step => (STEPS as readonly string[]).includes(what);

function ServiceRow({ service, onAsk }: { service: Service; onAsk: (what: Asking["what"]) => void }) {
  const { t } = useTranslation();
  const { can } = service;
  const said = [
    service.number,
    t("customers.service.sinceDay", { day: day(service.started_on) }),
    service.status === "terminated" ? service.ended_on && t("customers.service.endedOn", { day: day(service.ended_on) }) : t("customers.service.billedOn", { day: service.billing_day }),
  ];
  const entries: (MenuEntry | false)[] = [
    ...STEPS.map((step) => can[step] && { label: t(`service.${step}`), isDanger: step === "terminate", onSelect: () => onAsk(step) }),
    can.change_product && { label: t("customers.service.change"), onSelect: () => onAsk("change") },
    can.edit && { label: t("customers.service.edit"), onSelect: () => onAsk("edit") },
    { label: t("customers.service.history"), onSelect: () => onAsk("history") },
  ];
  return (
    <li className="flex items-start justify-between gap-3 border-t px-5 py-3 first:border-t-0">
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{service.product_name}</span>
          <ServiceStatus status={service.status} />
        </span>
        <span className="num block text-sm text-muted-foreground">{said.filter(Boolean).join(" · ")}</span>
        {service.install_address && <span className="block text-sm text-muted-foreground">{service.install_address}</span>}
        {(service.suspend_reason ?? service.end_reason) && (
          <span className="block text-sm">
            {t("service.reason")}: {service.suspend_reason ?? service.end_reason}
          </span>
        )}
      </span>
      <span className="flex shrink-0 items-center gap-1">
        <span className="num font-semibold">{money(service.price)}</span>
        <Menu
          trigger={
            <Button look="ghost" size="icon" aria-label={t("customers.service.more", { number: service.number })}>
              <EllipsisVertical className="size-4" aria-hidden />
            </Button>
          }
          entries={entries.filter((entry): entry is MenuEntry => entry !== false)}
        />
      </span>
    </li>
  );
}
