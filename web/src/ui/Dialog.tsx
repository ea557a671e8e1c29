import { X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button, cn } from "./basics";

/** What lies between a dialog and the page. Radix's own brings a style along, which the page's policy refuses. */
export const Veil = () => <div aria-hidden className="veil fixed inset-0 z-40 bg-[var(--navy-950)]/45" />;

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
        <Veil />
        <RadixDialog.Content
          aria-describedby={undefined}
          // Escape first closes what a field offers.
          onEscapeKeyDown={(event) => {
            if ((event.target as Element).matches("[role=combobox][aria-expanded=true]")) event.preventDefault();
          }}
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
