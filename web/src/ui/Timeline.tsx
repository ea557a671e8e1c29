import { useInfiniteQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { get, query } from "@/lib/api";
import { moment, relative } from "@/lib/format";
import { Button, cn } from "./basics";
import { ErrorState, Skeleton } from "./states";

export interface TimelineEntry {
  id: string;
  at: string;
  kind: string;
  event: string;
  author: string | null;
  data: Record<string, unknown>;
}

/** What happened, the newest first. `path` answers with entries before an instant. */
export function Timeline({ path }: { path: string }) {
  const { t } = useTranslation();
  const [kinds, setKinds] = useState("");
  const pages = useInfiniteQuery({
    queryKey: [path, kinds],
    queryFn: ({ pageParam }) => get<{ data: TimelineEntry[]; has_more: boolean }>(path + query({ before: pageParam, kinds })),
    initialPageParam: "",
    getNextPageParam: (last) => (last.has_more ? last.data.at(-1)?.at : undefined),
  });
  if (pages.error) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.isPending) return <Skeleton className="m-5 h-40" />;
  const entries = pages.data.pages.flatMap((page) => page.data);
  return (
    <div className="grid gap-3 px-5 pb-5">
      <div className="flex flex-wrap gap-1" role="group">
        {["", "activity", "change", "deal"].map((kind) => (
          <Button key={kind} size="sm" look="ghost" aria-pressed={kinds === kind} className={cn(kinds === kind && "bg-muted")} onClick={() => setKinds(kind)}>
            {kind === "" ? t("approval.all") : kind === "activity" ? t("lead.log").split(" ").at(-1) : kind === "deal" ? t("deal.one") : t("audit.changes")}
          </Button>
        ))}
      </div>
      <ol className="grid gap-3 border-l pl-4">
        {entries.map((entry) => (
          <li key={entry.id} className="relative">
            <span aria-hidden className={cn("absolute top-1.5 -left-[21px] size-2.5 rounded-full border-2 border-card", entry.kind === "activity" ? "bg-accent" : "bg-chart-1")} />
            <p className="text-sm">
              <span className="font-medium">{entry.author ?? "Langgan"}</span> <What entry={entry} />
              <span className="ml-2 text-xs text-muted-foreground" title={moment(entry.at)}>
                {relative(entry.at)}
              </span>
            </p>
            <Details entry={entry} />
          </li>
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button size="sm" look="ghost" isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t("action.more")}
        </Button>
      )}
    </div>
  );
}

function What({ entry }: { entry: TimelineEntry }): ReactNode {
  const { t } = useTranslation();
  if (entry.kind !== "activity") return t(`event.${entry.event}`, { defaultValue: entry.event });
  const outcome = entry.data.outcome ? ` · ${t(`activity.${String(entry.data.outcome)}`)}` : "";
  return t(`activity.${entry.event}`) + outcome;
}

function Details({ entry }: { entry: TimelineEntry }) {
  const text = (value: unknown) => (typeof value === "string" && value ? value : undefined);
  const from = text(entry.data.from);
  const to = text(entry.data.to);
  const parts = [text(entry.data.note), text(entry.data.deal), to && `${from ?? "–"} → ${to}`, entry.data.next_action && `→ ${String(entry.data.next_action)}`].filter(Boolean);
  if (parts.length === 0) return null;
  return <p className="text-sm text-muted-foreground">{parts.join(" · ")}</p>;
}
