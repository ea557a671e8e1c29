import { type Page, get, query } from "@/lib/api";
import { useQuery } from "@tanstack/react-query";

export const FIELDS = "/api/custom-fields";
export const OWNERS = ["leads", "customers", "products", "records"] as const;
/** What a business adds fields to. */
export type FieldOwner = (typeof OWNERS)[number];
export const FIELD_KINDS = ["text", "number", "money", "date", "choice", "multi_choice", "yes_no", "url"] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** A value of an own field, as the server keeps and takes it. */
export type OwnValue = string | number | boolean | string[] | null;
/** Own fields of a thing by their keys. */
export type OwnValues = Record<string, OwnValue>;

/** A field that the business added. */
export interface OwnField {
  id: string;
  entity: FieldOwner;
  key: string;
  label: string;
  type: FieldKind;
  required: boolean;
  default: OwnValue;
  choices: string[];
  in_table: boolean;
  in_filter: boolean;
  position: number;
  version: number;
  can: { edit: boolean; delete: boolean };
}

const MOST = 200;

/** The fields that the business added to `entity`, in their order. */
export function useOwnFields(entity: FieldOwner, isOn = true) {
  const path = FIELDS + query({ entity, sort: "position", per_page: MOST });
  return useQuery({ queryKey: [FIELDS, entity], queryFn: () => get<Page<OwnField>>(path), enabled: isOn, staleTime: 60_000 });
}

/** The name under which lists and faults know the field. */
export const nameOf = ({ key }: Pick<OwnField, "key">) => `custom.${key}`;
