import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Portrait } from "@/ui/Portrait";
import { useTelesales } from "../api";

interface StaffPickerProps {
  label: string;
  error?: string;
  value: string[];
  onChange: (staff: string[]) => void;
}

const MANY = 8;

/** One or several of those who call. */
export function StaffPicker({ label, error, value, onChange }: StaffPickerProps) {
  const { t } = useTranslation();
  const id = useId();
  const staff = useTelesales();
  const [text, setText] = useState("");
  const found = staff.filter((person) => person.label.toLowerCase().includes(text.trim().toLowerCase()));
  const toggle = (person: string) => onChange(value.includes(person) ? value.filter((other) => other !== person) : [...value, person]);
  return (
    <fieldset className="grid min-w-0 gap-1" aria-invalid={Boolean(error)} aria-describedby={error ? id : undefined}>
      <legend className="mb-1 flex w-full justify-between text-sm font-medium">
        <span>
          {label}
          <span className="text-danger"> *</span>
        </span>
        {value.length > 1 && <span className="font-normal text-muted-foreground">{t("table.selected", { count: value.length })}</span>}
      </legend>
      {staff.length > MANY && <input type="search" aria-label={t("table.search")} placeholder={t("table.search")} value={text} className="mb-1 h-9 rounded-md border border-input bg-card px-3 max-md:h-11" onChange={(event) => setText(event.target.value)} />}
      <div className="grid max-h-52 gap-px overflow-y-auto rounded-md border p-1 sm:grid-cols-2">
        {found.map((person) => (
          <label key={person.value} className="flex min-h-9 items-center gap-2.5 rounded-md px-2 hover:bg-row-hover has-checked:bg-row-selected max-md:min-h-11">
            <input type="checkbox" checked={value.includes(person.value)} onChange={() => toggle(person.value)} />
            <Portrait id={person.value} name={person.label} />
            <span className="truncate">{person.label}</span>
          </label>
        ))}
        {found.length === 0 && <p className="px-2 py-3 text-sm text-muted-foreground">{t(staff.length === 0 ? "outreach.noStaff" : "table.nothingFound")}</p>}
      </div>
      {error && (
        <p id={id} role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
