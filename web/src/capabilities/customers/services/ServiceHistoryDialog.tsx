import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { day, moment, money } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Dialog } from "@/ui/Dialog";
import { EmptyState, Loaded } from "@/ui/states";
import type { Service, ServiceChange } from "../api";

/** Which packages and prices a service had. */
export default function ServiceHistoryDialog({ service, onClose }: { service: Service; onClose: () => void }) {
  const { t } = useTranslation();
  const history = useOne<{ data: ServiceChange[] }>(`/api/services/${service.id}/history`);
  return (
    <Dialog isOpen onClose={onClose} title={`${t("customers.service.history")}: ${service.number}`}>
      <Loaded of={history}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState title={t("customers.service.noHistory")} />
          ) : (
            <ol className="grid">
              {data.map((change) => (
                <li key={change.at} className="grid gap-0.5 border-t py-2.5 first:border-t-0">
                  <span className="num flex flex-wrap items-center gap-1.5">
                    {change.from_product_name} {money(change.from_price)}
                    <ArrowRight className="size-3.5 text-muted-foreground" aria-hidden />
                    <span className="font-medium">
                      {change.to_product_name} {money(change.to_price)}
                    </span>
                  </span>
                  <span className="text-sm text-muted-foreground" title={moment(change.at)}>
                    {[day(change.on_date), change.changed_by_name, change.reason].filter(Boolean).join(" · ")}
                  </span>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Dialog>
  );
}
