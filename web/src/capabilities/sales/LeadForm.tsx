import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { get, patch, post, query } from "@/lib/api";
import { useDebounced, useDraft } from "@/lib/hooks";
import { Button } from "@/ui/basics";
import { FormError, MoneyField, SelectField, TextArea, TextField, faultsOf } from "@/ui/fields";
import { type Lead, choices, useChannels, useProducts, useStaff } from "./api";

interface Duplicates {
  matches: { kind: "lead" | "customer"; id: string; code: string; name: string }[];
  handled_by_colleague: boolean;
}

interface LeadFormProps {
  lead?: Lead;
  onDone: (lead: Lead) => void;
}

const FIELDS = ["name", "phone", "email", "organization", "address", "need", "product_id", "channel_id", "owner_id", "expected_close_on"] as const;
type Field = (typeof FIELDS)[number];
type Values = Record<Field, string> & { estimated_value: number | undefined };

function initial(lead: Lead | undefined): Values {
  const texts = Object.fromEntries(FIELDS.map((field) => [field, lead?.[field] ?? ""])) as Record<Field, string>;
  return { ...texts, estimated_value: lead?.estimated_value };
}

/** Write down a lead, or change one. Whoever is known already is shown while one types. */
export function LeadForm({ lead, onDone }: LeadFormProps) {
  const { t } = useTranslation();
  const { values, change, forget } = useDraft<Values>(`lead.${lead?.id ?? "new"}`, initial(lead));
  const [key] = useState(() => crypto.randomUUID());
  const [products, channels, staff] = [useProducts(), useChannels(), useStaff()];
  const contact = useDebounced({ phone: values.phone, email: values.email }, 400);
  const known = useQuery({
    queryKey: ["/api/leads/duplicates", contact],
    queryFn: () => get<Duplicates>(`/api/leads/duplicates${query(contact)}`),
    enabled: !lead && (contact.phone.length > 7 || contact.email.includes("@")),
  });
  const matches = known.data?.matches ?? [];
  const isKnown = matches.length > 0 || Boolean(known.data?.handled_by_colleague);
  const save = useAction<Lead>(
    () => {
      const before = initial(lead);
      const changed = Object.fromEntries(
        Object.entries(values)
          .filter(([name, value]) => (lead ? value !== before[name as Field] : value !== "" && value !== undefined))
          .map(([name, value]) => [name, value === "" || value === undefined ? null : value]),
      );
      return lead ? patch<Lead>(`/api/leads/${lead.id}`, changed, lead.version) : post<Lead>("/api/leads", { ...changed, allow_duplicate: isKnown }, key);
    },
    {
      refresh: ["/api/leads", "/api/home"],
      done: t("state.saved"),
      isQuiet: true,
      onDone: (saved) => {
        forget();
        onDone(saved);
      },
    },
  );
  const fault = faultsOf(save.error);
  const text = (name: Field, rest: { type?: string; isRequired?: boolean; autoFocus?: boolean; inputMode?: "tel" } = {}) => (
    <TextField label={t(`lead.${name === "expected_close_on" ? "close" : name}`)} value={values[name]} error={fault(name)} onChange={(value) => change({ [name]: value })} {...rest} />
  );
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <FormError error={save.error} fields={[...FIELDS, "estimated_value"]} />
      {text("name", { isRequired: true, autoFocus: true })}
      <div className="grid gap-4 sm:grid-cols-2">
        {text("phone", { type: "tel", inputMode: "tel" })}
        {text("email", { type: "email" })}
      </div>
      {isKnown && (
        <div role="status" className="rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
          <p className="font-medium">{t("lead.duplicate")}</p>
          {matches.map((match) => (
            <Link key={match.id} to={`/${match.kind}s/${match.id}`} className="block underline">
              {match.code} · {match.name}
            </Link>
          ))}
          {known.data?.handled_by_colleague && <p>{t("lead.colleague")}</p>}
        </div>
      )}
      {text("organization")}
      <TextArea label={t("lead.need")} value={values.need} error={fault("need")} onChange={(need) => change({ need })} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label={t("lead.product")} empty="–" value={values.product_id} choices={choices(products.data)} error={fault("product_id")} onChange={(product_id) => change({ product_id })} />
        <SelectField label={t("lead.channel")} empty="–" value={values.channel_id} choices={choices(channels.data)} error={fault("channel_id")} onChange={(channel_id) => change({ channel_id })} />
        <MoneyField label={t("lead.value")} value={values.estimated_value} error={fault("estimated_value")} onChange={(estimated_value) => change({ estimated_value })} />
        {text("expected_close_on", { type: "date" })}
      </div>
      {!lead && <SelectField label={t("lead.owner")} empty="–" value={values.owner_id} choices={choices(staff.data)} error={fault("owner_id")} onChange={(owner_id) => change({ owner_id })} />}
      {text("address")}
      <Button type="submit" look="accent" isBusy={save.isPending}>
        {isKnown && !lead ? t("lead.saveAnyway") : t("action.save")}
      </Button>
    </form>
  );
}
