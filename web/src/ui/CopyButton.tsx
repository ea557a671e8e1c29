import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./basics";

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 2_000);
    });
  const Icon = isCopied ? Check : Copy;
  return (
    <Button size="sm" onClick={copy}>
      <Icon className="size-4" aria-hidden />
      <span aria-live="polite">{isCopied ? t("action.copied") : (label ?? t("action.copy"))}</span>
    </Button>
  );
}
