import { AlertDialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./basics";
import { Veil } from "./Dialog";

interface ConfirmProps {
  isOpen: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  children: ReactNode;
  confirm: string;
  /** Must be typed where it cannot be undone. */
  typed?: string;
  look?: "accent" | "danger";
  isBusy?: boolean;
}

/** Says what will happen to what. */
export function ConfirmDialog({ isOpen, onClose, onConfirm, title, children, confirm, typed, look = "accent", isBusy }: ConfirmProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <Veil />
        <AlertDialog.Content aria-modal className="fixed z-50 grid gap-3 border bg-card p-5 shadow-xl max-md:inset-x-0 max-md:bottom-0 max-md:rounded-t-xl md:top-[20dvh] md:left-1/2 md:w-[440px] md:-translate-x-1/2 md:rounded-xl">
          <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="text-muted-foreground">{children}</div>
          </AlertDialog.Description>
          {typed && (
            <input
              aria-label={typed}
              className="h-9 rounded-md border border-input bg-card px-3"
              placeholder={typed}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
          <div className="mt-2 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{t("action.cancel")}</Button>
            </AlertDialog.Cancel>
            <Button look={look} isBusy={isBusy} disabled={typed !== undefined && text !== typed} onClick={onConfirm}>
              {confirm}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
