import { X } from "lucide-react";

/** A chosen thing that can be taken away again. */
export function Chip({ text, label, onRemove }: { text: string; label: string; onRemove: () => void }) {
  return (
    <li className="inline-flex items-center rounded-sm bg-muted pl-2 text-sm">
      <span className="max-w-56 truncate">{text}</span>
      <button type="button" aria-label={label} className="grid size-7 place-items-center rounded-sm hover:bg-border max-md:size-11" onClick={onRemove}>
        <X className="size-3.5" aria-hidden />
      </button>
    </li>
  );
}
