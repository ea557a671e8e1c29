import "../locales";
import { useTranslation } from "react-i18next";
import { useMay } from "@/app/session";
import { ApiError } from "@/lib/api";
import { PageHead } from "@/ui/basics";
import { ErrorState } from "@/ui/states";
import { PipelineSettings } from "./PipelineSettings";

/** The pipeline's settings as a page, for those who may set only a part of them, too. */
export default function PipelinePage() {
  const { t } = useTranslation();
  const maySet = useMay("manage_settings");
  const mayChannels = useMay("manage_channels");
  if (!maySet && !mayChannels) return <ErrorState error={new ApiError(404, {})} />;
  return (
    <div className="mx-auto grid max-w-4xl gap-4">
      <PageHead title={t("sales.pipeline.title")} />
      <PipelineSettings />
    </div>
  );
}
