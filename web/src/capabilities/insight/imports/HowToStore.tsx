import { useTranslation } from "react-i18next";
import type { ProblemFault } from "@/lib/api";
import { Card, CardHead, cn } from "@/ui/basics";
import type { Import, Kind, Options } from "./api";
import { OptionFields } from "./OptionFields";

interface HowToStoreProps {
  of: Import;
  kind: Kind;
  onlyValid: boolean;
  isBusy: boolean;
  faults?: ProblemFault[];
  onOnlyValid: (onlyValid: boolean) => void;
  onOptions: (options: Options) => void;
}

/** Which rows are stored, and what is chosen for all of them; another choice looks at all rows again. */
export function HowToStore({ of, kind, onlyValid, isBusy, faults, onOnlyValid, onOptions }: HowToStoreProps) {
  const { t } = useTranslation();
  const faulty = of.rows - of.valid;
  // What is typed is chosen with the file; here it would look at all rows with every letter.
  const options = kind.options.filter(({ shape }) => shape !== "text");
  return (
    <Card>
      <CardHead title={<span id="import-how">{t("imports.check.how")}</span>} />
      <div role="radiogroup" aria-labelledby="import-how" className="grid gap-1 px-3">
        <Way title={t("imports.check.onlyValid")} hint={faulty > 0 ? t("imports.check.onlyValidHint", { count: faulty }) : t("imports.check.onlyValidNone")} isChosen={onlyValid} onChoose={() => onOnlyValid(true)} />
        <Way title={t("imports.check.allOrNone")} hint={t("imports.check.allOrNoneHint")} isChosen={!onlyValid} onChoose={() => onOnlyValid(false)} />
      </div>
      {options.length > 0 && (
        <div className="mt-3 grid gap-3 border-t px-5 pt-3" aria-busy={isBusy}>
          <OptionFields options={options} values={of.options} faults={faults} disabled={isBusy} onChange={(name, value) => onOptions({ ...of.options, [name]: value })} />
        </div>
      )}
      <div className="h-4" />
    </Card>
  );
}

interface WayProps {
  title: string;
  hint: string;
  isChosen: boolean;
  onChoose: () => void;
}

function Way({ title, hint, isChosen, onChoose }: WayProps) {
  return (
    <label className={cn("grid cursor-pointer grid-cols-[auto_1fr] gap-x-2.5 rounded-md px-2 py-2 hover:bg-row-hover", isChosen && "bg-row-selected hover:bg-row-selected")}>
      <input type="radio" name="import-how" className="mt-1 self-start" checked={isChosen} onChange={onChoose} />
      <span>
        <span className="block font-medium">{title}</span>
        <span className="block text-sm text-muted-foreground">{hint}</span>
      </span>
    </label>
  );
}
