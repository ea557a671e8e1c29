import "./locales";
import { useParams } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/app/session";
import { number } from "@/lib/format";
import { useListState, useOne } from "@/lib/hooks";
import { AppLink } from "@/ui/AppLink";
import { Button, Card, PageHead } from "@/ui/basics";
import { EmptyState, Loaded, Skeleton } from "@/ui/states";
import type { Database } from "./api";
import { DatabaseActions } from "./databases/DatabaseActions";
import { DatabaseStanding } from "./databases/DatabaseStanding";
import { RecordTable } from "./databases/RecordTable";
import { RestoreBar } from "./databases/RestoreBar";

const AskDialog = lazy(async () => ({ default: (await import("./databases/AskDialog")).AskDialog }));

/** One contact database: how it stands, and its records for whoever manages it. */
export default function DatabasePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const database = useOne<Database>(`/api/databases/${id}`);
  const manages = useMay("manage_databases");
  return (
    <Loaded of={database} skeleton={<Skeleton className="late h-96" />}>
      {(data) => (
        <>
          <Head database={data} />
          {data.deleted_at && <RestoreBar database={data} deletedAt={data.deleted_at} />}
          {manages ? (
            <>
              <DatabaseStanding database={data} />
              <RecordTable database={data} />
            </>
          ) : (
            <Ready database={data} />
          )}
        </>
      )}
    </Loaded>
  );
}

function Head({ database }: { database: Database }) {
  const { t } = useTranslation();
  return (
    <>
      <AppLink href="/databases" className="mb-1 inline-flex items-center gap-1.5 text-sm text-muted-foreground hover:text-foreground max-md:min-h-11">
        <ArrowLeft className="size-4" aria-hidden />
        {t("nav.databases")}
      </AppLink>
      <PageHead
        title={database.name}
        hint={[database.kind_name, database.product_id ? database.product_name : t("outreach.unknown"), database.file_name, database.uploaded_by_name].filter(Boolean).join(" · ")}
        actions={<DatabaseActions database={database} />}
      />
    </>
  );
}

/** What staff see of a database: how many they can ask for. */
function Ready({ database }: { database: Database }) {
  const { t } = useTranslation();
  const { search, set } = useListState();
  return (
    <Card>
      <EmptyState
        title={t("outreach.readyNow", { count: database.available, shown: number(database.available) })}
        action={
          <Button look="accent" className="mt-2" disabled={!database.can.request || database.available === 0} onClick={() => set({ ask: "1" })}>
            {t("outreach.request.ask")}
          </Button>
        }
      >
        {t("outreach.database.staffHint")}
      </EmptyState>
      <Suspense>{search.ask === "1" && database.can.request && <AskDialog database={database} onClose={() => set({ ask: undefined })} />}</Suspense>
    </Card>
  );
}
