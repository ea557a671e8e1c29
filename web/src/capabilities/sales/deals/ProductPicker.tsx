import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { Plus } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Page, get, query } from "@/lib/api";
import { money } from "@/lib/format";
import { useDebounced } from "@/lib/hooks";
import { Button } from "@/ui/basics";
import type { Line } from "./lines";

interface Product {
  id: string;
  name: string;
  sku: string;
  unit: string;
  kind: string;
  list_price: number;
  cost_price?: number;
}

const lineOf = ({ id, name, unit, kind, list_price, cost_price }: Product): Line => ({ product_id: id, name, unit, quantity: 1, list_price, cost_price, price: list_price, billing: kind === "subscription" ? "monthly" : "one_off", install_address: "" });

/** Finds a product that is for sale and adds it as a line. */
export function ProductPicker({ onPick }: { onPick: (line: Line) => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const q = useDebounced(text.trim(), 150);
  const params = { is_active: true, sort: "name", per_page: 50, q };
  const found = useQuery({ queryKey: ["/api/products", params], queryFn: () => get<Page<Product>>(`/api/products${query(params)}`), enabled: isOpen, placeholderData: keepPreviousData });
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button>
          <Plus className="size-4" aria-hidden />
          {t("deal.addItem")}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content align="start" sideOffset={6} collisionPadding={12} aria-label={t("deal.addItem")} className="z-50 w-96 max-w-[calc(100vw-1.5rem)] rounded-lg border bg-card p-1.5 shadow-lg">
          <Command shouldFilter={false} label={t("deal.addItem")}>
            <Command.Input autoFocus value={text} onValueChange={setText} placeholder={t("deal.findProduct")} className="h-9 w-full rounded-md border border-input bg-card px-3 max-md:h-11" />
            <Command.List className="mt-1 max-h-72 overflow-y-auto">
              {!found.isPending && <Command.Empty className="p-3 text-sm text-muted-foreground">{t("table.nothingFound")}</Command.Empty>}
              {found.data?.data.map((product) => (
                <Command.Item
                  key={product.id}
                  value={product.id}
                  className="flex min-h-9 cursor-pointer items-center justify-between gap-3 rounded-md px-2.5 text-sm data-[selected=true]:bg-row-hover max-md:min-h-11"
                  onSelect={() => {
                    onPick(lineOf(product));
                    setOpen(false);
                    setText("");
                  }}
                >
                  <span className="min-w-0 truncate">
                    {product.name} <span className="text-xs text-muted-foreground">{product.sku}</span>
                  </span>
                  <span className="num shrink-0 font-medium">{money(product.list_price)}</span>
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
