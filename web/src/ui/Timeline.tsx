import "./locales";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ArrowRight, Handshake, type LucideIcon, Mail, MessageCircle, NotebookPen, PencilLine, Phone, UserRound, Users } from "lucide-react";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { get, query } from "@/lib/api";
import { day, moment, relative } from "@/lib/format";
import { Button, cn } from "./basics";
import { EmptyState, ErrorState, Skeleton } from "./states";
import { TimelineDetails } from "./TimelineDetails";

export interface TimelineEntry {
  id: string;
  at: string;
  kind: string;
  event: string;
  author: string | null;
  data: Record<string, unknown>;
}

interface TimelineProps {
  /** Answers with the entries that follow a page. */
  path: string;
  /** What a changed field is called; fields without a name are not told. */
  fieldName?: (field: string) => string | undefined;
  /** What it can be narrowed to. */
  choices?: string[];
}

const CHOICES = ["activity", "change", "deal"];

/** What happened, the newest first, day by day. */
export function Timeline({ path, fieldName, choices = CHOICES }: TimelineProps) {
  const { t } = useTranslation();
  const [kinds, setKinds] = useState("");
  const pages = useInfiniteQuery({
    queryKey: [path, kinds],
    queryFn: ({ pageParam }) => get<{ data: TimelineEntry[]; next: string | null }>(path + query({ before: pageParam, kinds })),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const entries = pages.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <div className="grid gap-3 px-5 pb-5">
      <div className={cn("flex flex-wrap gap-1", choices.length === 0 && "hidden")} role="group" aria-label={t("timeline.all")}>
        {["", ...choices].map((kind) => (
          <Button key={kind} size="sm" look="ghost" aria-pressed={kinds === kind} className={cn("font-normal", kinds === kind && "bg-muted font-medium")} onClick={() => setKinds(kind)}>
            {t(`timeline.${kind || "all"}`)}
          </Button>
        ))}
      </div>
      {pages.isPending && <Skeleton className="h-40" />}
      {pages.error && entries.length === 0 && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && entries.length === 0 && <EmptyState title={t("timeline.empty")}>{t("timeline.emptyText")}</EmptyState>}
      <ol>
        {entries.map((entry, index) => (
          <Fragment key={entry.id}>
            {dayOf(entry) !== dayOf(entries[index - 1]) && <li className="py-2 text-xs font-medium text-muted-foreground">{dayName(entry.at, t)}</li>}
            <Row entry={entry} fieldName={fieldName} />
          </Fragment>
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

const dayOf = (entry: TimelineEntry | undefined) => entry && new Date(entry.at).toDateString();

function dayName(at: string, t: (key: string) => string) {
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  return days === 0 ? t("timeline.today") : days === 1 ? t("timeline.yesterday") : day(at);
}

const ICONS: Record<string, LucideIcon> = { call: Phone, chat: MessageCircle, meeting: Users, email: Mail, note: NotebookPen, "lead.moved": ArrowRight, "lead.assigned": UserRound };

function Row({ entry, fieldName }: { entry: TimelineEntry } & Pick<TimelineProps, "fieldName">) {
  const { t } = useTranslation();
  const isActivity = entry.kind === "activity";
  const Icon = ICONS[entry.event] ?? (entry.kind === "deal" ? Handshake : PencilLine);
  const outcome = typeof entry.data.outcome === "string" ? t(`activity.${entry.data.outcome}`) : undefined;
  return (
    <li className="group relative flex gap-3 pb-4">
      <span aria-hidden className="absolute top-8 bottom-0 left-3.5 w-px bg-border group-last:hidden" />
      <span aria-hidden className={cn("grid size-7 shrink-0 place-items-center rounded-full", isActivity ? "bg-info-soft text-info" : entry.kind === "deal" ? "bg-success-soft text-success" : "bg-muted text-muted-foreground")}>
        <Icon className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1 pt-1">
        <p className="flex flex-wrap items-baseline gap-x-1.5 text-sm">
          <span className="font-medium">{entry.author ?? "Langgan"}</span>
          <span>{isActivity ? t(`activity.${entry.event}`) : t(`event.${entry.event}`, { defaultValue: entry.event })}</span>
          {outcome && <span className="rounded-sm bg-muted px-1.5 text-xs font-medium">{outcome}</span>}
          <span className="ml-auto pl-2 text-xs whitespace-nowrap text-muted-foreground" title={moment(entry.at)}>
            {relative(entry.at)}
          </span>
        </p>
        <TimelineDetails entry={entry} fieldName={fieldName} />
      </div>
    </li>
  );
}
