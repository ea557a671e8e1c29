import { useTranslation } from "react-i18next";
import { useOne } from "@/lib/hooks";
import { Card, PageHead, Pill } from "@/ui/basics";
import { Loaded } from "@/ui/states";

interface Operation {
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; description?: string }[];
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
}

/** The API as its own description says; needs no outside address. */
export default function DocsPage() {
  const { t } = useTranslation();
  const document = useOne<Document>("/api/openapi.json");
  return (
    <main className="mx-auto max-w-4xl p-5">
      <PageHead title={t("docs.title")} hint={t("docs.hint")} />
      <Loaded of={document}>
        {(data) => (
          <ul className="grid gap-2">
            {Object.entries(data.paths).flatMap(([path, item]) =>
              Object.entries(item).map(([method, operation]) => (
                <li key={method + path}>
                  <Card className="p-0">
                    <details className="px-4 py-2.5">
                      <summary className="flex cursor-pointer flex-wrap items-center gap-2">
                        <Pill tone={method === "get" ? "info" : method === "delete" ? "danger" : "success"}>{method.toUpperCase()}</Pill>
                        <code className="text-sm">{path}</code>
                        <span className="text-sm text-muted-foreground">{operation.summary}</span>
                      </summary>
                      <p className="mt-2 text-sm">{operation.description}</p>
                      <ul className="mt-2 grid gap-1 text-sm">
                        {operation.parameters?.map((parameter) => (
                          <li key={parameter.name}>
                            <code>{parameter.name}</code> <span className="text-muted-foreground">({parameter.in}) {parameter.description}</span>
                          </li>
                        ))}
                      </ul>
                    </details>
                  </Card>
                </li>
              )),
            )}
          </ul>
        )}
      </Loaded>
    </main>
  );
}
