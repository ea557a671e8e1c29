import { Link } from "@tanstack/react-router";
import { MapPin } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { OwnFacts } from "@/app/fields/OwnFacts";
import { TagsFact } from "@/app/tags/TagsFact";
import { useMay } from "@/app/session";
import { day, moment, phone } from "@/lib/format";
import { Card, CardHead, Pill } from "@/ui/basics";
import { UserChip } from "@/ui/Portrait";
import { CUSTOMER_PATHS, type Customer } from "../api";

/** Who a customer is and how to reach them. */
export function CustomerFacts({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const usesLeads = useMay("use_leads");
  const contact = customer.preferred_contact;
  return (
    <Card>
      <CardHead title={t("customers.record.facts")} />
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 px-5 pb-5">
        <Row label={t("customers.form.kind")}>{t(`customers.kinds.${customer.kind}`)}</Row>
        <Row label={t("customers.form.owner")}>
          <UserChip id={customer.owner_id} name={customer.owner_name} />
        </Row>
        <Row label={t("lead.phone")} isWide>
          {[customer.phone, ...customer.extra_phones].filter(Boolean).map((number) => (
            <a key={number} href={`tel:${number}`} className="num mr-3 inline-flex hover:underline max-md:min-h-11 max-md:items-center">
              {phone(number)}
            </a>
          ))}
        </Row>
        <Row label={t("lead.email")} isWide>
          {customer.email && (
            <a href={`mailto:${customer.email}`} className="break-all hover:underline">
              {customer.email}
            </a>
          )}
        </Row>
        <Where customer={customer} />
        <Row label={t("customers.form.preferredContact")}>{contact && t(`customers.form.contacts.${contact}`, { defaultValue: contact })}</Row>
        <Agreed customer={customer} />
        <Row label={t("customers.record.birthday")}>{customer.birthday && `${day(customer.birthday)} (${t("customers.record.age", { count: ageOf(customer.birthday) })})`}</Row>
        <Row label={t("customers.form.nationalId")}>{customer.national_id}</Row>
        <OwnFacts of="customers" values={customer.custom} />
        <Labels customer={customer} />
        {customer.notes && (
          <Row label={t("customer.notes")} isWide>
            <span className="whitespace-pre-wrap">{customer.notes}</span>
          </Row>
        )}
        <Row label={t("customers.record.created")}>{day(customer.created_at)}</Row>
        {customer.origin_lead_id && usesLeads && (
          <Row label={t("customers.record.origin")}>
            <Link to={`/leads/${customer.origin_lead_id}`} className="text-info underline">
              {t("customers.record.openLead")}
            </Link>
          </Row>
        )}
      </dl>
    </Card>
  );
}

function Row({ label, isWide = false, children }: { label: string; isWide?: boolean; children: ReactNode }) {
  const isEmpty = !children || (Array.isArray(children) && children.length === 0);
  return (
    <div className={isWide ? "col-span-2 min-w-0" : "min-w-0"}>
      <dt className="text-xs text-muted-foreground">{label}</dt>
      <dd className="break-words">{isEmpty ? <span className="text-muted-foreground">–</span> : children}</dd>
    </div>
  );
}

function Where({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { street, village, district, city, province, postal_code, lat, lng } = customer.address;
  return (
    <Row label={t("lead.address")} isWide>
      {[street, village, district, city, [province, postal_code].filter(Boolean).join(" ")].filter(Boolean).join(", ")}
      {lat !== null && lng !== null && (
        <a href={`https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=17/${lat}/${lng}`} target="_blank" rel="noreferrer" className="flex items-center gap-1 text-sm text-info underline max-md:min-h-11">
          <MapPin className="size-3.5" aria-hidden />
          {t("customers.record.map")}
        </a>
      )}
    </Row>
  );
}

function Agreed({ customer: { consent } }: { customer: Customer }) {
  const { t } = useTranslation();
  const words = consent ? (consent.marketing ? "consentYes" : "consentNo") : "consentUnknown";
  return (
    <Row label={t("customers.record.consent")}>
      {t(`customers.record.${words}`)}
      {consent?.at && (
        <span className="block text-xs text-muted-foreground" title={moment(consent.at)}>
          {[t("customers.record.since", { when: day(consent.at) }), consent.source].filter(Boolean).join(" · ")}
        </span>
      )}
    </Row>
  );
}

function Labels({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  return (
    <>
      <TagsFact of="customers" id={customer.id} tags={customer.tags} canEdit={customer.can.edit} page="/customers" refresh={CUSTOMER_PATHS} />
      {customer.preferred.length > 0 && (
        <Row label={t("customers.record.preferences")} isWide>
          <span className="flex flex-wrap gap-1.5 pt-0.5">
            {customer.preferred.map((liked) => (
              <Pill key={liked.id} tone="info">
                {liked.name}
              </Pill>
            ))}
          </span>
        </Row>
      )}
    </>
  );
}

/** Whole years since a day of birth. */
function ageOf(birthday: string) {
  const [born, now] = [new Date(`${birthday}T12:00:00`), new Date()];
  const hadIt = now.getMonth() > born.getMonth() || (now.getMonth() === born.getMonth() && now.getDate() >= born.getDate());
  return now.getFullYear() - born.getFullYear() - (hadIt ? 0 : 1);
}
