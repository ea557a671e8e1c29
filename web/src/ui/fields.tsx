import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes, useEffect, useId, useRef, useState } from "react";
import type { ApiError } from "@/lib/api";
import { number, parseMoney, parsePercent } from "@/lib/format";
import { cn } from "./basics";

const control =
  "h-9 w-full rounded-md border border-input bg-card px-3 text-base placeholder:text-muted-foreground disabled:opacity-60 max-md:h-11 aria-invalid:border-danger";

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string;
  isRequired?: boolean;
  className?: string;
}

interface WrapProps extends FieldProps {
  children: (ids: { id: string; "aria-invalid": boolean; "aria-describedby": string | undefined }) => ReactNode;
}

function Wrap({ label, hint, error, isRequired, className, children }: WrapProps) {
  const id = useId();
  const about = error || hint ? `${id}-about` : undefined;
  return (
    <div className={cn("grid min-w-0 grid-cols-1 content-start gap-1", className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
        {isRequired && <span className="text-danger"> *</span>}
      </label>
      {children({ id, "aria-invalid": Boolean(error), "aria-describedby": about })}
      {error ? (
        <p id={about} className="text-sm text-danger" role="alert">
          {error}
        </p>
      ) : (
        hint && (
          <p id={about} className="text-sm text-muted-foreground">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

type TextProps = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, "onChange"> & { onChange: (value: string) => void };

export function TextField({ label, hint, error, isRequired, className, onChange, ...rest }: TextProps) {
  return (
    <Wrap {...{ label, hint, error, isRequired, className }}>
      {(ids) => <input {...ids} {...rest} required={isRequired} className={control} onChange={(event) => onChange(event.target.value)} />}
    </Wrap>
  );
}

type AreaProps = FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "onChange"> & { onChange: (value: string) => void };

export function TextArea({ label, hint, error, isRequired, className, onChange, rows = 3, ...rest }: AreaProps) {
  return (
    <Wrap {...{ label, hint, error, isRequired, className }}>
      {(ids) => (
        <textarea {...ids} {...rest} rows={rows} className={cn(control, "h-auto py-2 max-md:h-auto")} onChange={(event) => onChange(event.target.value)} />
      )}
    </Wrap>
  );
}

export interface Choice {
  value: string;
  label: string;
}

type SelectProps = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, "onChange"> & { choices: Choice[]; empty?: string; onChange: (value: string) => void };

export function SelectField({ label, hint, error, isRequired, className, choices, empty, onChange, ...rest }: SelectProps) {
  return (
    <Wrap {...{ label, hint, error, isRequired, className }}>
      {(ids) => (
        <select {...ids} {...rest} className={control} onChange={(event) => onChange(event.target.value)}>
          {empty !== undefined && <option value="">{empty}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Wrap>
  );
}

type NumberProps = FieldProps & { value: number | undefined; onChange: (value: number | undefined) => void; disabled?: boolean; compact?: boolean };

/** Rupiah: dots come as one types; what is pasted is understood. */
export function MoneyField({ label, hint, error, isRequired, className, value, onChange, disabled }: NumberProps) {
  return (
    <Wrap {...{ label, hint, error, isRequired, className }}>
      {(ids) => (
        <div className="relative">
          <span aria-hidden className="absolute inset-y-0 left-3 grid place-items-center text-muted-foreground">
            Rp
          </span>
          <input
            {...ids}
            inputMode="numeric"
            disabled={disabled}
            className={cn(control, "num pl-9 text-right")}
            value={value === undefined ? "" : number(value)}
            onChange={(event) => onChange(parseMoney(event.target.value))}
          />
        </div>
      )}
    </Wrap>
  );
}

/** Basis points, typed as percent. */
export function PercentField({ label, hint, error, isRequired, className, value, onChange, disabled }: NumberProps) {
  const [text, setText] = useState(value === undefined ? "" : String(value / 100).replace(".", ","));
  return (
    <Wrap {...{ label, hint, error, isRequired, className }}>
      {(ids) => (
        <div className="relative">
          <input
            {...ids}
            inputMode="decimal"
            disabled={disabled}
            className={cn(control, "num pr-8 text-right")}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              onChange(parsePercent(event.target.value));
            }}
          />
          <span aria-hidden className="absolute inset-y-0 right-3 grid place-items-center text-muted-foreground">
            %
          </span>
        </div>
      )}
    </Wrap>
  );
}

/** What the server said about each field. */
export function faultsOf(error: ApiError | null | undefined): (field: string) => string | undefined {
  return (field) => error?.faults.find((fault) => fault.field === field)?.message;
}

/** What the server said that belongs to no field. */
export function FormError({ error, fields = [] }: { error: ApiError | null | undefined; fields?: string[] }) {
  const anchor = useRef<HTMLSpanElement>(null);
  // Whoever sent the form stands at its end; what to mend is above.
  useEffect(() => {
    if (error) anchor.current?.closest("form")?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);
  if (!error) return null;
  const others = error.faults.filter((fault) => !fields.includes(fault.field.split(/[.[]/)[0] ?? ""));
  if (error.faults.length > 0 && others.length === 0) return <span ref={anchor} hidden />;
  return (
    <div role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-sm text-danger">
      {error.message}
      {others.map((fault) => (
        <div key={fault.field}>{fault.message}</div>
      ))}
    </div>
  );
}
