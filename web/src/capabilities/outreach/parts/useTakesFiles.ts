import { useMay } from "@/app/session";
import { useAll } from "@/lib/hooks";

/** Whether files of this kind of thing can be brought in. */
export function useTakesFiles(kind: string) {
  const may = useMay("import");
  const kinds = useAll<{ name: string }>("/api/imports/kinds", may);
  return may && (kinds.data?.data ?? []).some((offered) => offered.name === kind);
}
