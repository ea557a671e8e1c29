import { useTranslation } from "react-i18next";
import { day, moment, number } from "@/lib/format";
import { Button } from "@/ui/basics";
import type { Column } from "@/ui/DataTable";
import type { Database, DatabaseCounts } from "../api";
import { ProductName } from "../parts/ProductName";

/** What the list of databases shows: how each stands, or how many can be asked for. */
export function useDatabaseColumns(manages: boolean, ask: (database: Database) => void): Column<Database>[] {
  const { t } = useTranslation();
  const count = (key: keyof DatabaseCounts): Column<Database> => ({ key, title: t(`outreach.counts.${key}`), align: "right", isMinor: key !== "total", cell: ({ counts }) => number(counts?.[key] ?? 0) });
  const about: Column<Database>[] = [
    { key: "name", title: t("outreach.database.name"), sort: "name", cell: (database) => <DatabaseName database={database} /> },
    { key: "kind", title: t("outreach.database.kind"), cell: (database) => database.kind_name },
    { key: "product", title: t("lead.product"), cell: (database) => <ProductName of={database} /> },
  ];
  if (!manages) {
    return [
      ...about,
      { key: "ready", title: t("outreach.counts.ready"), align: "right", cell: (database) => <strong className="num font-semibold">{number(database.available)}</strong> },
      {
        key: "ask",
        title: t("outreach.request.ask"),
        cell: (database) =>
          database.can.request && (
            <Button size="sm" className="relative z-10" disabled={database.available === 0} onClick={() => ask(database)}>
              {t("outreach.request.ask")}
            </Button>
          ),
      },
    ];
  }
  return [
    ...about,
    { key: "ready", title: t("outreach.counts.ready"), align: "right", cell: (database) => <span className={database.available === 0 ? "text-muted-foreground" : "font-medium"}>{number(database.available)}</span> },
    count("total"),
    count("assigned"),
    count("untouched"),
    count("ada"),
    count("recycled"),
    count("invalid"),
    { key: "created", title: t("lead.created"), sort: "created_at", isMinor: true, cell: (database) => <span title={moment(database.created_at)}>{day(database.created_at)}</span> },
  ];
}

function DatabaseName({ database }: { database: Database }) {
  return (
    <span className="grid min-w-0 md:min-w-44" title={database.name}>
      <span className="truncate font-medium">{database.name}</span>
      {database.file_name && <span className="truncate text-xs text-muted-foreground">{database.file_name}</span>}
    </span>
  );
}
