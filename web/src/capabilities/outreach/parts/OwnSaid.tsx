import { useOwnFields } from "@/app/fields/api";
import { OwnFacts } from "@/app/fields/OwnFacts";
import type { ContactRecord } from "../api";

/** What stands in the fields that the business added to records. */
export function OwnSaid({ of: { custom } }: { of: Pick<ContactRecord, "custom"> }) {
  const fields = useOwnFields("records").data?.data ?? [];
  if (!fields.some((field) => field.key in custom)) return null;
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 text-sm">
      <OwnFacts of="records" values={custom} />
    </dl>
  );
}
