import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Command } from "cmdk";
import { CornerDownLeft, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { get, query } from "@/lib/api";
import { useDebounced } from "@/lib/hooks";
import { Dialog } from "@/ui/Dialog";
import { entriesFor } from "./nav";
import type { Session } from "./session";

interface Hit {
  kind: string;
  id: string;
  title: string;
  subtitle: string;
}

interface Group {
  kind: string;
  hits: Hit[];
}

const paths: Record<string, string> = { lead: "/leads/", customer: "/customers/", deal: "/deals/", product: "/products?q=", user: "/users?q=" };

/** Ctrl+K: finds people, deals and pages. */
export default function Palette({ session, onClose }: { session: Session; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const settled = useDebounced(text, 150);
  const found = useQuery({
    queryKey: ["/api/search", settled],
    queryFn: () => get<{ groups: Group[] }>(`/api/search${query({ q: settled })}`),
    enabled: settled.trim().length > 1,
    placeholderData: keepPreviousData,
  });
  const typed = text.trim().toLowerCase();
  const places = placesFor(session, t).filter((place) => place.words.toLowerCase().includes(typed));
  const hits = typed.length > 1 ? (found.data?.groups ?? []) : [];
  const go = (to: string) => {
    onClose();
    const [path, text] = to.split("?");
    void navigate({ to: path, search: Object.fromEntries(new URLSearchParams(text)) as never });
  };
  const open = (hit: Hit) => {
    if (hit.kind === "record") return go((session.permissions.includes("manage_databases") ? "/assignments?open=" : "/my-records/all?view=cards&record=") + hit.id);
    const path = paths[hit.kind] ?? "/";
    go(path.endsWith("=") ? path + encodeURIComponent(hit.title) : path + hit.id);
  };
  return (
    <Dialog isOpen onClose={onClose} title={t("nav.search")}>
      <Command shouldFilter={false} label={t("nav.search")}>
        <Command.Input autoFocus value={text} onValueChange={setText} placeholder={t("search.hint")} className="h-11 w-full rounded-md border border-input bg-card px-3" />
        <Command.List className="mt-3 max-h-[min(26rem,60dvh)] overflow-y-auto">
          {typed.length > 1 && !found.isFetching && hits.length === 0 && places.length === 0 && <Command.Empty className="p-4 text-center text-muted-foreground">{t("search.nothing")}</Command.Empty>}
          {hits.map((group) => (
            <Command.Group key={group.kind} heading={t(`search.kinds.${group.kind}`)} className={groupLook}>
              {group.hits.map((hit) => (
                <Item key={hit.id} id={hit.id} onSelect={() => open(hit)} aside={hit.subtitle}>
                  {hit.title}
                </Item>
              ))}
            </Command.Group>
          ))}
          {places.length > 0 && (
            <Command.Group heading={t("search.pages")} className={groupLook}>
              {places.map((place) => (
                <Item key={place.href} id={place.href} onSelect={() => go(place.href)} aside={place.key && `g ${place.key}`}>
                  <span className="inline-flex items-center gap-2.5">
                    {place.icon}
                    {place.words}
                  </span>
                </Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </Dialog>
  );
}

const groupLook = "pb-2 text-xs text-muted-foreground [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1";

function Item({ id, aside, onSelect, children }: { id: string; aside?: string; onSelect: () => void; children: ReactNode }) {
  return (
    <Command.Item value={id} onSelect={onSelect} className="group flex h-10 cursor-pointer items-center gap-3 rounded-md px-2.5 text-base text-foreground data-[selected=true]:bg-row-hover max-md:h-11">
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {aside && <span className="num text-sm text-muted-foreground">{aside}</span>}
      <CornerDownLeft className="size-3.5 text-muted-foreground opacity-0 group-data-[selected=true]:opacity-100 max-md:hidden" aria-hidden />
    </Command.Item>
  );
}

/** What one can make, and where one can go. */
function placesFor(session: Session, t: (key: string) => string) {
  const entries = entriesFor(session);
  const made = entries.flatMap(({ create }) => (create && (!create[2] || session.permissions.includes(create[2])) ? [{ words: t(create[0]), href: create[1], icon: <Plus className="size-4" aria-hidden />, key: undefined }] : []));
  const pages = entries.map(({ to, name, icon: Icon, key }) => ({ words: t(`nav.${name}`), href: to, icon: <Icon className="size-4" aria-hidden />, key }));
  return [...made, ...pages];
}
