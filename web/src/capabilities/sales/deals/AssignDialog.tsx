import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, SelectField } from "@/ui/fields";
import { useSellers } from "../api";
import { type Deal, useAssignDeal } from "./api";

/** Gives the deal to somebody else. */
export function AssignDialog({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const { t } = useTranslation();
  const sellers = useSellers();
  const [owner, setOwner] = useState(deal.owner_id);
  const assign = useAssignDeal(onClose);
  return (
    <Dialog isOpen onClose={onClose} title={t("deal.assign")}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (owner === deal.owner_id) onClose();
          else assign.mutate({ deal, owner_id: owner });
        }}
      >
        <FormError error={assign.error} />
        <SelectField label={t("lead.owner")} autoFocus value={owner} choices={sellers} onChange={setOwner} />
        <Button type="submit" look="accent" className="justify-self-end" isBusy={assign.isPending}>
          {t("action.assign")}
        </Button>
      </form>
    </Dialog>
  );
}
