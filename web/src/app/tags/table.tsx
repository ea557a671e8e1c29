import "./locales";
import { type ReactNode, lazy } from "react";
import { useTranslation } from "react-i18next";
import type { Column, Filter } from "@/ui/DataTable";
import type { PanelProps } from "@/ui/FilterChip";
import type { Tagged } from "./api";
import { TagChips } from "./TagChips";

const TagPanel = lazy(() => import("./TagPanel"));

const PANELS: Record<Tagged, (props: PanelProps) => ReactNode> = {
  leads: (props) => <TagPanel of="leads" {...props} />,
  customers: (props) => <TagPanel of="customers" {...props} />,
  products: (props) => <TagPanel of="products" {...props} />,
  records: (props) => <TagPanel of="records" {...props} />,
};

/** The labels of a row as a column. */
export function useTagColumn<T extends { tags?: string[] }>(): Column<T> {
  const { t } = useTranslation();
  return { key: "tags", title: t("tags.title"), isBlank: (row) => !row.tags?.length, cell: (row) => <TagChips tags={row.tags ?? []} /> };
}

/** Labels as a filter: those that carry one of the chosen. */
export function useTagFilter(of: Tagged): Filter {
  const { t } = useTranslation();
  return { name: "tag", label: t("tags.title"), panel: PANELS[of] };
}
