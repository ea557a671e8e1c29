import { useNavigate, useParams } from "@tanstack/react-router";
import { EllipsisVertical, MessageCircle } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { type Page, post, remove } from "@/lib/api";
import { day, money, number, phone } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Button, Card, CardHead, Fact, PageHead, Pill, UserChip } from "@/ui/basics";
import { FormError, TextField, faultsOf } from "@/ui/fields";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { Dialog } from "@/ui/Dialog";
import { Menu } from "@/ui/Menu";
import { Loaded } from "@/ui/states";
import { Timeline } from "@/ui/Timeline";
import { CustomerForm } from "./CustomerForm";
import { ServiceStatus } from "./ServicesPage";
import type { Customer, Purchase, Service } from "./api";

/** A customer from all sides: facts, services, purchases, what happened. */
export default function CustomerPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const customer = useOne<Customer>(`/api/customers/${id}`);
  return <Loaded of={customer}>{(data) => <CustomerRecord customer={data} />}</Loaded>;
}

function CustomerRecord({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHead
        title={
          <span className="flex flex-wrap items-center gap-2">
            {customer.name} <Pill tone={customer.status === "active" ? "success" : "plain"}>{t(`customer.${customer.status}`)}</Pill>
          </span>
        }
        hint={[customer.code, customer.organization].filter(Boolean).join(" · ")}
        actions={<CustomerActions customer={customer} />}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[360px_1fr]">
        <Facts customer={customer} />
        <div className="grid gap-4">
          <Services customer={customer} />
          <Purchases customer={customer} />
          <Card>
            <CardHead title={t("customer.timeline")} />
            <Timeline path={`/api/customers/${customer.id}/timeline`} />
          </Card>
        </div>
      </div>
    </>
  );
}

function Facts({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { street, city, province, postal_code } = customer.address;
  return (
    <Card>
      <CardHead title={t("customer.one")} />
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 px-5 pb-5">
        <Fact label={t("customer.lifetime")}>
          <span className="num font-semibold">{money(customer.lifetime_value)}</span>
        </Fact>
        <Fact label={t("customer.purchases")}>
          <span className="num">{number(customer.purchase_count)}</span>
        </Fact>
        <Fact label={t("lead.phone")}>
          <span className="num">{phone(customer.phone)}</span>
        </Fact>
        <Fact label={t("lead.email")}>{customer.email}</Fact>
        <Fact label={t("customer.since")}>{day(customer.first_purchase_on)}</Fact>
        <Fact label={t("customer.lastPurchase")}>{day(customer.last_purchase_on)}</Fact>
        <Fact label={t("lead.owner")}>
          <UserChip name={customer.owner_name} />
        </Fact>
        <div className="col-span-2">
          <dt className="text-xs text-muted-foreground">{t("lead.address")}</dt>
          <dd>{[street, city, province, postal_code].filter(Boolean).join(", ") || "–"}</dd>
        </div>
        {customer.notes && (
          <div className="col-span-2">
            <dt className="text-xs text-muted-foreground">{t("customer.notes")}</dt>
            <dd className="whitespace-pre-wrap">{customer.notes}</dd>
          </div>
        )}
      </dl>
    </Card>
  );
}

function CustomerActions({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState<"edit" | "delete" | "erase" | null>(null);
  const trash = useAction<void>(() => remove(`/api/customers/${customer.id}`), { refresh: ["/api/customers"], onDone: () => void navigate({ to: "/customers" }) });
  const erase = useAction<void>(() => post(`/api/customers/${customer.id}/privacy-erase`, { confirm: customer.code }), { refresh: ["/api/customers"], done: t("state.saved"), onDone: () => setOpen(null) });
  const download = useAction<unknown>(() => post(`/api/customers/${customer.id}/privacy-export`), {
    onDone: (data) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }));
      link.download = `${customer.code}.json`;
      link.click();
      URL.revokeObjectURL(link.href);
    },
  });
  return (
    <>
      {customer.whatsapp_url && (
        <a href={customer.whatsapp_url} target="_blank" rel="noreferrer" className="inline-flex h-9 items-center gap-2 rounded-md bg-success-soft px-3.5 font-medium text-success max-md:h-11">
          <MessageCircle className="size-4" aria-hidden />
          {t("lead.chat")}
        </a>
      )}
      <Menu
        trigger={
          <Button size="icon" aria-label={t("action.more")}>
            <EllipsisVertical className="size-4" aria-hidden />
          </Button>
        }
        entries={[
          { label: t("action.edit"), isDisabled: !customer.can.edit, onSelect: () => setOpen("edit") },
          { label: t("customer.privacyExport"), onSelect: () => download.mutate() },
          { label: t("customer.privacyErase"), isDanger: true, isDisabled: !customer.can.erase, onSelect: () => setOpen("erase") },
          { label: t("action.remove"), isDanger: true, isDisabled: !customer.can.edit, onSelect: () => setOpen("delete") },
        ]}
      />
      <Dialog isOpen={open === "edit"} onClose={() => setOpen(null)} title={t("action.edit")} side="right">
        <CustomerForm customer={customer} onDone={() => setOpen(null)} />
      </Dialog>
      <ConfirmDialog isOpen={open === "delete"} onClose={() => setOpen(null)} onConfirm={() => trash.mutate()} title={`${t("action.remove")}: ${customer.name}`} confirm={t("action.remove")} look="danger" isBusy={trash.isPending}>
        {t("lead.removeText")}
      </ConfirmDialog>
      <ConfirmDialog isOpen={open === "erase"} onClose={() => setOpen(null)} onConfirm={() => erase.mutate()} title={t("customer.privacyErase")} confirm={t("action.confirm")} look="danger" typed={customer.code} isBusy={erase.isPending}>
        {t("customer.eraseText")}
      </ConfirmDialog>
    </>
  );
}

function Services({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const services = useOne<{ data: Service[] }>(`/api/customers/${customer.id}/services`);
  const [asking, ask] = useState<{ service: Service; step: "suspend" | "resume" | "terminate" | "start" } | null>(null);
  return (
    <Card>
      <CardHead title={t("customer.services")} />
      <ul className="pb-3">
        {services.data?.data.map((service) => (
          <li key={service.id} className="flex flex-wrap items-center justify-between gap-3 px-5 py-2">
            <span className="min-w-0">
              <span className="font-medium">{service.product_name}</span>
              <span className="num block text-xs text-muted-foreground">
                {service.number} · {t("customer.since")} {day(service.started_on)} {service.suspend_reason ?? service.end_reason}
              </span>
            </span>
            <span className="flex items-center gap-2">
              <span className="num font-semibold">{money(service.price)}</span>
              <ServiceStatus status={service.status} />
              {(["start", "suspend", "resume", "terminate"] as const)
                .filter((step) => service.can[step])
                .map((step) => (
                  <Button key={step} size="sm" onClick={() => ask({ service, step })}>
                    {t(`service.${step}`)}
                  </Button>
                ))}
            </span>
          </li>
        ))}
        {services.data?.data.length === 0 && <li className="px-5 pb-2 text-muted-foreground">{t("service.empty")}</li>}
      </ul>
      {asking && <StepDialog {...asking} onClose={() => ask(null)} />}
    </Card>
  );
}

function StepDialog({ service, step, onClose }: { service: Service; step: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const take = useAction<Service>(() => post(`/api/services/${service.id}/${step}`, { reason: reason || null }), { refresh: ["/api/customers", "/api/services"], done: t("state.saved"), isQuiet: true, onDone: onClose });
  return (
    <Dialog isOpen onClose={onClose} title={`${t(`service.${step}`)}: ${service.product_name}`}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          take.mutate();
        }}
      >
        <FormError error={take.error} fields={["reason"]} />
        <TextField label={t("service.reason")} value={reason} error={faultsOf(take.error)("reason")} onChange={setReason} />
        <Button type="submit" look="accent" isBusy={take.isPending}>
          {t("action.confirm")}
        </Button>
      </form>
    </Dialog>
  );
}

function Purchases({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const purchases = useOne<Page<Purchase>>(`/api/customers/${customer.id}/purchases?per_page=20`);
  if (!purchases.data?.data.length) return null;
  return (
    <Card>
      <CardHead title={t("customer.purchases")} />
      <ul className="pb-3">
        {purchases.data.data.map((purchase) => (
          <li key={purchase.id} className="flex justify-between gap-3 px-5 py-2">
            <span className="min-w-0">
              <span className="num">{purchase.number}</span> · {day(purchase.on_date)}
              <span className="block truncate text-xs text-muted-foreground">{purchase.items.map((item) => `${item.quantity} × ${item.name}`).join(", ")}</span>
            </span>
            <span className="num font-semibold">{money(purchase.total)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
