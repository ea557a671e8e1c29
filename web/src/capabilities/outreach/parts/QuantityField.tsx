import { useTranslation } from "react-i18next";
import { number } from "@/lib/format";
import { Button } from "@/ui/basics";
import { TextField } from "@/ui/fields";

interface QuantityFieldProps {
  label: string;
  hint?: string;
  error?: string;
  /** As many as there are. */
  most: number;
  value: number | undefined;
  onChange: (quantity: number | undefined) => void;
}

const USUAL = [10, 25, 50, 100];

/** How many: typed, or one of the usual numbers. */
export function QuantityField({ label, hint, error, most, value, onChange }: QuantityFieldProps) {
  const { t } = useTranslation();
  const offered = [...USUAL.filter((quantity) => quantity < most), ...(most > 0 ? [most] : [])];
  return (
    <div className="grid gap-2">
      <TextField label={label} isRequired hint={hint} error={error} inputMode="numeric" autoComplete="off" value={value === undefined ? "" : number(value)} onChange={(text) => onChange(wholeOf(text))} />
      <div className="flex flex-wrap gap-1.5" role="group" aria-label={t("outreach.usual")}>
        {offered.map((quantity) => (
          <Button key={quantity} size="sm" aria-pressed={quantity === value} className={quantity === value ? "border-ring bg-row-selected" : ""} onClick={() => onChange(quantity)}>
            <span className="num">{number(quantity)}</span>
          </Button>
        ))}
      </div>
    </div>
  );
}

const wholeOf = (text: string) => {
  const digits = text.replace(/\D/g, "").slice(0, 9);
  return digits ? Number(digits) : undefined;
};
