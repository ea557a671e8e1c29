import "./locales";
import { Download } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useOne } from "@/lib/hooks";
import { Card, PageHead } from "@/ui/basics";
import { EmptyState, Loaded, Skeleton } from "@/ui/states";
import { Endpoint } from "./docs/Endpoint";
import { type Document, type Described, operationsOf } from "./docs/openapi";

/** The API as its own description says; needs no outside address. */
export default function DocsPage() {
  const { t } = useTranslation();
  const document = useOne<Document>("/api/openapi.json");
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim().toLowerCase());
  return (
    <main className="mx-auto max-w-6xl p-4 md:p-6">
      <PageHead
        title={t("docs.title")}
        hint={t("docs.hint")}
        actions={
          <a href="/api/openapi.json" download className="inline-flex h-9 items-center gap-2 rounded-md border bg-card px-3.5 font-medium hover:bg-row-hover max-md:h-11">
            <Download className="size-4" aria-hidden />
            {t("apiDocs.download")}
          </a>
        }
      />
      <input type="search" aria-label={t("apiDocs.find")} placeholder={t("apiDocs.find")} className="mb-4 h-10 w-full rounded-md border border-input bg-card px-3 max-md:h-11" value={text} onChange={(event) => setText(event.target.value)} />
      <Loaded of={document} skeleton={<Skeleton className="late h-96" />}>
        {(data) => <Sections document={data} operations={operationsOf(data).filter((operation) => operation.words.includes(wanted))} />}
      </Loaded>
    </main>
  );
}

function Sections({ document, operations }: { document: Document; operations: Described[] }) {
  const { t } = useTranslation();
  const tags = [...new Set(operations.map((operation) => operation.tag))].toSorted();
  if (operations.length === 0) {
    return (
      <Card>
        <EmptyState title={t("apiDocs.none")} />
      </Card>
    );
  }
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[12rem_minmax(0,1fr)]">
      <nav aria-label={t("docs.title")} className="sticky top-4 max-lg:hidden">
        <ul className="grid gap-0.5">
          {tags.map((tag) => (
            <li key={tag}>
              <a href={`#${tag}`} className="flex min-h-8 items-center justify-between gap-2 rounded-md px-2.5 text-sm hover:bg-muted">
                {tag}
                <span className="num text-xs text-muted-foreground">{operations.filter((operation) => operation.tag === tag).length}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid min-w-0 grid-cols-1 gap-8">
        {tags.map((tag) => (
          <section key={tag} id={tag} className="scroll-mt-4">
            <h2 className="mb-2 text-lg font-semibold">{tag}</h2>
            <Card className="divide-y">
              {operations.flatMap((operation) => (operation.tag === tag ? [<Endpoint key={operation.id} operation={operation} document={document} />] : []))}
            </Card>
          </section>
        ))}
      </div>
    </div>
  );
}
