import "./locales";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useListState } from "@/lib/hooks";
import { EmptyState, Loaded, Skeleton } from "@/ui/states";
import { type Import, useImport, useKinds } from "./api";
import { CheckStep } from "./CheckStep";
import { ColumnsStep } from "./ColumnsStep";
import { ImportHead } from "./ImportHead";
import { missing } from "./mapping";
import { Result } from "./Result";
import { Running } from "./Running";
import { Steps } from "./Steps";

/** One import, wherever it stands: its columns, its rows, its progress, what came of it. */
export default function ImportPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const of = useImport(id);
  return (
    <div className="mx-auto max-w-6xl">
      <Loaded of={of} skeleton={<Skeleton className="late h-96" />}>
        {(one) => (one.status === "preview" ? <Preview key={one.id} of={one} /> : <Stored of={one} />)}
      </Loaded>
    </div>
  );
}

/** Nothing is stored yet: one matches the columns and looks at the rows. */
function Preview({ of }: { of: Import }) {
  const { t } = useTranslation();
  const { search } = useListState();
  const kinds = useKinds();
  return (
    <Loaded of={kinds} skeleton={<Skeleton className="late h-96" />}>
      {({ data }) => {
        const kind = data.find(({ name }) => name === of.kind);
        if (!kind) return <EmptyState title={t("imports.nothingToBring")}>{t("imports.nothingToBringText")}</EmptyState>;
        const isChecking = search.step === "check" && missing(kind, of.mapping).length === 0;
        return (
          <>
            <ImportHead of={of} kind={kind.title} />
            <Steps now={isChecking ? "check" : "columns"} id={of.id} />
            {isChecking ? <CheckStep of={of} kind={kind} /> : <ColumnsStep of={of} kind={kind} />}
          </>
        );
      }}
    </Loaded>
  );
}

function Stored({ of }: { of: Import }) {
  const kind = useKinds().data?.data.find(({ name }) => name === of.kind);
  return (
    <>
      <ImportHead of={of} kind={kind?.title ?? of.kind} />
      <Steps now="result" id={of.id} />
      {of.status === "running" ? <Running of={of} /> : <Result of={of} kind={kind} />}
    </>
  );
}
