import { KeyRound } from "lucide-react";
import { CopyButton } from "./CopyButton";

interface SecretOnceProps {
  title: string;
  hint: string;
  secret: string;
}

/** A secret that is shown now and never again. */
export function SecretOnce({ title, hint, secret }: SecretOnceProps) {
  return (
    <div role="status" className="grid gap-2 rounded-lg border border-success bg-success-soft px-4 py-3">
      <p className="flex items-center gap-2 font-medium text-success">
        <KeyRound className="size-4" aria-hidden />
        {title}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-2 rounded-md bg-card px-3 py-2">
        <code className="min-w-0 font-mono break-all select-all">{secret}</code>
        <CopyButton text={secret} />
      </div>
      <p className="text-sm">{hint}</p>
    </div>
  );
}
