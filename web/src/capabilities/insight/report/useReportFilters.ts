import { useTranslation } from "react-i18next";
import type { Filter } from "@/ui/FilterChip";
import { useCategories } from "../../catalog/api";
import { choices, useChannels, useProducts, useSellers, useStages } from "../../sales/api";

const LEVELS = ["none", "leader", "owner"];

/** The filters of these names, as far as there is something to choose from. */
export function useReportFilters(names: string[]): Filter[] {
  const { t } = useTranslation();
  const has = (name: string) => names.includes(name);
  const sellers = useSellers();
  const channels = choices(useChannels(has("channel_id")).data);
  const products = choices(useProducts(has("product_id")).data);
  const categories = choices(useCategories(has("category_id")).data);
  const stages = choices(useStages(has("stage_id")).data);
  const known: Filter[] = [
    { name: "owner_id", label: t("lead.owner"), isMulti: true, choices: sellers },
    { name: "product_id", label: t("lead.product"), isMulti: true, choices: products },
    { name: "category_id", label: t("product.category"), isMulti: true, choices: categories },
    { name: "channel_id", label: t("lead.channel"), isMulti: true, choices: channels.length > 0 ? [...channels, { value: "none", label: t("reports.noChannel") }] : [] },
    { name: "approval_level", label: t("reports.level"), isMulti: true, choices: LEVELS.map((value) => ({ value, label: t(`reports.levels.${value}`) })) },
    { name: "stage_id", label: t("lead.stage"), isMulti: true, choices: stages },
    { name: "city", label: t("reports.city"), kind: "text" },
  ];
  return known.filter(({ name, kind, choices: offered = [] }) => has(name) && (kind === "text" || offered.length > 1));
}
