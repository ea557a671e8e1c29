import "./locales";
import { CalendarRange, ChevronDown } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListState } from "@/lib/hooks";
import { Button, cn } from "./basics";
import { periodOf } from "./period";

interface PeriodPickerProps {
  state: ListState;
  presets: string[];
  /** What holds where the address says nothing. */
  usual: string;
  /** The days that it comes to. */
  period: string;
}

/** The usual periods, or any two days. */
export function PeriodPicker({ state, presets, usual, period }: PeriodPickerProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { search, set } = state;
  const chosen = periodOf(search, usual);
  const pick = (preset: string) => {
    set({ preset: preset === usual ? undefined : preset, from: undefined, to: undefined });
    setOpen(false);
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button>
          <CalendarRange className="size-4 text-muted-foreground" aria-hidden />
          {t(`report.${chosen}`)}
          <span className="num text-sm font-normal text-muted-foreground max-sm:hidden">{period}</span>
          <ChevronDown className="size-3.5 text-muted-foreground" aria-hidden />
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content align="start" sideOffset={6} collisionPadding={12} aria-label={t("report.period")} className="z-50 w-80 max-w-[calc(100vw-1.5rem)] rounded-lg border bg-card p-1.5 shadow-lg">
          <div className="grid grid-cols-2 gap-0.5">
            {presets.map((preset) => (
              <Button key={preset} look="ghost" size="sm" aria-pressed={preset === chosen} className={cn("justify-start font-normal", preset === chosen && "bg-muted font-medium")} onClick={() => pick(preset)}>
                {t(`report.${preset}`)}
              </Button>
            ))}
          </div>
          <div className="mt-1.5 grid grid-cols-2 gap-2 border-t p-2">
            {(["from", "to"] as const).map((name) => (
              <label key={name} className="grid gap-1 text-xs text-muted-foreground">
                {t(`report.${name}`)}
                <input
                  type="date"
                  className="h-8 w-full min-w-0 rounded-md border border-input bg-card px-1.5 text-sm text-foreground max-md:h-11"
                  value={(chosen === "custom" && search[name]) || ""}
                  min={name === "to" ? search.from : undefined}
                  max={name === "from" ? search.to : undefined}
                  onChange={(event) => set({ preset: "custom", [name]: event.target.value || undefined })}
                />
              </label>
            ))}
            {chosen === "custom" && !(search.from && search.to) && <p className="col-span-2 text-xs text-muted-foreground">{t("report.needsDays")}</p>}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
