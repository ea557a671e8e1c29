import type { OwnValues } from "@/app/fields/api";
import type { Lead, LeadChanges } from "./api";
import { fromLocalInput, toLocalInput } from "./api";

const TEXTS = ["name", "phone", "email", "organization", "address", "need", "product_id", "channel_id", "owner_id", "expected_close_on", "next_action"] as const;
type Text = (typeof TEXTS)[number];

/** A lead as it is typed. */
export type LeadInput = Record<Text, string> & {
  estimated_value: number | undefined;
  next_action_at: string;
  tags: string[];
  /** What was typed in fields that the business added. */
  custom: OwnValues;
};
export const LEAD_FIELDS = [...TEXTS, "estimated_value", "next_action_at", "tags", "custom"];

export function inputOf(lead: Lead | undefined): LeadInput {
  const texts = Object.fromEntries(TEXTS.map((field) => [field, lead?.[field] ?? ""])) as Record<Text, string>;
  return { ...texts, estimated_value: lead?.estimated_value, next_action_at: toLocalInput(lead?.next_action_at ?? null), tags: lead?.tags ?? [], custom: {} };
}

/** Only what differs from before; an emptied field is `null`. */
export function changesOf(values: LeadInput, before: LeadInput): LeadChanges {
  const changed = Object.entries(values).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof LeadInput]));
  return Object.fromEntries(
    changed.map(([field, value]) => {
      if (field === "next_action_at") return [field, fromLocalInput(String(value))];
      if (field === "estimated_value") return [field, value ?? 0];
      return [field, typeof value === "string" && value.trim() === "" ? null : value];
    }),
  );
}

/** What is wrong as one types, by the name of what to say; the server has the last word. */
export type LeadFaults = Partial<Record<keyof LeadInput, "nameNeeded" | "phoneOrEmail" | "badPhone" | "badEmail">>;

export function faultsIn({ name, phone, email }: Pick<LeadInput, "name" | "phone" | "email">): LeadFaults {
  const faults: LeadFaults = {};
  const digits = phone.replace(/\D/g, "").length;
  if (!name.trim()) faults.name = "nameNeeded";
  if (!phone.trim() && !email.trim()) faults.phone = "phoneOrEmail";
  if (phone.trim() && (digits < 8 || digits > 15 || /[^\d\s()+.-]/.test(phone))) faults.phone = "badPhone";
  if (email.trim() && !/^\S+@\S+\.\S+$/.test(email.trim())) faults.email = "badEmail";
  return faults;
}
