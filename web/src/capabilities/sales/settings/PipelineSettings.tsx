import "../locales";
import { useMay } from "@/app/session";
import { ChannelSettings } from "./ChannelSettings";
import { ReasonSettings } from "./ReasonSettings";
import { StageSettings } from "./StageSettings";

/** How leads move, why they are lost and where they come from; each for those who may set it. */
export function PipelineSettings() {
  const maySet = useMay("manage_settings");
  const mayChannels = useMay("manage_channels");
  return (
    <>
      {maySet && <StageSettings />}
      {mayChannels && <ChannelSettings />}
      {maySet && <ReasonSettings />}
    </>
  );
}
