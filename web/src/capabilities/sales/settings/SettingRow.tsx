import { Pencil, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/basics";

interface RowActionsProps {
  name: string;
  onEdit: () => void;
  onRemove: () => void;
  children?: ReactNode;
}

/** What every row of a setting offers: change it, remove it. */
export function RowActions({ name, onEdit, onRemove, children }: RowActionsProps) {
  const { t } = useTranslation();
  return (
    <span className="flex shrink-0 items-center">
      {children}
      <Button look="ghost" size="icon" aria-label={t("sales.pipeline.edit", { name })} onClick={onEdit}>
        <Pencil className="size-4" aria-hidden />
      </Button>
      <Button look="ghost" size="icon" className="text-muted-foreground hover:text-danger" aria-label={t("sales.pipeline.remove", { name })} onClick={onRemove}>
        <Trash2 className="size-4" aria-hidden />
      </Button>
    </span>
  );
}
