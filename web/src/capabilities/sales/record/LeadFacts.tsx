import { OwnInlineFacts } from "@/app/fields/OwnInlineFacts";
import { TagsFact } from "@/app/tags/TagsFact";
import { Link } from "@tanstack/react-router";
import { Copy } from "lucide-react";
import { useTranslation } from "react-i18next";
import { toast } from "@/lib/toast";
import { day, moment, money, phone, relative } from "@/lib/format";
import { Button, Card, CardHead, Fact } from "@/ui/basics";
import { LEAD_PATHS } from "../actions";
import { type Lead, channelChoices, choices, useChannels, useProducts, useReasons } from "../api";
import { InlineFact } from "./InlineFact";
import { OwnerFact } from "./OwnerFact";

/** Everything known of a lead; pressed, a fact becomes its field. */
export function LeadFacts({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const [products, channels, reasons] = [useProducts(), useChannels(), useReasons()];
  const reason = reasons.data?.data.find((known) => known.id === lead.lost_reason_id)?.name;
  const ads = Object.entries(lead.utm).filter((entry) => entry[1]);
  const productChoices = choices(products.data);
  const isShown = productChoices.some((choice) => choice.value === lead.product_id);
  return (
    <Card>
      <CardHead title={t("sales.record.facts")} />
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2.5 px-5 pb-5">
        <InlineFact lead={lead} field="name" isWide>
          <span className="font-medium">{lead.name}</span>
        </InlineFact>
        <InlineFact lead={lead} field="phone" kind="tel" isWide extra={<CopyPhone value={lead.phone} />}>
          <span className="num">{phone(lead.phone)}</span>
        </InlineFact>
        <InlineFact lead={lead} field="email" kind="email" isWide />
        <InlineFact lead={lead} field="organization" isWide />
        <InlineFact lead={lead} field="estimated_value" kind="money">
          <span className="num font-semibold">{money(lead.estimated_value)}</span>
        </InlineFact>
        <InlineFact lead={lead} field="expected_close_on" kind="date">
          {day(lead.expected_close_on)}
        </InlineFact>
        <InlineFact lead={lead} field="product_id" kind="select" choices={isShown || !lead.product_id ? productChoices : [{ value: lead.product_id, label: lead.product_name ?? "–" }, ...productChoices]}>
          {lead.product_name}
        </InlineFact>
        <InlineFact lead={lead} field="channel_id" kind="select" choices={channelChoices(channels.data, lead.channel_id)}>
          {lead.channel_name}
        </InlineFact>
        <OwnerFact lead={lead} />
        <InlineFact lead={lead} field="need" kind="area" isWide />
        <InlineFact lead={lead} field="address" kind="area" isWide />
        <OwnInlineFacts of="leads" thing={lead} path={`/api/leads/${lead.id}`} refresh={LEAD_PATHS} />
        <TagsFact of="leads" id={lead.id} tags={lead.tags} canEdit={lead.can.edit} page="/leads" refresh={LEAD_PATHS} />
        <Fact label={t("lead.created")}>
          <span title={moment(lead.created_at)}>{day(lead.created_on)}</span>
        </Fact>
        <Fact label={t("lead.lastActivity")}>{lead.last_activity_at && <span title={moment(lead.last_activity_at)}>{relative(lead.last_activity_at)}</span>}</Fact>
        {lead.stage_kind === "lost" && (
          <WideFact label={t("sales.record.lostReason")}>{[reason, lead.lost_note].filter(Boolean).join(" · ")}</WideFact>
        )}
        {ads.length > 0 && (
          <WideFact label={t("sales.record.utm")}>{ads.map(([name, value]) => `${name}: ${value}`).join(" · ")}</WideFact>
        )}
        {lead.customer_id && (
          <Fact label={t("customer.one")}>
            <Link to={`/customers/${lead.customer_id}`} className="text-info underline">
              {t("sales.record.becameCustomer")}
            </Link>
          </Fact>
        )}
      </dl>
    </Card>
  );
}

function WideFact({ label, children }: { label: string; children: string }) {
  return (
    <div className="col-span-2">
      <dt className="text-xs text-muted-foreground">{label}</dt>
      <dd className="break-words">{children || "–"}</dd>
    </div>
  );
}

function CopyPhone({ value }: { value: string | null }) {
  const { t } = useTranslation();
  return (
    <Button look="ghost" size="icon" className="size-7 shrink-0 text-muted-foreground" aria-label={t("sales.record.copyPhone")} title={t("sales.record.copyPhone")} onClick={() => void navigator.clipboard.writeText(value ?? "").then(() => toast.success(t("action.copied")))}>
      <Copy className="size-3.5" aria-hidden />
    </Button>
  );
}
