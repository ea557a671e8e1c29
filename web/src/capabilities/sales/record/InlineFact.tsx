import { Pencil } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, cn } from "@/ui/basics";
import { type Choice, MoneyField, SelectField, TextArea, TextField, faultsOf } from "@/ui/fields";
import type { Duplicates, Lead, LeadChanges } from "../api";
import { KnownAlready } from "../KnownAlready";
import { FIELD_NAMES, type Field, useLeadChange } from "./useLeadChange";

interface InlineFactProps {
  lead: Lead;
  field: Field;
  kind?: "text" | "tel" | "email" | "date" | "area" | "money" | "select";
  choices?: Choice[];
  /** How the value reads; the value itself where absent. */
  children?: ReactNode;
  /** Beside the value: copy, call. */
  extra?: ReactNode;
  isWide?: boolean;
}

/** A fact that turns into its field when it is pressed. Enter or leaving it saves, Esc does not. */
export function InlineFact({ lead, field, kind = "text", choices = [], children, extra, isWide }: InlineFactProps) {
  const { t } = useTranslation();
  const label = t(FIELD_NAMES[field]);
  const held = lead[field];
  const [draft, setDraft] = useState<string | number | null>(null);
  const [seen, setSeen] = useState(lead);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setDraft(null);
    save.reset();
    requestAnimationFrame(() => opener.current?.focus());
  };
  const { save, dialog } = useLeadChange(seen, close);
  const open = () => {
    setSeen(lead);
    setDraft(typeof held === "number" ? held : String(held ?? ""));
  };
  const send = (value: string | number | null, more: LeadChanges = {}) => {
    const next = value === "" ? null : value;
    if (next === seen[field] || (next === null && !seen[field])) return close();
    save.mutate({ [field]: kind === "money" ? (next ?? 0) : next, ...more });
  };
  if (draft === null || !lead.can.edit) {
    return (
      <div className={cn("group/fact min-w-0", isWide && "col-span-2")}>
        <dt className="text-xs text-muted-foreground">{label}</dt>
        <dd className="flex min-h-7 items-start gap-1 max-md:min-h-11 max-md:items-center">
          {lead.can.edit ? (
            <button ref={opener} type="button" aria-label={t("sales.record.edit", { field: label })} className="-mx-1.5 flex min-w-0 items-start gap-1.5 rounded-md px-1.5 py-0.5 text-left hover:bg-row-hover max-md:min-h-11 max-md:items-center" onClick={open}>
              <span className={cn("min-w-0 break-words", kind === "area" && "whitespace-pre-wrap")}>{held ? (children ?? String(held)) : <span className="text-muted-foreground">{t("sales.record.empty")}</span>}</span>
              <Pencil className="mt-1 size-3.5 shrink-0 text-muted-foreground opacity-0 group-focus-within/fact:opacity-100 group-hover/fact:opacity-100" aria-hidden />
            </button>
          ) : (
            <span className="min-w-0 py-0.5 break-words whitespace-pre-wrap">{held ? (children ?? String(held)) : "–"}</span>
          )}
          {held ? extra : null}
        </dd>
      </div>
    );
  }
  const known = save.error?.code === "duplicate" ? (save.error.problem as unknown as Duplicates) : undefined;
  const error = faultsOf(save.error)(field) ?? (save.error && save.error.status !== 412 && !known ? save.error.message : undefined);
  const text = String(draft);
  const common = { label, error, autoFocus: true, disabled: save.isPending };
  return (
    <div className="col-span-2">
      <dt className="sr-only">{label}</dt>
      <dd>
        <form
          className="grid gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            send(draft);
          }}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget) && !save.isPending && !save.error) send(draft);
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape") close();
          }}
        >
          {kind === "money" ? (
            <MoneyField {...common} value={draft === "" ? undefined : Number(draft)} onChange={(value) => setDraft(value ?? "")} />
          ) : kind === "select" ? (
            <SelectField {...common} empty="–" value={text} choices={choices} onChange={(value) => send(value)} />
          ) : kind === "area" ? (
            <TextArea {...common} rows={4} value={text} onChange={setDraft} />
          ) : (
            <TextField {...common} type={kind} value={text} onChange={setDraft} />
          )}
          {known && <KnownAlready known={known} />}
          {kind !== "select" && (
            <div className="flex gap-2">
              <Button type="submit" size="sm" look="primary" isBusy={save.isPending}>
                {t("action.save")}
              </Button>
              {known && (
                <Button size="sm" onClick={() => send(draft, { allow_duplicate: true })}>
                  {t("lead.saveAnyway")}
                </Button>
              )}
              <Button size="sm" look="ghost" onClick={close}>
                {t("action.cancel")}
              </Button>
            </div>
          )}
          {dialog}
        </form>
      </dd>
    </div>
  );
}
