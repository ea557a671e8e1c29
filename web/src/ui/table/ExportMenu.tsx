import "../locales";
import { useNavigate } from "@tanstack/react-router";
import { Clock, Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ApiError, post, query } from "@/lib/api";
import type { Search } from "@/lib/hooks";
import { toast } from "@/lib/toast";
import { Button } from "../basics";
import { Menu } from "../Menu";

interface ExportMenuProps {
  /** Where the whole list is: `/api/leads`. */
  path: string;
  /** Its filters and order. */
  search: Search;
  /** Whether it is better made in the background. */
  isLarge?: boolean;
}

const FORMATS = [
  ["Excel (.xlsx)", "xlsx"],
  ["CSV", "csv"],
] as const;

/** Takes a list along as a file: at once, or a large one in the background. */
export function ExportMenu({ path, search, isLarge = false }: ExportMenuProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { page: _page, per_page: _size, view: _view, ...asked } = search;
  const download = (format: string) => window.location.assign(path + query({ ...asked, format }));
  const order = async (format: string) => {
    const set = Object.entries(asked).filter(([, value]) => value);
    try {
      await post("/api/exports", { list: path.replace("/api/", ""), query: Object.fromEntries(set), format });
      toast.success(t("list.ordered"), { action: { label: t("nav.downloads"), onClick: () => void navigate({ to: "/downloads" }) } });
    } catch (cause) {
      toast.error(cause instanceof ApiError && cause.status > 0 ? cause.message : t("state.offline"));
    }
  };
  const ordered = FORMATS.map(([label, format]) => ({ label: t("list.later", { format: label }), icon: <Clock className="size-4 text-muted-foreground" aria-hidden />, onSelect: () => void order(format) }));
  const direct = FORMATS.map(([label, format]) => ({ label, ...(isLarge && { icon: <Download className="size-4 text-muted-foreground" aria-hidden /> }), onSelect: () => download(format) }));
  return (
    <Menu
      trigger={
        <Button aria-label={t("action.export")}>
          <Download className="size-4" aria-hidden />
          <span className="max-2xl:sr-only">{t("action.export")}</span>
        </Button>
      }
      entries={isLarge ? [...ordered, ...direct] : direct}
    />
  );
}
