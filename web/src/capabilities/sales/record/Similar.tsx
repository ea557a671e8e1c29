import { useQuery } from "@tanstack/react-query";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { get, query } from "@/lib/api";
import { Button } from "@/ui/basics";
import type { Duplicates, Lead } from "../api";
import { KnownAlready } from "../KnownAlready";

const MergeDialog = lazy(async () => ({ default: (await import("./MergeDialog")).MergeDialog }));

/** Others with the same phone or email, and the offer to make one of them. */
export function Similar({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const [isMerging, merge] = useState(false);
  const contact = { phone: lead.phone, email: lead.email };
  const found = useQuery({
    queryKey: ["/api/leads/duplicates", contact],
    queryFn: () => get<Duplicates>(`/api/leads/duplicates${query(contact)}`),
    enabled: Boolean(lead.phone ?? lead.email) && !lead.deleted_at,
  });
  const matches = found.data?.matches.filter((match) => match.id !== lead.id && match.id !== lead.customer_id) ?? [];
  const isElsewhere = Boolean(found.data?.handled_by_colleague);
  if (matches.length === 0 && !isElsewhere) return null;
  const leads = matches.filter((match) => match.kind === "lead");
  return (
    <div className="mb-4">
      <KnownAlready known={{ matches, handled_by_colleague: isElsewhere }}>
        {lead.can.merge && leads[0] && (
          <Button size="sm" className="justify-self-start" onClick={() => merge(true)}>
            {t("sales.record.merge")}
          </Button>
        )}
      </KnownAlready>
      <Suspense>{isMerging && <MergeDialog lead={lead} chosen={leads[0]} onClose={() => merge(false)} />}</Suspense>
    </div>
  );
}
