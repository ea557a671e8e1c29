import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ArrowDown } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { type Page, get, post, query } from "@/lib/api";
import { phone } from "@/lib/format";
import { useDebounced } from "@/lib/hooks";
import { Button, cn } from "@/ui/basics";
import { FormError, TextField } from "@/ui/fields";
import { Dialog } from "@/ui/Dialog";
import { LEAD_PATHS } from "../actions";
import type { Known, Lead } from "../api";

type Other = Pick<Known, "id" | "code" | "name">;

/** Finds the lead that is the same person, says what will happen, and folds it in. */
export function MergeDialog({ lead, chosen, onClose }: { lead: Lead; chosen?: Other; onClose: () => void }) {
  const { t } = useTranslation();
  const [other, choose] = useState<Other | null>(chosen ?? null);
  const [text, setText] = useState("");
  const [key] = useState(() => crypto.randomUUID());
  const settled = useDebounced(text.trim());
  const found = useQuery({
    queryKey: ["/api/leads", "merge", settled],
    queryFn: () => get<Page<Lead>>(`/api/leads${query({ q: settled, per_page: 8 })}`),
    enabled: settled.length > 1,
    placeholderData: keepPreviousData,
  });
  const others = found.data?.data.filter((one) => one.id !== lead.id) ?? [];
  const merge = useAction<Lead>(() => post(`/api/leads/${lead.id}/merge`, { from_id: other?.id }, key), { refresh: [...LEAD_PATHS, "/api/deals"], done: t("sales.record.merged"), isQuiet: true, onDone: onClose });
  return (
    <Dialog isOpen onClose={onClose} title={t("sales.record.mergeTitle", { name: lead.name })}>
      <div className="grid gap-4">
        <p className="text-muted-foreground">{t("sales.record.mergeHint")}</p>
        <FormError error={merge.error} />
        {other ? (
          <div className="grid justify-items-center gap-1.5">
            <Side label={t("sales.record.folds")} lead={other} action={t("action.edit")} onAction={() => choose(null)} />
            <ArrowDown className="size-5 text-muted-foreground" aria-hidden />
            <Side label={t("sales.record.keeps")} lead={lead} />
          </div>
        ) : (
          <>
            <TextField label={t("sales.record.mergeFind")} type="search" autoFocus value={text} onChange={setText} />
            <ul className="grid max-h-72 overflow-y-auto">
              {settled.length > 1 &&
                others.map((one) => (
                  <li key={one.id}>
                    <button type="button" className="flex w-full items-center justify-between gap-3 rounded-md px-2.5 py-2 text-left hover:bg-row-hover" onClick={() => choose(one)}>
                      <span className="truncate">
                        <span className="font-medium">{one.name}</span> <span className="text-sm text-muted-foreground">{one.organization}</span>
                      </span>
                      <span className="num text-sm text-muted-foreground">{phone(one.phone) || one.code}</span>
                    </button>
                  </li>
                ))}
              {settled.length > 1 && found.data && others.length === 0 && <li className="py-3 text-center text-muted-foreground">{t("sales.record.mergeNone")}</li>}
            </ul>
          </>
        )}
        <div className="flex flex-wrap items-center justify-end gap-2">
          <span className="mr-auto text-sm text-muted-foreground">{t("sales.record.mergeUndo")}</span>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button look="danger" disabled={!other} isBusy={merge.isPending} onClick={() => merge.mutate()}>
            {t("sales.record.merge")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Side({ label, lead, action, onAction }: { label: string; lead: Other; action?: string; onAction?: () => void }) {
  return (
    <div className={cn("flex w-full items-center justify-between gap-3 rounded-lg border px-3 py-2", !onAction && "border-ring")}>
      <span className="min-w-0">
        <span className="block text-xs text-muted-foreground">{label}</span>
        <span className="block truncate font-medium">{lead.name}</span>
      </span>
      <span className="flex items-center gap-2">
        <span className="num text-sm text-muted-foreground">{lead.code}</span>
        {onAction && (
          <Button size="sm" look="ghost" onClick={onAction}>
            {action}
          </Button>
        )}
      </span>
    </div>
  );
}
