import "./locales";
import { Pencil } from "lucide-react";
import { Suspense, lazy, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type FieldOwner, type OwnField, type OwnValues, useOwnFields } from "./api";
import { OwnValueText } from "./OwnValueText";
import { isBlank } from "./value";

const OwnFactEditor = lazy(() => import("./OwnFactEditor"));

export interface EditableThing {
  custom: OwnValues;
  version: number;
  can: { edit: boolean };
}

export interface OwnFactProps {
  field: OwnField;
  thing: EditableThing;
  /** The thing: `/api/leads/…`. */
  path: string;
  /** What shows it. */
  refresh: string[];
}

/** The fields that the business added among the facts of a thing; pressed, a fact becomes its field. */
export function OwnInlineFacts({ of, ...rest }: Omit<OwnFactProps, "field"> & { of: FieldOwner }) {
  const fields = useOwnFields(of).data?.data ?? [];
  return fields.map((field) => <OwnFact key={field.id} field={field} {...rest} />);
}

function OwnFact(props: OwnFactProps) {
  const { field, thing } = props;
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const held = thing.custom[field.key];
  const isLink = field.type === "url" && !isBlank(held);
  const close = () => {
    open(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  if (isOpen) {
    return (
      <Suspense>
        <OwnFactEditor {...props} onClose={close} />
      </Suspense>
    );
  }
  return (
    <div className="group/fact min-w-0">
      <dt className="text-xs text-muted-foreground">{field.label}</dt>
      <dd className="flex min-h-7 items-start gap-1 max-md:min-h-11 max-md:items-center">
        {isLink && <OwnValueText field={field} value={held} />}
        {thing.can.edit ? (
          <button ref={opener} type="button" aria-label={t("fields.edit", { field: field.label })} className="-mx-1.5 flex min-w-0 items-start gap-1.5 rounded-md px-1.5 py-0.5 text-left hover:bg-row-hover max-md:min-h-11 max-md:items-center" onClick={() => open(true)}>
            {isBlank(held) ? <span className="text-muted-foreground">{t("fields.fill")}</span> : !isLink && <OwnValueText field={field} value={held} />}
            <Pencil className="mt-1 size-3.5 shrink-0 text-muted-foreground opacity-0 group-focus-within/fact:opacity-100 group-hover/fact:opacity-100" aria-hidden />
          </button>
        ) : (
          !isLink && (isBlank(held) ? "–" : <OwnValueText field={field} value={held} />)
        )}
      </dd>
    </div>
  );
}
