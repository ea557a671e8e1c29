import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./basics";

export interface MenuEntry {
  label: string;
  icon?: ReactNode;
  onSelect: () => void;
  isDanger?: boolean;
  isDisabled?: boolean;
}

/** A menu behind a button. */
export function Menu({ trigger, entries, isOpenAtFirst }: { trigger: ReactNode; entries: MenuEntry[]; isOpenAtFirst?: boolean }) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen={isOpenAtFirst}>
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
