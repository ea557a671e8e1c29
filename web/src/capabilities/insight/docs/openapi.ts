export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  oneOf?: Schema[];
  allOf?: Schema[];
  description?: string;
}

interface Content {
  content?: Record<string, { schema?: Schema }>;
}

export interface Operation {
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[];
  requestBody?: Content;
  responses?: Record<string, Content & { description?: string }>;
}

export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

/** An operation with what it is found by. */
export interface Described extends Operation {
  id: string;
  method: string;
  path: string;
  tag: string;
  words: string;
}

export const operationsOf = (document: Document): Described[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => {
      const tag = operation.tags?.[0] ?? "–";
      return { ...operation, id: `${method} ${path}`, method, path, tag, words: [method, path, tag, operation.summary, operation.description].join(" ").toLowerCase() };
    }),
  );

/** The schema that a reference names, or the schema itself. */
export function resolved(schema: Schema | undefined, document: Document): Schema | undefined {
  const name = schema?.$ref?.split("/").at(-1);
  return name ? document.components?.schemas?.[name] : schema;
}

/** What a schema holds, in a word. */
export function typeOf(schema: Schema | undefined): string {
  if (!schema) return "";
  if (schema.$ref) return schema.$ref.split("/").at(-1) ?? "";
  if (schema.enum) return schema.enum.map(String).join(" | ");
  if (schema.items) return `${typeOf(schema.items)}[]`;
  const parts = schema.oneOf ?? schema.allOf;
  if (parts) return parts.map(typeOf).filter(Boolean).join(" | ");
  const type = Array.isArray(schema.type) ? schema.type.join(" | ") : (schema.type ?? "any");
  return schema.format ? `${type} (${schema.format})` : type;
}

export const bodyOf = (content: Content | undefined): Schema | undefined => Object.values(content?.content ?? {})[0]?.schema;
