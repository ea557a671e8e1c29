import { type FieldOwner, type OwnValues, useOwnFields } from "./api";
import { OwnValueText } from "./OwnValueText";

/** What stands in the fields that the business added, among the facts of a thing. */
export function OwnFacts({ of, values }: { of: FieldOwner; values: OwnValues }) {
  const fields = useOwnFields(of).data?.data ?? [];
  return fields.map((field) => (
    <div key={field.id} className={field.type === "url" ? "col-span-2 min-w-0" : "min-w-0"}>
      <dt className="text-xs text-muted-foreground">{field.label}</dt>
      <dd className="break-words">{values[field.key] === undefined ? <span className="text-muted-foreground">–</span> : <OwnValueText field={field} value={values[field.key]} />}</dd>
    </div>
  ));
}
