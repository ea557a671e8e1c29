import { Upload } from "lucide-react";
import { type DragEvent, type ReactNode, useId, useState } from "react";
import { cn } from "./basics";

interface FileDropProps {
  /** What it is for, to those who don't see it. */
  label: string;
  /** "Drop a file here, or" and "choose a file". */
  drop: string;
  pick: string;
  hint: string;
  /** The kinds of files that the chooser offers: `.csv,.xlsx`. */
  accept?: string;
  isMulti?: boolean;
  /** What is going on, in place of the invitation. */
  busy?: ReactNode;
  /** What is wrong with what was chosen. */
  error?: string;
  className?: string;
  onFiles: (files: File[]) => void;
}

/** Takes files by drop or by choice. */
export function FileDrop({ label, drop, pick, hint, accept, isMulti = false, busy, error, className, onFiles }: FileDropProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const isBusy = Boolean(busy);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!isBusy) onFiles([...event.dataTransfer.files]);
  };
  return (
    <div className="grid gap-2">
      <label
        htmlFor={id}
        className={cn("grid cursor-pointer justify-items-center gap-1 rounded-lg border border-dashed border-input px-4 py-6 text-center focus-within:border-ring hover:bg-row-hover", isOver && "border-ring bg-row-selected", error && "border-danger", isBusy && "cursor-progress", className)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {busy ?? (
          <>
            <Upload className="size-5 text-muted-foreground" aria-hidden />
            <span>
              {drop} <span className="text-info underline">{pick}</span>
            </span>
          </>
        )}
        <span id={`${id}-hint`} className="max-w-prose text-sm text-muted-foreground">
          {hint}
        </span>
        <input
          id={id}
          type="file"
          multiple={isMulti}
          accept={accept}
          className="sr-only"
          aria-label={label}
          aria-invalid={Boolean(error)}
          aria-describedby={error ? `${id}-error` : `${id}-hint`}
          disabled={isBusy}
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
      </label>
      {error && (
        <p id={`${id}-error`} role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
