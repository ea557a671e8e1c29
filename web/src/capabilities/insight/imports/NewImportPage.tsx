import "./locales";
import { useTranslation } from "react-i18next";
import { useListState } from "@/lib/hooks";
import { PageHead } from "@/ui/basics";
import { EmptyState, Loaded, Skeleton } from "@/ui/states";
import { useKinds } from "./api";
import { KindChoice } from "./KindChoice";
import { Steps } from "./Steps";
import { TakeFile } from "./TakeFile";

/** The first step: what comes, and from which file. The address says what. */
export default function NewImportPage() {
  const { t } = useTranslation();
  const { search, set } = useListState();
  const kinds = useKinds();
  return (
    <div className="mx-auto max-w-4xl">
      <PageHead title={t("imports.new")} />
      <Steps now="file" />
      <Loaded of={kinds} skeleton={<Skeleton className="late h-72" />}>
        {({ data }) => {
          if (data.length === 0) return <EmptyState title={t("imports.nothingToBring")}>{t("imports.nothingToBringText")}</EmptyState>;
          const only = data.length === 1 ? data[0] : undefined;
          const chosen = data.find(({ name }) => name === search.kind) ?? only;
          const { kind: _, ...given } = search;
          return (
            <div className="grid gap-4">
              <KindChoice kinds={data} chosen={chosen?.name} onChoose={(kind) => set({ kind })} />
              {chosen && <TakeFile key={chosen.name} kind={chosen} given={given} />}
            </div>
          );
        }}
      </Loaded>
    </div>
  );
}
