import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Pill, type Tone } from "@/ui/basics";
import { type Described, type Document, type Schema, bodyOf, resolved, typeOf } from "./openapi";

const tones: Record<string, Tone> = { get: "info", post: "success", patch: "warning", put: "warning", delete: "danger" };

/** One operation: what it does, what it takes, what it answers. */
export function Endpoint({ operation, document }: { operation: Described; document: Document }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { method, path, summary, description, parameters = [], responses = {} } = operation;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 hover:bg-row-hover">
        <span className="w-14 shrink-0">
          <Pill tone={tones[method]}>{method.toUpperCase()}</Pill>
        </span>
        <code className="text-sm font-medium break-all">{path}</code>
        <span className="min-w-0 text-sm text-muted-foreground">{summary}</span>
      </summary>
      {isOpen && (
        <div className="grid grid-cols-1 gap-4 border-t bg-background px-4 py-4 text-sm">
          {description && <p className="max-w-prose whitespace-pre-wrap">{description}</p>}
          {parameters.length > 0 && <Fields title={t("apiDocs.parameters")} rows={parameters.map(({ name, in: place, required, description: about, schema }) => ({ name, type: `${typeOf(schema)} · ${place}`, isRequired: required, about }))} />}
          <Shape title={t("apiDocs.body")} schema={bodyOf(operation.requestBody)} document={document} />
          {Object.entries(responses).map(([status, answer]) => (
            <Shape key={status} title={`${t("apiDocs.answers")} ${status}`} about={answer.description} schema={bodyOf(answer)} document={document} />
          ))}
        </div>
      )}
    </details>
  );
}

function Shape({ title, about, schema, document }: { title: string; about?: string; schema: Schema | undefined; document: Document }) {
  if (!schema && !about) return null;
  const body = resolved(schema?.items ?? schema, document);
  const rows = Object.entries(body?.properties ?? {}).map(([name, property]) => ({ name, type: typeOf(property), isRequired: body?.required?.includes(name), about: property.description }));
  return <Fields title={[title, typeOf(schema)].filter(Boolean).join(" · ")} about={about} rows={rows} />;
}

interface Field {
  name: string;
  type: string;
  isRequired?: boolean;
  about?: string;
}

function Fields({ title, about, rows }: { title: string; about?: string; rows: Field[] }) {
  const { t } = useTranslation();
  return (
    <section className="min-w-0">
      <h3 className="mb-1 font-medium">{title}</h3>
      {about && <p className="text-muted-foreground">{about}</p>}
      {rows.length > 0 && (
        <dl className="grid gap-1">
          {rows.map((row) => (
            <div key={row.name} className="grid gap-x-3 border-t py-1 md:grid-cols-[12rem_14rem_minmax(0,1fr)]">
              <dt className="break-words">
                <code>{row.name}</code>
                {row.isRequired && <span className="ml-1 text-xs text-danger">{t("apiDocs.required")}</span>}
              </dt>
              <dd className="break-words text-muted-foreground">{row.type}</dd>
              <dd className="break-words">{row.about}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
