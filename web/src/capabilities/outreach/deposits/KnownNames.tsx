import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { get, query } from "@/lib/api";
import { useDebounced } from "@/lib/hooks";
import { DEPOSITS } from "./deposit";

interface KnownName {
  name: string;
  customer_ref: string | null;
  origin: "deposit" | "record" | "reservation";
}

/** Names that complete what is being typed, from own records, reserved members and earlier deposits. */
export function KnownNames({ id, asked }: { id: string; asked: { text: string; product: string } | null }) {
  const text = useDebounced(asked?.text.trim() ?? "", 150);
  const known = useQuery({
    queryKey: [`${DEPOSITS}/names`, text, asked?.product],
    queryFn: () => get<{ data: KnownName[] }>(`${DEPOSITS}/names${query({ q: text, product_id: asked?.product })}`),
    enabled: asked !== null && text.length > 1,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <datalist id={id}>
      {known.data?.data.map((one) => (
        <option key={`${one.origin}.${one.name}.${one.customer_ref}`} value={one.name} label={one.customer_ref ?? undefined} data-ref={one.customer_ref ?? undefined} />
      ))}
    </datalist>
  );
}

/** The ID that belongs to a name, where it was chosen from the list and only one does. */
export function knownRef(id: string, name: string): string | undefined {
  const options = [...document.querySelectorAll<HTMLOptionElement>(`datalist#${id} option`)].filter((option) => option.value === name);
  const refs = new Set(options.map((option) => option.dataset.ref));
  return refs.size === 1 ? [...refs][0] : undefined;
}
