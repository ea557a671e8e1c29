import "./locales";
import { ChartLine, EllipsisVertical, Image, Table2 } from "lucide-react";
import { type ReactNode, Suspense, lazy, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/lib/toast";
import { Button, Card, CardHead } from "./basics";
import { Menu } from "./Menu";
import { type ChartProps, inUnit } from "./numbers";
import { savePicture } from "./picture";
import { Skeleton } from "./states";

const Drawn = lazy(() => import("./Chart"));

interface ChartCardProps extends ChartProps {
  title: ReactNode;
  hint?: ReactNode;
  /** What a saved picture is called. */
  name: string;
}

const ROW = 36;

/** A chart with its table, and as a picture to take away. */
export function ChartCard({ title, hint, name, ...chart }: ChartCardProps) {
  const { t } = useTranslation();
  const [isTable, setTable] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const save = () => {
    const drawing = frame.current?.querySelector("svg");
    if (drawing) savePicture(drawing, name).catch(() => toast.error(t("state.failed")));
  };
  const entries = [
    { label: t(isTable ? "chart.asChart" : "chart.asTable"), icon: isTable ? <ChartLine className="size-4" aria-hidden /> : <Table2 className="size-4" aria-hidden />, onSelect: () => setTable(!isTable) },
    ...(isTable ? [] : [{ label: t("chart.png"), icon: <Image className="size-4" aria-hidden />, onSelect: save }]),
  ];
  const summary = useSummary(chart);
  const height = chart.kind === "bar" ? Math.max(160, chart.rows.length * ROW * Math.max(1, chart.series.length * 0.7) + 48) : 288;
  return (
    <Card>
      <CardHead
        title={title}
        hint={hint}
        actions={
          <Menu
            trigger={
              <Button look="ghost" size="icon" className="-mt-1 -mr-2 text-muted-foreground" aria-label={t("chart.options")}>
                <EllipsisVertical className="size-4" aria-hidden />
              </Button>
            }
            entries={entries}
          />
        }
      />
      {isTable ? (
        <Figures {...chart} />
      ) : (
        <div ref={frame} style={{ height }} className="px-3 pb-4" role="img" aria-label={summary}>
          <Suspense fallback={<Skeleton className="h-full" />}>
            <Drawn {...chart} />
          </Suspense>
        </div>
      )}
    </Card>
  );
}

/** The chart in a sentence, for those who do not see it. */
function useSummary({ rows, series, unit }: ChartProps) {
  const { t } = useTranslation();
  return series
    .map(({ key, name }) => {
      const values = rows.map((row) => Number(row[key] ?? 0));
      return t("chart.summary", { name, low: inUnit(Math.min(...values), unit), high: inUnit(Math.max(...values), unit), last: inUnit(values.at(-1) ?? 0, unit) });
    })
    .join(" ");
}

function Figures({ rows, label, series, unit }: ChartProps) {
  return (
    <div className="max-h-96 overflow-y-auto">
      <table className="num w-full text-sm">
        <thead className="sticky top-0 bg-table-head text-xs text-muted-foreground">
          <tr>
            <td className="h-8" />
            {series.map(({ key, name }) => (
              <th key={key} scope="col" className="px-5 text-right font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} className="h-9 border-t">
              <th scope="row" className="px-5 text-left font-normal">
                {row[label]}
              </th>
              {series.map(({ key }) => (
                <td key={key} className="px-5 text-right">
                  {row[key] === undefined ? "–" : inUnit(Number(row[key]), unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
