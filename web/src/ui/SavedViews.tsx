import "./locales";
import { Bookmark, Check, X } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/lib/toast";
import type { ListState, Search } from "@/lib/hooks";
import { Button, cn } from "./basics";
import { TextField } from "./fields";

export interface View {
  name: string;
  search: Search;
}

const words = (search: Search) =>
  new URLSearchParams(
    Object.entries(search)
      .filter((entry): entry is [string, string] => Boolean(entry[1]) && !["page", "new"].includes(entry[0]))
      .sort(),
  ).toString();

interface SavedViewsProps {
  state: ListState;
  /** Where one's own are kept: the list and the person. */
  name: string;
  usual: View[];
}

/** Sets of filters by name: the usual ones and one's own. Choosing one is only another address. */
export function SavedViews({ state, name: list, usual }: SavedViewsProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [own, keep] = useKept(`langgan.views.${list}`);
  const current = words(state.search);
  const go = (view: View) => {
    const cleared = Object.fromEntries(Object.keys(state.search).map((key) => [key, undefined]));
    state.set({ ...cleared, ...view.search });
    setOpen(false);
  };
  const save = () => {
    const search = Object.fromEntries(new URLSearchParams(current));
    keep([...own.filter((view) => view.name !== name.trim()), { name: name.trim(), search }]);
    setName("");
    toast.success(t("list.viewSaved"));
  };
  const active = [...usual, ...own].find((view) => words(view.search) === current);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button>
          <Bookmark className="size-4" aria-hidden />
          <span className="max-w-40 truncate max-md:sr-only">{active?.name ?? t("list.views")}</span>
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content align="end" sideOffset={6} collisionPadding={12} aria-label={t("list.views")} className="z-50 w-72 rounded-lg border bg-card p-1 shadow-lg">
          {[...usual, ...own].map((view) => (
            <div key={view.name} className="flex items-center">
              <button type="button" className="flex h-9 min-w-0 flex-1 items-center gap-2 rounded-md px-2.5 text-left hover:bg-row-hover max-md:h-11" aria-current={view === active} onClick={() => go(view)}>
                <Check className={cn("size-4 shrink-0", view !== active && "invisible")} aria-hidden />
                <span className="truncate">{view.name}</span>
              </button>
              {own.includes(view) && (
                <Button look="ghost" size="icon" className="size-8" aria-label={`${t("list.forgetView")}: ${view.name}`} onClick={() => keep(own.filter((other) => other !== view))}>
                  <X className="size-3.5" aria-hidden />
                </Button>
              )}
            </div>
          ))}
          {!active && (
            <form
              className="mt-1 grid gap-2 border-t p-2"
              onSubmit={(event) => {
                event.preventDefault();
                if (name.trim()) save();
              }}
            >
              <TextField label={t("list.saveView")} placeholder={t("list.viewName")} hint={t("list.viewHint")} value={name} maxLength={40} onChange={setName} />
              <Button type="submit" size="sm">
                {t("action.save")}
              </Button>
            </form>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** One's own views, kept by the browser. */
function useKept(key: string): [View[], (views: View[]) => void] {
  const [views, setViews] = useState<View[]>(() => JSON.parse(localStorage.getItem(key) ?? "[]") as View[]);
  const keep = (next: View[]) => {
    localStorage.setItem(key, JSON.stringify(next));
    setViews(next);
  };
  return [views, keep];
}
