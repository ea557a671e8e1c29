import { ExternalLink } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { OwnField, OwnValue } from "./api";
import { isBlank, saidOf } from "./value";

interface OwnValueTextProps {
  field: OwnField;
  value: OwnValue | undefined;
}

/** A value of an own field, as one reads it; an address leads there. */
export function OwnValueText({ field, value }: OwnValueTextProps) {
  const { t } = useTranslation();
  if (isBlank(value)) return null;
  if (field.type === "url" && typeof value === "string") {
    return (
      <a href={value} target="_blank" rel="noreferrer" className="relative z-10 inline-flex max-w-full items-center gap-1 text-info underline max-md:min-h-11">
        <span className="truncate">{value.replace(/^https?:\/\/(www\.)?/, "")}</span>
        <ExternalLink className="size-3.5 shrink-0" aria-hidden />
      </a>
    );
  }
  return <span className={typeof value === "number" || field.type === "date" ? "num" : undefined}>{saidOf(field, value, t)}</span>;
}
