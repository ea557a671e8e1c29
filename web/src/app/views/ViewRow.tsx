import { Check, Ellipsis, Pin, PinOff, Star, Trash2, Type, UserRound, UsersRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/lib/toast";
import { Button, cn } from "@/ui/basics";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { TextField, faultsOf } from "@/ui/fields";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { type SavedView, type ViewInput, useChangeView, useRemoveView } from "./api";

const face = "flex h-9 min-w-0 flex-1 items-center gap-2 rounded-md px-2.5 text-left hover:bg-row-hover max-md:h-11";

/** A view that comes with the list. */
export function UsualRow({ name, isActive, onGo }: { name: string; isActive: boolean; onGo: () => void }) {
  return (
    <button type="button" className={cn(face, "w-full")} aria-current={isActive} onClick={onGo}>
      <Check className={cn("size-4 shrink-0", !isActive && "invisible")} aria-hidden />
      <span className="truncate">{name}</span>
    </button>
  );
}

interface ViewRowProps {
  view: SavedView;
  isOwn: boolean;
  isActive: boolean;
  onGo: () => void;
}

/** A saved view, and what one may do with it. */
export function ViewRow({ view, isOwn, isActive, onGo }: ViewRowProps) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<"rename" | "remove" | null>(null);
  const change = useChangeView(() => setDoing(null));
  const remove = useRemoveView(() => {
    setDoing(null);
    toast.success(t("views.removed"));
  });
  const set = (input: ViewInput) => change.mutate({ view, input });
  const entries = useEntries(view, set, setDoing);
  if (doing === "rename") return <Rename view={view} error={faultsOf(change.error)("name")} isBusy={change.isPending} onName={(name) => set({ name })} onClose={() => setDoing(null)} />;
  return (
    <div className="flex items-center">
      <button type="button" className={face} aria-current={isActive} onClick={onGo}>
        <Check className={cn("size-4 shrink-0", !isActive && "invisible")} aria-hidden />
        <span className="min-w-0">
          <span className="block truncate leading-tight">{view.name}</span>
          {!isOwn && <span className="block truncate text-xs text-muted-foreground">{t("views.by", { name: view.owner_name })}</span>}
        </span>
        <span className="ml-auto flex shrink-0 gap-1 text-muted-foreground">
          {isOwn && view.is_shared && <UsersRound className="size-3.5" role="img" aria-label={t("views.shared")} />}
          {view.opens_first && <Pin className="size-3.5" role="img" aria-label={t("views.opensFirst")} />}
        </span>
      </button>
      <Menu
        trigger={
          <Button look="ghost" size="icon" className="size-8" aria-label={t("views.more", { name: view.name })}>
            <Ellipsis className="size-4" aria-hidden />
          </Button>
        }
        entries={entries}
      />
      {doing === "remove" && (
        <ConfirmDialog isOpen onClose={() => setDoing(null)} onConfirm={() => remove.mutate(view)} title={t("views.removeTitle", { name: view.name })} confirm={t("action.remove")} look="danger" isBusy={remove.isPending}>
          {view.is_shared && t("views.removeText")}
        </ConfirmDialog>
      )}
    </div>
  );
}

const icon = "size-4 text-muted-foreground";

function useEntries({ can, ...view }: SavedView, set: (input: ViewInput) => void, setDoing: (doing: "rename" | "remove") => void): MenuEntry[] {
  const { t } = useTranslation();
  const forAll = { label: t(view.is_default_for_all ? "views.dropDefaultForAll" : "views.makeDefaultForAll"), icon: <Star className={icon} aria-hidden />, onSelect: () => set({ is_default_for_all: !view.is_default_for_all }) };
  return [
    { label: t(view.is_default ? "views.dropDefault" : "views.makeDefault"), icon: view.is_default ? <PinOff className={icon} aria-hidden /> : <Pin className={icon} aria-hidden />, onSelect: () => set({ is_default: !view.is_default }) },
    ...(can.set_default_for_all && view.is_shared ? [forAll] : []),
    ...(can.edit
      ? [
          { label: t("views.rename"), icon: <Type className={icon} aria-hidden />, onSelect: () => setDoing("rename") },
          { label: t(view.is_shared ? "views.makePrivate" : "views.makeShared"), icon: view.is_shared ? <UserRound className={icon} aria-hidden /> : <UsersRound className={icon} aria-hidden />, onSelect: () => set({ is_shared: !view.is_shared }) },
        ]
      : []),
    ...(can.delete ? [{ label: t("action.remove"), icon: <Trash2 className="size-4" aria-hidden />, isDanger: true, onSelect: () => setDoing("remove") }] : []),
  ];
}

interface RenameProps {
  view: SavedView;
  error?: string;
  isBusy: boolean;
  onName: (name: string) => void;
  onClose: () => void;
}

function Rename({ view, error, isBusy, onName, onClose }: RenameProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(view.name);
  return (
    <form
      className="grid gap-2 p-2"
      onSubmit={(event) => {
        event.preventDefault();
        onName(name);
      }}
    >
      <TextField label={t("views.name")} autoFocus value={name} error={error} maxLength={80} onChange={setName} />
      <span className="flex justify-end gap-2">
        <Button size="sm" onClick={onClose}>
          {t("action.cancel")}
        </Button>
        <Button type="submit" size="sm" look="primary" isBusy={isBusy}>
          {t("action.save")}
        </Button>
      </span>
    </form>
  );
}
