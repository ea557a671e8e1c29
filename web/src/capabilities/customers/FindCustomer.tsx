import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Page, get, query } from "@/lib/api";
import { phone } from "@/lib/format";
import { useDebounced } from "@/lib/hooks";
import { TextField } from "@/ui/fields";
import { CUSTOMERS, type ListedCustomer } from "./api";

interface FindCustomerProps {
  label: string;
  except?: string;
  onChoose: (customer: ListedCustomer) => void;
}

/** Finds a customer by name, code or number while one types. */
export function FindCustomer({ label, except, onChoose }: FindCustomerProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const settled = useDebounced(text.trim());
  const isAsked = settled.length > 1;
  const found = useQuery({
    queryKey: [CUSTOMERS, "find", settled],
    queryFn: () => get<Page<ListedCustomer>>(`${CUSTOMERS}${query({ q: settled, per_page: 8 })}`),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const others = found.data?.data.filter((one) => one.id !== except) ?? [];
  return (
    <div className="grid gap-2">
      <TextField label={label} type="search" autoFocus autoComplete="off" value={text} onChange={setText} />
      <ul className="grid max-h-72 overflow-y-auto">
        {isAsked &&
          others.map((one) => (
            <li key={one.id}>
              <button type="button" className="flex min-h-11 w-full items-center justify-between gap-3 rounded-md px-2.5 text-left hover:bg-row-hover" onClick={() => onChoose(one)}>
                <span className="truncate">
                  <span className="font-medium">{one.name}</span> <span className="text-sm text-muted-foreground">{one.organization}</span>
                </span>
                <span className="num text-sm text-muted-foreground">{phone(one.phone) || one.code}</span>
              </button>
            </li>
          ))}
        {isAsked && found.data && others.length === 0 && <li className="py-3 text-center text-muted-foreground">{t("customers.merge.none")}</li>}
      </ul>
    </div>
  );
}
