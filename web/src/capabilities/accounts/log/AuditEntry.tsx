import { useTranslation } from "react-i18next";
import { moment } from "@/lib/format";
import { AppLink } from "@/ui/AppLink";
import { Fact } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { differencesOf, fieldName, said } from "./said";

export interface Entry {
  id: string;
  at: string;
  actor_name: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  subject_label: string;
  changes: Record<string, unknown>;
  request_id: string;
  ip: string;
  user_agent: string;
}

/** Where the things of a kind are shown. */
const PLACES: Record<string, string> = { lead: "/leads/", deal: "/deals/", customer: "/customers/", product: "/products?open=", user: "/users?open=" };

/** One change in full: every field before and after, by whom and from where. */
export function AuditEntry({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { t } = useTranslation();
  const place = PLACES[entry.subject_kind];
  return (
    <Dialog isOpen onClose={onClose} title={entry.subject_label} side="right">
      <dl className="mb-5 grid grid-cols-2 gap-4">
        <Fact label={t("audit.what")}>{t(`event.${entry.action}`, { defaultValue: entry.action })}</Fact>
        <Fact label={t("accounts.log.kind")}>{t(`accounts.log.subjects.${entry.subject_kind}`, { defaultValue: entry.subject_kind })}</Fact>
        <Fact label={t("audit.who")}>{entry.actor_name || t("accounts.log.program")}</Fact>
        <Fact label={t("audit.when")}>{moment(entry.at)}</Fact>
        <Fact label={t("audit.from")}>{entry.ip}</Fact>
        <Fact label={t("accounts.log.request")}>{entry.request_id}</Fact>
      </dl>
      <Differences changes={entry.changes} />
      {place && (
        <p className="mt-5">
          <AppLink href={place + entry.subject_id} className="text-info underline">
            {t("accounts.log.open")}
          </AppLink>
        </p>
      )}
    </Dialog>
  );
}

function Differences({ changes }: { changes: Record<string, unknown> }) {
  const { t } = useTranslation();
  const rows = differencesOf(changes);
  if (rows.length === 0) return <p className="text-muted-foreground">{t("accounts.log.noChanges")}</p>;
  return (
    <div className="overflow-x-auto rounded-lg border">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="bg-table-head text-left text-xs text-muted-foreground">
            {["field", "before", "after"].map((word) => (
              <th key={word} scope="col" className="h-9 px-3 font-medium">
                {t(`accounts.log.${word}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, from, to, isChange }) => (
            <tr key={field} className="border-t align-top">
              <th scope="row" className="px-3 py-2 text-left font-medium">
                {fieldName(t, field)}
              </th>
              {isChange && <td className="max-w-40 px-3 py-2 break-words text-muted-foreground line-through decoration-1">{said(t, field, from)}</td>}
              <td colSpan={isChange ? 1 : 2} className="max-w-60 px-3 py-2 break-words">
                {said(t, field, to)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
