import { Link } from "@tanstack/react-router";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/basics";
import type { Lead } from "../api";
import { useLeadChange } from "./useLeadChange";

/** The lead's labels; each leads to all leads that carry it. */
export function TagsFact({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const { save, dialog } = useLeadChange(lead, () => setText(null));
  const tag = text?.trim() ?? "";
  return (
    <div className="col-span-2">
      <dt className="text-xs text-muted-foreground">{t("lead.tags")}</dt>
      <dd className="flex min-h-7 flex-wrap items-center gap-1.5 pt-1">
        {lead.tags.map((known) => (
          <span key={known} className="inline-flex items-center rounded-sm bg-muted text-xs font-medium">
            <Link to="/leads" search={{ tag: known } as never} className="px-1.5 py-1 hover:underline">
              {known}
            </Link>
            {lead.can.edit && (
              <button type="button" className="rounded-sm p-1 hover:bg-border max-md:p-3" aria-label={t("sales.record.removeTag", { tag: known })} disabled={save.isPending} onClick={() => save.mutate({ tags: lead.tags.filter((other) => other !== known) })}>
                <X className="size-3" aria-hidden />
              </button>
            )}
          </span>
        ))}
        {lead.can.edit &&
          (text === null ? (
            <Button look="ghost" size="sm" className="h-7 px-1.5 text-xs text-muted-foreground" onClick={() => setText("")}>
              <Plus className="size-3.5" aria-hidden />
              {t("sales.record.addTag")}
            </Button>
          ) : (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (tag) save.mutate({ tags: [...lead.tags, tag] });
              }}
            >
              <input autoFocus aria-label={t("sales.record.addTag")} maxLength={40} value={text} disabled={save.isPending} className="h-7 w-32 rounded-md border border-input bg-card px-2 text-sm max-md:h-11" onChange={(event) => setText(event.target.value)} onBlur={() => !tag && setText(null)} onKeyDown={(event) => event.key === "Escape" && setText(null)} />
            </form>
          ))}
        {save.error?.faults[0] && <p className="basis-full text-sm text-danger">{save.error.faults[0].message}</p>}
      </dd>
      {dialog}
    </div>
  );
}
