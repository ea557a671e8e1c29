import "./locales";
import { Plus } from "lucide-react";
import { type KeyboardEvent, type Ref, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { number } from "@/lib/format";
import { cn } from "@/ui/basics";
import { MAX_TAG, type Tagged, isAmong, useTags } from "./api";
import { offersFor } from "./offers";

interface TagInputProps {
  of: Tagged;
  /** Those that are there already. */
  taken: string[];
  id?: string;
  label?: string;
  describedBy?: string;
  isInvalid?: boolean;
  autoFocus?: boolean;
  /** Whether it offers something before anything is typed or pressed. */
  isOpenAtFirst?: boolean;
  disabled?: boolean;
  /** Whether what is typed may be a label that nothing has yet. */
  mayMake?: boolean;
  className?: string;
  ref?: Ref<HTMLInputElement>;
  onPick: (tag: string) => void;
  /** Backspace in the empty field. */
  onBack?: () => void;
  /** Left for something else, or by Escape with nothing open. */
  onLeave?: (way: "blur" | "escape") => void;
}

/** A label as one types it, completed with those that are in use. Enter or a comma finishes it. */
export function TagInput({ of, taken, id, label, describedBy, isInvalid, autoFocus, isOpenAtFirst = false, disabled, mayMake = true, className, ref, onPick, onBack, onLeave }: TagInputProps) {
  const { t } = useTranslation();
  const listId = useId();
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const [active, activate] = useState(-1);
  const known = useTags(of, text, isOpen).data?.data ?? [];
  const offers = offersFor(text, known, taken, mayMake);
  const isListed = isOpen && offers.length > 0;
  const pick = (tag: string) => {
    const clean = tag.trim();
    if (clean && !isAmong(taken, clean)) onPick(clean);
    setText("");
    // What lies below can be reached again.
    setOpen(false);
    activate(-1);
  };
  /** What is typed becomes a label; where only known ones will do, one of those. */
  const finish = () => {
    const chosen = offers[active]?.tag ?? (mayMake ? text : offers.find((offer) => isAmong([offer.tag], text))?.tag);
    if (chosen) pick(chosen);
  };
  const move = (step: number) => {
    setOpen(true);
    activate(offers.length === 0 ? -1 : (active + step + offers.length + (active < 0 && step < 0 ? 1 : 0)) % offers.length);
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: finish,
    ",": finish,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    } else if (event.key === "Escape" && isListed) {
      setOpen(false);
      activate(-1);
    } else if (event.key === "Escape") onLeave?.("escape");
    else if (event.key === "Backspace" && !text) onBack?.();
  };
  return (
    <span className={cn("relative block", className)}>
      <input
        ref={ref}
        id={id}
        role="combobox"
        aria-label={label}
        aria-expanded={isListed}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isListed && active >= 0 ? `${listId}-${active}` : undefined}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        autoFocus={autoFocus}
        autoComplete="off"
        disabled={disabled}
        maxLength={MAX_TAG}
        value={text}
        className="h-9 w-full rounded-md border border-input bg-card px-3 disabled:opacity-60 aria-invalid:border-danger max-md:h-11"
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          activate(-1);
        }}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          if (mayMake) pick(text);
          onLeave?.("blur");
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={listId} role="listbox" aria-label={t("tags.known")} className={cn("absolute inset-x-0 top-full z-20 mt-1 max-h-56 min-w-48 overflow-y-auto rounded-lg border bg-card p-1 shadow-lg", !isListed && "hidden")}>
        {offers.map((offer, index) => (
          <li
            key={offer.tag}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            className={cn("flex h-9 cursor-pointer items-center gap-2 rounded-md px-2.5 text-sm max-md:h-11", index === active ? "bg-row-selected" : "hover:bg-row-hover")}
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(offer.tag)}
          >
            {offer.count === undefined && <Plus className="size-3.5 shrink-0 text-muted-foreground" aria-hidden />}
            <span className="min-w-0 flex-1 truncate">{offer.count === undefined ? t("tags.make", { tag: offer.tag }) : offer.tag}</span>
            {offer.count !== undefined && <span className="num text-xs text-muted-foreground">{number(offer.count)}</span>}
          </li>
        ))}
      </ul>
    </span>
  );
}
