import "./locales";
import { useNavigate } from "@tanstack/react-router";
import { Plus, Settings2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/app/session";
import { type Search, useList, useListState, useShortcut } from "@/lib/hooks";
import { AppLink } from "@/ui/AppLink";
import { Button, PageHead } from "@/ui/basics";
import { DataTable, type Filter } from "@/ui/DataTable";
import { Dialog } from "@/ui/Dialog";
import { Segmented } from "@/ui/Segmented";
import { type Database, useKinds, useProductChoices } from "./api";
import { AskDialog } from "./databases/AskDialog";
import { useDatabaseColumns } from "./databases/columns";
import { DatabaseForm } from "./databases/DatabaseForm";

/** Contact databases. Whoever manages them sees how each stands; staff see how many are available and ask for some. */
export default function DatabasesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = useListState();
  const manages = useMay("manage_databases");
  const kinds = useKinds();
  const { new: isNew, ask, ...search } = state.search;
  const shown = { ...state, search };
  const list = useList<Database>("/api/databases", shown);
  const kept: Search = { page: search.page };
  const close = () => state.set({ ...kept, new: undefined, ask: undefined });
  const add = () => state.set({ ...kept, new: "1" });
  useShortcut("c", () => manages && add());
  const create = manages && (
    <Button look="accent" onClick={add}>
      <Plus className="size-4" aria-hidden />
      {t("outreach.database.new")}
    </Button>
  );
  const open = (database: Database) => void navigate({ to: `/databases/${database.id}` });
  const asked = list.data?.data.find((database) => database.id === ask);
  return (
    <>
      <PageHead
        title={t("nav.databases")}
        hint={manages ? undefined : t("outreach.database.staffHint")}
        actions={
          manages && (
            <>
              <AppLink href="/settings/telesales" className="inline-flex h-9 items-center gap-2 rounded-md border bg-card px-3.5 font-medium hover:bg-row-hover max-md:h-11">
                <Settings2 className="size-4" aria-hidden />
                <span className="max-md:sr-only">{t("outreach.kinds.title")}</span>
              </AppLink>
              {create}
            </>
          )
        }
      />
      <Segmented
        className="mb-4 w-fit"
        label={t("outreach.database.kind")}
        value={search.kind ?? ""}
        choices={[{ value: "", label: t("list.all") }, ...(kinds.data?.data ?? []).map((kind) => ({ value: kind.key, label: kind.name }))]}
        onChange={(kind) => state.set({ kind: kind || undefined })}
      />
      <DataTable
        list={list}
        state={shown}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        href={(row) => `/databases/${row.id}`}
        onOpen={open}
        exportPath="/api/databases"
        defaultSort="-created_at"
        filters={useFilters(manages)}
        columns={useDatabaseColumns(manages, (database) => state.set({ ...kept, ask: database.id }))}
        empty={
          search.trash === "true"
            ? { title: t("outreach.database.emptyTrash") }
            : { title: t("outreach.database.empty"), text: t(manages ? "outreach.database.emptyText" : "outreach.database.emptyStaff"), action: create }
        }
      />
      <Dialog isOpen={isNew === "1" && manages} onClose={close} title={t("outreach.database.new")} side="right">
        <DatabaseForm kind={search.kind} onDone={open} />
      </Dialog>
      {asked && <AskDialog database={asked} onClose={close} />}
    </>
  );
}

function useFilters(manages: boolean): Filter[] {
  const { t } = useTranslation();
  const products = useProductChoices();
  return [
    { name: "product_id", label: t("lead.product"), isMulti: true, choices: [...products, { value: "none", label: t("outreach.unknown") }] },
    { name: "created", label: t("lead.created"), kind: "days" },
    ...(manages ? [{ name: "trash", label: t("outreach.trash"), kind: "flag" } as const] : []),
  ];
}
