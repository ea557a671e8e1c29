import { Pencil } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { day, moment, number } from "@/lib/format";
import { AppLink } from "@/ui/AppLink";
import { Button, Card, Pill } from "@/ui/basics";
import type { Batch } from "../api";
import { ProductName } from "../parts/ProductName";
import { StandingBar } from "../parts/StandingBar";
import { STATUS_LOOKS } from "../parts/marks";
import { BatchTitle } from "./BatchTitle";

/** A batch with its live counts. */
export function BatchCard({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const [isNaming, name] = useState(false);
  const { counts } = batch;
  const statuses = (["ada", "ceklis1", "tidak"] as const).map((key) => ({ key, label: t(`outreach.mark.${key}`), value: counts[key], paint: STATUS_LOOKS[key].paint }));
  const others = counts.total - counts.ada - counts.tidak - counts.ceklis1;
  return (
    <Card className="relative grid h-full content-start gap-3 px-4 py-3.5 hover:bg-row-hover">
      {isNaming ? (
        <BatchTitle batch={batch} onDone={() => name(false)} />
      ) : (
        <header className="flex items-start justify-between gap-2">
          <h2 className="min-w-0 font-semibold">
            <AppLink href={`/my-records/${batch.id}`} className="line-clamp-2 after:absolute after:inset-0 after:rounded-xl">
              {batch.title}
            </AppLink>
          </h2>
          {batch.can.edit && (
            <Button look="ghost" size="icon" className="relative z-10 -mt-1 -mr-2 size-8 text-muted-foreground" aria-label={t("outreach.batch.rename", { title: batch.title })} onClick={() => name(true)}>
              <Pencil className="size-3.5" aria-hidden />
            </Button>
          )}
        </header>
      )}
      <p className="flex items-center gap-2 text-sm text-muted-foreground">
        {!batch.seen_at && <Pill tone="accent">{t("outreach.batch.new")}</Pill>}
        {batch.source === "legacy" && <Pill>Legacy</Pill>}
        <span className="min-w-0 truncate" title={moment(batch.created_at)}>
          {!batch.title.includes(batch.database_name) && `${batch.database_name} · `}
          <ProductName of={batch} /> · {day(batch.created_at)}
        </span>
      </p>
      <StandingBar parts={[...statuses, { key: "rest", label: t("outreach.counts.untouched"), value: others, paint: "bg-transparent" }]} />
      <dl className="grid grid-cols-3 gap-2 text-center">
        {statuses.map(({ key, label, value }) => (
          <Count key={key} label={label} value={value} />
        ))}
      </dl>
      <dl className="grid grid-cols-3 gap-2 border-t pt-2.5 text-center">
        <Count label={t("outreach.batch.yes")} value={counts.responded} />
        <Count label={t("outreach.batch.no")} value={counts.not_responded} />
        <Count label={t("outreach.counts.untouched")} value={counts.untouched} of={counts.total} />
      </dl>
    </Card>
  );
}

function Count({ label, value, of }: { label: string; value: number; of?: number }) {
  return (
    <div className="min-w-0">
      <dt className="truncate text-xs text-muted-foreground">{label}</dt>
      <dd className="num text-lg font-semibold">
        {number(value)}
        {of !== undefined && <span className="text-sm font-normal text-muted-foreground"> / {number(of)}</span>}
      </dd>
    </div>
  );
}
