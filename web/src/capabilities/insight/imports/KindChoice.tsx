import { useTranslation } from "react-i18next";
import { Card, CardHead, cn } from "@/ui/basics";
import type { Kind } from "./api";

interface KindChoiceProps {
  kinds: Kind[];
  chosen: string | undefined;
  onChoose: (name: string) => void;
}

const SHOWN = 4;

/** What the rows of the file are. */
export function KindChoice({ kinds, chosen, onChoose }: KindChoiceProps) {
  const { t } = useTranslation();
  return (
    <Card>
      <CardHead title={<span id="import-kind">{t("imports.choose.what")}</span>} />
      <div role="radiogroup" aria-labelledby="import-kind" className="grid gap-2 px-5 pb-5 sm:grid-cols-2 lg:grid-cols-3">
        {kinds.map((kind) => {
          const isChosen = kind.name === chosen;
          const labels = kind.fields.map(({ label }) => label);
          const more = labels.length - SHOWN;
          return (
            <label key={kind.name} className={cn("grid min-h-16 cursor-pointer grid-cols-[auto_1fr] content-start items-start gap-x-2.5 rounded-lg border px-3.5 py-3 hover:bg-row-hover has-focus-visible:outline-2 has-focus-visible:outline-ring", isChosen && "border-ring bg-row-selected hover:bg-row-selected")}>
              <input type="radio" name="import-kind" className="mt-1 self-start outline-none" checked={isChosen} onChange={() => onChoose(kind.name)} />
              <span className="min-w-0">
                <span className="block font-medium">{kind.title}</span>
                <span className="line-clamp-2 text-sm text-muted-foreground">
                  {labels.slice(0, SHOWN).join(", ")}
                  {more > 0 && ` +${more}`}
                </span>
              </span>
            </label>
          );
        })}
      </div>
    </Card>
  );
}
