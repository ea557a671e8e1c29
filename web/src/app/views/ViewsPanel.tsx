import { useTranslation } from "react-i18next";
import type { Search } from "@/lib/hooks";
import { toast } from "@/lib/toast";
import { Button } from "@/ui/basics";
import { useSession } from "../session";
import { type SavedView, type ViewInput, useChangeView } from "./api";
import type { UsualView } from "./SavedViews";
import { SaveForm } from "./SaveForm";
import { UsualRow, ViewRow } from "./ViewRow";

interface ViewsPanelProps {
  list: string;
  usual: UsualView[];
  views: SavedView[];
  /** The view through which one looks. */
  active: SavedView | undefined;
  usualNow: UsualView | undefined;
  /** Whether more was chosen since. */
  isChanged: boolean;
  /** What is shown now. */
  current: Required<Pick<ViewInput, "query" | "columns">>;
  onGo: (search: Search, view?: SavedView) => void;
}

/** The views of a list, and keeping what is shown now as one. */
export default function ViewsPanel({ list, usual, views, active, usualNow, isChanged, current, onGo }: ViewsPanelProps) {
  const { t } = useTranslation();
  const { user } = useSession();
  const update = useChangeView(() => toast.success(t("views.changed")));
  const parts = [
    { title: t("views.own"), views: views.filter((view) => view.owner_id === user.id) },
    { title: t("views.shared"), views: views.filter((view) => view.owner_id !== user.id) },
  ];
  const isNew = isChanged || (!active && (!usualNow || current.columns.length > 0));
  return (
    <>
      <Heading>{t("views.usual")}</Heading>
      {usual.map((view) => (
        <UsualRow key={view.name} name={view.name} isActive={view === usualNow} onGo={() => onGo(view.search)} />
      ))}
      {parts.map(
        (part) =>
          part.views.length > 0 && (
            <div key={part.title}>
              <Heading>{part.title}</Heading>
              {part.views.map((view) => (
                <ViewRow key={view.id} view={view} isOwn={view.owner_id === user.id} isActive={view === active} onGo={() => onGo(view.query, view)} />
              ))}
            </div>
          ),
      )}
      {active && isChanged && active.can.edit && (
        <div className="mt-1 grid gap-2 border-t p-2">
          <p className="text-sm text-muted-foreground">{t("views.updateHint")}</p>
          <Button size="sm" look="primary" isBusy={update.isPending} onClick={() => update.mutate({ view: active, input: current })}>
            <span className="truncate">{t("views.update", { name: active.name })}</span>
          </Button>
        </div>
      )}
      {isNew && (
        <SaveForm
          list={list}
          current={current}
          onDone={(view) => {
            onGo(view.query, view);
            toast.success(t("views.saved"));
          }}
        />
      )}
    </>
  );
}

const Heading = ({ children }: { children: string }) => <p className="px-2.5 pt-2 pb-1 text-xs text-muted-foreground">{children}</p>;
