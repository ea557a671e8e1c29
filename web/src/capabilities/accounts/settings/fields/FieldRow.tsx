import { ArrowDown, ArrowUp, EllipsisVertical, Pencil, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { OwnField } from "@/app/fields/api";
import { saidOf } from "@/app/fields/value";
import { Button, Pill } from "@/ui/basics";
import { Menu, type MenuEntry } from "@/ui/Menu";

interface FieldRowProps {
  field: OwnField;
  onUp?: () => void;
  onDown?: () => void;
  onEdit: () => void;
  onRemove: () => void;
}

/** One field of the business: what it is called, what stands in it, and where it shows. */
export function FieldRow({ field, onUp, onDown, onEdit, onRemove }: FieldRowProps) {
  const { t } = useTranslation();
  const name = field.label;
  const says = [
    field.choices.join(", "),
    field.default !== null && t("fieldSettings.begins", { value: saidOf(field, field.default, t) }),
    !field.in_table && t("fieldSettings.offered"),
    !field.in_filter && t("fieldSettings.noFilter"),
  ].filter(Boolean);
  const ways: { words: string; icon: typeof Pencil; act: (() => void) | undefined; isDanger?: boolean }[] = [
    { words: t("fieldSettings.up", { name }), icon: ArrowUp, act: onUp },
    { words: t("fieldSettings.down", { name }), icon: ArrowDown, act: onDown },
    { words: t("fieldSettings.change", { name }), icon: Pencil, act: onEdit },
    { words: t("fieldSettings.remove", { name }), icon: Trash2, act: onRemove, isDanger: true },
  ];
  const entries: MenuEntry[] = ways.map(({ words, icon: Icon, act, isDanger }) => ({ label: words, icon: <Icon className="size-4" aria-hidden />, isDisabled: !act, isDanger, onSelect: () => act?.() }));
  return (
    <li className="flex min-h-14 items-center gap-2 border-t px-5 py-2 max-md:pr-2">
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium break-words">{name}</span>
          <Pill>{t(`fieldSettings.types.${field.type}`)}</Pill>
          {field.required && <Pill tone="info">{t("fieldSettings.required")}</Pill>}
        </span>
        <span className="truncate text-sm text-muted-foreground">
          <code className="font-mono text-xs">{field.key}</code>
          {says.length > 0 && ` · ${says.join(" · ")}`}
        </span>
      </span>
      <span className="flex shrink-0 items-center max-md:hidden">
        {ways.map(({ words, icon: Icon, act, isDanger }) => (
          <Button key={words} look="ghost" size="icon" className={isDanger ? "text-muted-foreground hover:text-danger" : "text-muted-foreground"} aria-label={words} title={words} disabled={!act} onClick={act}>
            <Icon className="size-4" aria-hidden />
          </Button>
        ))}
      </span>
      <span className="md:hidden">
        <Menu
          trigger={
            <Button look="ghost" size="icon" aria-label={t("fieldSettings.more", { name })}>
              <EllipsisVertical className="size-4" aria-hidden />
            </Button>
          }
          entries={entries}
        />
      </span>
    </li>
  );
}
