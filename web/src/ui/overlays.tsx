import { X } from "lucide-react";
import { AlertDialog, Dialog as RadixDialog, DropdownMenu } from "radix-ui";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, cn } from "./basics";

const veil = "fixed inset-0 z-40 bg-[var(--navy-950)]/45";

interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** A drawer comes from the side; on phones both come from below. */
  side?: "center" | "right";
}

/** A dialog or drawer: traps the focus and gives it back. */
export function Dialog({ isOpen, onClose, title, children, side = "center" }: DialogProps) {
  const { t } = useTranslation();
  return (
    <RadixDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={veil} />
        <RadixDialog.Content
          aria-describedby={undefined}
          className={cn(
            "fixed z-50 flex flex-col border bg-card shadow-xl max-md:inset-x-0 max-md:bottom-0 max-md:max-h-[92dvh] max-md:rounded-t-xl",
            side === "right"
              ? "md:inset-y-0 md:right-0 md:w-[480px]"
              : "md:top-[10dvh] md:left-1/2 md:max-h-[80dvh] md:w-[520px] md:-translate-x-1/2 md:rounded-xl",
          )}
        >
          <div className="flex items-center justify-between border-b px-5 py-3">
            <RadixDialog.Title className="text-lg font-semibold">{title}</RadixDialog.Title>
            <RadixDialog.Close asChild>
              <Button look="ghost" size="icon" aria-label={t("action.close")}>
                <X className="size-4" aria-hidden />
              </Button>
            </RadixDialog.Close>
          </div>
          <div className="overflow-y-auto p-5">{children}</div>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

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
        <AlertDialog.Overlay className={veil} />
        <AlertDialog.Content className="fixed z-50 grid gap-3 border bg-card p-5 shadow-xl max-md:inset-x-0 max-md:bottom-0 max-md:rounded-t-xl md:top-[20dvh] md:left-1/2 md:w-[440px] md:-translate-x-1/2 md:rounded-xl">
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

export interface MenuEntry {
  label: string;
  icon?: ReactNode;
  onSelect: () => void;
  isDanger?: boolean;
  isDisabled?: boolean;
}

/** A menu behind a button. */
export function Menu({ trigger, entries }: { trigger: ReactNode; entries: MenuEntry[] }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={6} className="z-50 min-w-44 rounded-lg border bg-card p-1 shadow-lg">
          {entries.map((entry) => (
            <DropdownMenu.Item
              key={entry.label}
              disabled={entry.isDisabled}
              onSelect={entry.onSelect}
              className={cn(
                "flex h-9 items-center gap-2 rounded-md px-2.5 outline-none data-[disabled]:opacity-40 data-[highlighted]:bg-row-hover max-md:h-11",
                entry.isDanger && "text-danger",
              )}
            >
              {entry.icon}
              {entry.label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
