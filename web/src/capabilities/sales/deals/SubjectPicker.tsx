import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, query } from "@/lib/api";
import { useDebounced } from "@/lib/hooks";
import { Card, CardHead } from "@/ui/basics";

interface Hit {
  kind: string;
  id: string;
  title: string;
  subtitle: string;
}

const PARAMS: Record<string, string> = { lead: "lead_id", customer: "customer_id" };

/** For whom a new deal is: a lead or a customer, found by whatever one knows of them. */
export function SubjectPicker({ onPick }: { onPick: (chosen: Record<string, string>) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const q = useDebounced(text.trim(), 150);
  const found = useQuery({ queryKey: ["/api/search", "for a deal", q], queryFn: () => get<{ groups: { hits: Hit[] }[] }>(`/api/search${query({ q, limit: 10 })}`), enabled: q.length > 1, placeholderData: keepPreviousData });
  const hits = found.data?.groups.flatMap((group) => group.hits).filter((hit) => hit.kind in PARAMS) ?? [];
  return (
    <Card>
      <CardHead title={t("deal.for")} hint={t("deal.forHint")} />
      <Command shouldFilter={false} label={t("deal.for")} className="px-5 pb-5">
        <Command.Input autoFocus value={text} onValueChange={setText} placeholder={t("table.search")} className="h-10 w-full max-w-lg rounded-md border border-input bg-card px-3 max-md:h-11" />
        <Command.List className="mt-2 max-w-lg">
          {q.length > 1 && !found.isPending && hits.length === 0 && <p className="px-2.5 py-3 text-muted-foreground">{t("deal.noOne")}</p>}
          {hits.map((hit) => (
            <Command.Item key={hit.id} value={hit.id} className="flex min-h-10 cursor-pointer items-center justify-between gap-3 rounded-md px-2.5 data-[selected=true]:bg-row-hover max-md:min-h-11" onSelect={() => onPick({ [PARAMS[hit.kind] ?? ""]: hit.id })}>
              <span className="min-w-0 truncate font-medium">{hit.title}</span>
              <span className="num shrink-0 text-sm text-muted-foreground">
                {t(hit.kind === "lead" ? "lead.one" : "customer.one")} · {hit.subtitle}
              </span>
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Card>
  );
}
