import { Fact } from "@/ui/basics";
import type { ContactRecord } from "../api";

/** Everything else that the uploaded file said of somebody. */
export function ExtraColumns({ of: { extra } }: { of: Pick<ContactRecord, "extra"> }) {
  const columns = Object.entries(extra).filter(([, value]) => value !== null && value !== "");
  if (columns.length === 0) return null;
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 text-sm">
      {columns.map(([name, value]) => (
        <Fact key={name} label={name}>
          <span className="break-words whitespace-normal">{String(value)}</span>
        </Fact>
      ))}
    </dl>
  );
}
