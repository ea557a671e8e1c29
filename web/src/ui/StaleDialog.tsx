import { Button } from "./basics";
import { Dialog } from "./Dialog";

interface StaleDialogProps {
  title: string;
  hint: string;
  words: { field: string; mine: string; theirs: string; see: string; keep: string };
  /** What differs between the two. */
  rows: { label: string; mine: string; theirs: string }[];
  onSee: () => void;
  onKeep: () => void;
  isBusy?: boolean;
}

/** Somebody else was faster: shows both sides and lets the user choose. */
export function StaleDialog({ title, hint, words, rows, onSee, onKeep, isBusy }: StaleDialogProps) {
  return (
    <Dialog isOpen onClose={onSee} title={title}>
      <p className="mb-3 text-muted-foreground">{hint}</p>
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="bg-table-head text-left text-xs text-muted-foreground">
            {[words.field, words.mine, words.theirs].map((word) => (
              <th key={word} scope="col" className="h-9 px-3 font-medium">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label} className="border-t align-top">
              <th scope="row" className="px-3 py-2 text-left font-medium">
                {row.label}
              </th>
              <td className="px-3 py-2 break-words">{row.mine}</td>
              <td className="px-3 py-2 break-words">{row.theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={onSee}>{words.see}</Button>
        <Button look="accent" isBusy={isBusy} onClick={onKeep}>
          {words.keep}
        </Button>
      </div>
    </Dialog>
  );
}
