import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { useSession } from "@/app/session";
import { type ApiError, get, post, query } from "@/lib/api";
import { useDebounced, useDraft } from "@/lib/hooks";
import { Button } from "@/ui/basics";
import { FormError, faultsOf } from "@/ui/fields";
import { LEAD_PATHS } from "./actions";
import type { Duplicates, Lead } from "./api";
import { KnownAlready } from "./KnownAlready";
import { LeadFields } from "./LeadFields";
import { LEAD_FIELDS, type LeadInput, changesOf, faultsIn, inputOf } from "./leadInput";
import { useLeadChange } from "./record/useLeadChange";

interface LeadFormProps {
  lead?: Lead;
  onDone: (lead: Lead) => void;
}

/** Write down a lead, or change one. Whoever is known already is shown while one types. */
export function LeadForm({ lead: shown, onDone }: LeadFormProps) {
  const { t } = useTranslation();
  // Live news may change the lead behind the form; what is compared on saving is what its writer saw.
  const [lead] = useState(shown);
  const { user, is_leader } = useSession();
  const [before] = useState(() => inputOf(lead));
  const { values, change, forget } = useDraft<LeadInput>(`lead.${lead ? `${lead.id}.${lead.version}` : "new"}`, before);
  const [wasKept, setKept] = useState(() => Object.keys(changesOf(values, before)).length > 0);
  const [touched, touch] = useState<string[]>([]);
  const [isSure, setSure] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const done = (saved: Lead) => {
    forget();
    onDone(saved);
  };
  const create = useAction<Lead>(() => post<Lead>("/api/leads", { ...changesOf(values, before), allow_duplicate: isSure }, key), { refresh: LEAD_PATHS, done: t("state.saved"), isQuiet: true, onDone: done });
  const { save, dialog } = useLeadChange(lead ?? ({ id: "", version: 0 } as Lead), done);
  const error: ApiError | null = lead ? save.error : create.error;
  const known = useKnown(values, lead, error);
  const faults = faultsIn(values);
  const fault = (field: string) => {
    const code = faults[field as keyof LeadInput];
    return code && touched.includes(field) ? t(`sales.form.${code}`) : faultsOf(error)(field);
  };
  const submit = (form: HTMLFormElement) => {
    touch([...LEAD_FIELDS, "sure"]);
    if (Object.keys(faults).length > 0 || (known && !isSure)) {
      requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    if (lead) save.mutate({ ...changesOf(values, before), allow_duplicate: isSure });
    else create.mutate();
  };
  const isBusy = create.isPending || save.isPending;
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) submit(event.currentTarget);
      }}
    >
      {wasKept && (
        <p role="status" className="flex items-center justify-between gap-3 rounded-md bg-info-soft px-3 py-2 text-sm">
          {t("sales.form.kept")}
          <Button
            size="sm"
            look="ghost"
            onClick={() => {
              change(before);
              forget();
              setKept(false);
            }}
          >
            {t("sales.form.discard")}
          </Button>
        </p>
      )}
      <FormError error={error?.code === "duplicate" || error?.status === 412 ? null : error} fields={LEAD_FIELDS} />
      <LeadFields
        lead={lead}
        values={values}
        fault={fault}
        mayAssign={!lead && (user.role !== "sales" || is_leader)}
        onChange={change}
        onLeave={(field) => touch((now) => (now.includes(field) ? now : [...now, field]))}
        known={
          known && (
            <KnownAlready known={known}>
              <label className="flex items-start gap-2 pt-1 font-medium max-md:min-h-11">
                <input type="checkbox" className="mt-0.5" checked={isSure} aria-invalid={touched.includes("sure") && !isSure} onChange={(event) => setSure(event.target.checked)} />
                {t("sales.form.anyway")}
              </label>
              {touched.includes("sure") && !isSure && (
                <p role="alert" className="text-danger">
                  {t("sales.form.anywayNeeded")}
                </p>
              )}
            </KnownAlready>
          )
        }
      />
      <div className="sticky -bottom-5 -mx-5 -mb-5 border-t bg-card px-5 py-3">
        <Button type="submit" look="accent" className="w-full" isBusy={isBusy}>
          {isSure && known ? t("lead.saveAnyway") : t("action.save")}
        </Button>
      </div>
      {dialog}
    </form>
  );
}

/** Who has this phone or email already: asked while it is typed, and what the server said when it was saved. */
function useKnown(values: LeadInput, lead: Lead | undefined, error: ApiError | null): Duplicates | undefined {
  const isNew = (field: "phone" | "email") => values[field].trim() !== (lead?.[field] ?? "");
  const contact = useDebounced({ phone: isNew("phone") ? values.phone.trim() : "", email: isNew("email") ? values.email.trim() : "" }, 350);
  const asked = useQuery({
    queryKey: ["/api/leads/duplicates", contact],
    queryFn: () => get<Duplicates>(`/api/leads/duplicates${query(contact)}`),
    enabled: contact.phone.replace(/\D/g, "").length > 7 || contact.email.includes("@"),
  });
  const found = error?.code === "duplicate" ? (error.problem as unknown as Duplicates) : asked.data;
  if (!found) return undefined;
  const matches = found.matches.filter((match) => match.id !== lead?.id);
  return matches.length > 0 || found.handled_by_colleague ? { ...found, matches } : undefined;
}
