import { Tabs as RadixTabs } from "radix-ui";
import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "./basics";

export interface Tab {
  key: string;
  label: string;
  /** How much is in there, where that helps. */
  count?: number;
  content: ReactNode;
}

interface TabsProps {
  label: string;
  tabs: Tab[];
  value: string;
  onChange: (key: string) => void;
  className?: string;
}

/** Parts of a page, one at a time; only what is shown is asked for. */
export function Tabs({ label, tabs, value, onChange, className }: TabsProps) {
  const shown = tabs.some((tab) => tab.key === value) ? value : tabs[0]?.key;
  const list = useRef<HTMLDivElement>(null);
  // On a phone not all of them fit; the one that is shown must be seen.
  useEffect(() => {
    const active = list.current?.querySelector<HTMLElement>("[data-state=active]");
    if (list.current && active) list.current.scrollLeft = active.offsetLeft - (list.current.clientWidth - active.offsetWidth) / 2;
  }, [shown]);
  return (
    <RadixTabs.Root value={shown} onValueChange={onChange} className={cn("min-w-0", className)}>
      <RadixTabs.List ref={list} aria-label={label} className="relative mb-4 flex gap-1 overflow-x-auto overflow-y-hidden border-b max-md:-mx-4 max-md:px-4">
        {tabs.map((tab) => (
          <RadixTabs.Trigger
            key={tab.key}
            value={tab.key}
            className="-mb-px flex h-10 shrink-0 items-center gap-1.5 border-b-2 border-transparent px-3 font-medium text-muted-foreground hover:text-foreground data-[state=active]:border-accent data-[state=active]:text-foreground max-md:h-12"
          >
            {tab.label}
            {tab.count !== undefined && <span className="num rounded-full bg-muted px-1.5 text-2xs font-semibold text-muted-foreground">{tab.count}</span>}
          </RadixTabs.Trigger>
        ))}
      </RadixTabs.List>
      {tabs.map((tab) => (
        <RadixTabs.Content key={tab.key} value={tab.key} className="outline-none">
          {tab.content}
        </RadixTabs.Content>
      ))}
    </RadixTabs.Root>
  );
}
