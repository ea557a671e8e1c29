import type { OwnValues } from "@/app/fields/api";
import { phone } from "@/lib/format";
import type { Customer } from "../api";

/** A customer as the form holds one. */
export interface CustomerInput {
  kind: string;
  name: string;
  organization: string;
  phone: string;
  extra_phones: string[];
  email: string;
  preferred_contact: string;
  marketing: boolean;
  consent_source: string;
  street: string;
  village: string;
  district: string;
  city: string;
  province: string;
  postal_code: string;
  lat: string;
  lng: string;
  birthday: string;
  national_id: string;
  status: string;
  owner_id: string;
  tags: string[];
  /** What was typed in fields that the business added. */
  custom: OwnValues;
  preferences: string[];
  notes: string;
}

const degrees = (value: number | null | undefined) => (value == null ? "" : String(value).replace(".", ","));

export const inputOf = (customer?: Customer): CustomerInput => ({
  kind: customer?.kind ?? "person",
  name: customer?.name ?? "",
  organization: customer?.organization ?? "",
  phone: phone(customer?.phone),
  extra_phones: (customer?.extra_phones ?? []).map(phone),
  email: customer?.email ?? "",
  preferred_contact: customer?.preferred_contact ?? "",
  marketing: customer?.consent?.marketing ?? false,
  consent_source: customer?.consent?.source ?? "",
  street: customer?.address.street ?? "",
  village: customer?.address.village ?? "",
  district: customer?.address.district ?? "",
  city: customer?.address.city ?? "",
  province: customer?.address.province ?? "",
  postal_code: customer?.address.postal_code ?? "",
  lat: degrees(customer?.address.lat),
  lng: degrees(customer?.address.lng),
  birthday: customer?.birthday ?? "",
  national_id: customer?.national_id ?? "",
  status: customer?.status ?? "active",
  owner_id: customer?.owner_id ?? "",
  tags: customer?.tags ?? [],
  custom: {},
  preferences: customer?.preferences ?? [],
  notes: customer?.notes ?? "",
});

const ADDRESS = ["street", "village", "district", "city", "province", "postal_code", "lat", "lng"] as const;

/** Decimal degrees of `-6,2088`, `−6.2088`; what cannot be read is left for the server to refuse. */
function readDegrees(text: string): number | string | null {
  const clean = text.trim().replace("−", "-").replace(",", ".");
  if (!clean) return null;
  const value = Number(clean);
  return Number.isFinite(value) ? value : text;
}

/** What the server is told: blank texts are nothing, the address is one thing, and so is the consent. */
export function bodyOf(input: CustomerInput) {
  const { kind, name, status, extra_phones, tags, custom, preferences, marketing, consent_source, lat, lng, ...texts } = input;
  const blank = (text: string) => text.trim() || null;
  const parts = Object.fromEntries(ADDRESS.filter((part) => part !== "lat" && part !== "lng").map((part) => [part, blank(input[part])]));
  const own = Object.fromEntries(Object.entries(texts).filter(([field]) => !(ADDRESS as readonly string[]).includes(field)).map(([field, value]) => [field, blank(value)]));
  return {
    ...own,
    kind,
    name,
    status,
    tags,
    custom,
    preferences,
    extra_phones: extra_phones.map((text) => text.trim()).filter(Boolean),
    address: { ...parts, lat: readDegrees(lat), lng: readDegrees(lng) },
    consent: marketing || consent_source.trim() ? { marketing, source: blank(consent_source) } : null,
  };
}

type Body = ReturnType<typeof bodyOf>;

/** Only what differs, so that what somebody else changes meanwhile is not undone. */
export function changesOf(before: CustomerInput, after: CustomerInput): Partial<Body> {
  const [from, to] = [bodyOf(before), bodyOf(after)];
  return Object.fromEntries((Object.keys(to) as (keyof Body)[]).filter((field) => JSON.stringify(from[field]) !== JSON.stringify(to[field])).map((field) => [field, to[field]])) as Partial<Body>;
}
