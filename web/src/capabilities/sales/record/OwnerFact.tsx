import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/basics";
import { SelectField } from "@/ui/fields";
import { UserChip } from "@/ui/Portrait";
import { useAssignLead } from "../actions";
import { type Lead, useSellers } from "../api";

/** Who looks after the lead, and giving it to somebody else. */
export function OwnerFact({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const sellers = useSellers();
  const [isOpen, setOpen] = useState(false);
  const assign = useAssignLead(lead, () => setOpen(false));
  if (isOpen) {
    return (
      <div className="col-span-2">
        <dt className="sr-only">{t("lead.owner")}</dt>
        <dd className="grid gap-2" onKeyDown={(event) => event.key === "Escape" && setOpen(false)}>
          <SelectField label={t("lead.owner")} autoFocus empty="–" disabled={assign.isPending} value={lead.owner_id ?? ""} choices={sellers} onChange={(owner) => owner && assign.mutate(owner)} />
          <Button size="sm" look="ghost" className="justify-self-start" onClick={() => setOpen(false)}>
            {t("action.cancel")}
          </Button>
        </dd>
      </div>
    );
  }
  return (
    <div className="col-span-2">
      <dt className="text-xs text-muted-foreground">{t("lead.owner")}</dt>
      <dd className="flex items-center justify-between gap-2 pt-0.5">
        <UserChip id={lead.owner_id} name={lead.owner_name} />
        {lead.can.assign && (
          <Button size="sm" onClick={() => setOpen(true)}>
            {t("action.assign")}
          </Button>
        )}
      </dd>
    </div>
  );
}
