import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Command } from "cmdk";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, query } from "@/lib/api";
import { useDebounced } from "@/lib/hooks";
import { Dialog } from "@/ui/Dialog";

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
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const settled = useDebounced(text, 150);
  const found = useQuery({
    queryKey: ["/api/search", settled],
    queryFn: () => get<{ groups: Group[] }>(`/api/search${query({ q: settled })}`),
    enabled: settled.trim().length > 1,
  });
  const go = (to: string) => {
    onClose();
    const [path, text] = to.split("?");
    void navigate({ to: path, search: Object.fromEntries(new URLSearchParams(text)) as never });
  };
  const open = (hit: Hit) => {
    const path = paths[hit.kind] ?? "/";
    go(path.endsWith("=") ? path + encodeURIComponent(hit.title) : path + hit.id);
  };
  return (
    <Dialog isOpen onClose={onClose} title={t("nav.search")}>
      <Command shouldFilter={false} label={t("nav.search")}>
        <Command.Input autoFocus value={text} onValueChange={setText} placeholder={t("search.hint")} className="h-11 w-full rounded-md border border-input bg-card px-3" />
        <Command.List className="mt-3 max-h-80 overflow-y-auto">
          {settled.length > 1 && !found.isPending && <Command.Empty className="p-4 text-center text-muted-foreground">{t("search.nothing")}</Command.Empty>}
          {found.data?.groups.map((group) => (
            <Command.Group key={group.kind} heading={t(`search.kinds.${group.kind}`)} className="text-xs text-muted-foreground">
              {group.hits.map((hit) => (
                <Command.Item key={hit.id} value={hit.id} onSelect={() => open(hit)} className="flex h-10 items-center justify-between gap-3 rounded-md px-2.5 text-base text-foreground data-[selected=true]:bg-row-hover">
                  <span className="truncate">{hit.title}</span>
                  <span className="num text-sm text-muted-foreground">{hit.subtitle}</span>
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}
