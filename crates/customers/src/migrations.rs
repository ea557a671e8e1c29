//! The tables of this room.

use platform::db::Migration;

/// All migrations of this room.
pub(crate) fn all() -> Vec<Migration> {
    vec![CUSTOMERS, TYPED_PHONES, ROLL_UPS, SPANS, PURCHASE_VERSION, FACETS, SEARCH]
}

const CUSTOMERS: Migration = Migration::new(
    "m20261121_0500_customers",
    "CREATE TABLE customer (
  id {uuid} PRIMARY KEY, code text NOT NULL, kind text NOT NULL, name text NOT NULL, name_folded text NOT NULL,
  phone_hash {bytes}, phone_is_shared boolean NOT NULL, email text, email_folded text, street text, village text,
  district text, city text, city_folded text, province text, postal_code text, latitude double precision,
  longitude double precision, organization text, status text NOT NULL, owner_id {uuid} REFERENCES app_user (id),
  origin_lead_id {uuid}, tags {json} NOT NULL, preferences {json} NOT NULL, preferred_contact text, consent {json},
  birthday date, national_id_sealed {bytes}, notes text, custom {json} NOT NULL, first_purchase_on date,
  last_purchase_on date, purchase_count bigint NOT NULL, lifetime_value bigint NOT NULL,
  merged_into_id {uuid} REFERENCES customer (id), version bigint NOT NULL, created_at {instant} NOT NULL,
  updated_at {instant} NOT NULL, deleted_at {instant},
  CHECK (kind IN ('person', 'company')), CHECK (status IN ('active', 'inactive'))
);
CREATE UNIQUE INDEX customer_code ON customer (code);
CREATE UNIQUE INDEX customer_phone_once ON customer (phone_hash)
  WHERE deleted_at IS NULL AND phone_is_shared = FALSE AND phone_hash IS NOT NULL;
CREATE INDEX customer_by_creation ON customer (created_at, id);
CREATE INDEX customer_by_owner ON customer (owner_id, created_at, id);
CREATE INDEX customer_by_name ON customer (name_folded, id);
CREATE INDEX customer_by_email ON customer (email_folded);
CREATE INDEX customer_by_city ON customer (city_folded, created_at, id);
CREATE TABLE customer_phone (
  id {uuid} PRIMARY KEY, customer_id {uuid} NOT NULL REFERENCES customer (id), position bigint NOT NULL,
  sealed {bytes} NOT NULL, hash {bytes} NOT NULL, tail_hash {bytes} NOT NULL
);
CREATE INDEX customer_phone_by_customer ON customer_phone (customer_id, position);
CREATE INDEX customer_phone_by_hash ON customer_phone (hash);
CREATE INDEX customer_phone_by_tail ON customer_phone (tail_hash);
CREATE TABLE service (
  id {uuid} PRIMARY KEY, number text NOT NULL, customer_id {uuid} NOT NULL REFERENCES customer (id),
  product_id {uuid} NOT NULL, deal_id {uuid}, price bigint NOT NULL, started_on date NOT NULL,
  billing_day bigint NOT NULL, status text NOT NULL, install_address text, ended_on date, end_reason text,
  suspend_reason text, version bigint NOT NULL, created_at {instant} NOT NULL, updated_at {instant} NOT NULL,
  CHECK (status IN ('pending_install', 'active', 'suspended', 'terminated')), CHECK (price >= 0),
  CHECK (billing_day BETWEEN 1 AND 31)
);
CREATE UNIQUE INDEX service_number ON service (number);
CREATE INDEX service_by_customer ON service (customer_id, started_on, id);
CREATE INDEX service_by_status ON service (status, product_id, customer_id);
CREATE INDEX service_by_start ON service (started_on, ended_on);
CREATE INDEX service_by_deal ON service (deal_id);
CREATE TABLE service_change (
  id {uuid} PRIMARY KEY, service_id {uuid} NOT NULL REFERENCES service (id), at {instant} NOT NULL, on_day date NOT NULL,
  changed_by {uuid}, from_product_id {uuid} NOT NULL, to_product_id {uuid} NOT NULL, from_price bigint NOT NULL,
  to_price bigint NOT NULL, reason text
);
CREATE INDEX service_change_by_service ON service_change (service_id, at, id);
CREATE TABLE purchase (
  id {uuid} PRIMARY KEY, number text NOT NULL, customer_id {uuid} NOT NULL REFERENCES customer (id), deal_id {uuid},
  on_date date NOT NULL, discount bigint NOT NULL, total bigint NOT NULL, source text NOT NULL, note text,
  created_by {uuid}, created_at {instant} NOT NULL,
  CHECK (source IN ('deal', 'manual', 'import', 'invoice')), CHECK (discount >= 0), CHECK (total >= 0)
);
CREATE UNIQUE INDEX purchase_number ON purchase (number);
CREATE UNIQUE INDEX purchase_of_deal ON purchase (deal_id) WHERE deal_id IS NOT NULL;
CREATE INDEX purchase_by_customer ON purchase (customer_id, on_date, id);
CREATE INDEX purchase_by_day ON purchase (on_date, id);
CREATE TABLE purchase_item (
  id {uuid} PRIMARY KEY, purchase_id {uuid} NOT NULL REFERENCES purchase (id), position bigint NOT NULL,
  product_id {uuid}, name text NOT NULL, quantity bigint NOT NULL, unit_price bigint NOT NULL, total bigint NOT NULL,
  CHECK (quantity > 0)
);
CREATE INDEX purchase_item_by_purchase ON purchase_item (purchase_id, position);
CREATE INDEX purchase_item_by_product ON purchase_item (product_id)",
);

/// Numbers as people typed them.
const TYPED_PHONES: Migration = Migration::new(
    "m20261121_0501_typed_phones",
    "ALTER TABLE customer_phone ADD COLUMN typed_sealed {bytes}",
);

/// What lists and pages ask of every customer stands in the row.
const ROLL_UPS: Migration = Migration::new(
    "m20261121_0502_customer_roll_ups",
    "ALTER TABLE customer ADD COLUMN organization_folded text;
ALTER TABLE customer ADD COLUMN active_services bigint NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN mrr bigint NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN active_since date;
ALTER TABLE customer ADD COLUMN inactive_proposed_on date;
UPDATE customer SET organization_folded = lower(organization),
  active_services = (SELECT count(*) FROM service s WHERE s.customer_id = customer.id AND s.status = 'active'),
  mrr = (SELECT coalesce(sum(s.price), 0) FROM service s WHERE s.customer_id = customer.id AND s.status = 'active'),
  active_since = (SELECT min(s.started_on) FROM service s WHERE s.customer_id = customer.id AND s.status = 'active');
CREATE INDEX customer_by_lifetime ON customer (lifetime_value, id);
CREATE INDEX customer_by_last_purchase ON customer (last_purchase_on, id);
CREATE INDEX customer_active_by_name ON customer (name_folded, id) WHERE active_services > 0;
CREATE INDEX customer_active_by_mrr ON customer (mrr, id) WHERE active_services > 0;
CREATE INDEX customer_active_by_since ON customer (active_since, id) WHERE active_services > 0;
CREATE INDEX customer_in_trash ON customer (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX customer_by_winner ON customer (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX service_by_product ON service (product_id, status, customer_id)",
);

/// From when until when a service was what: reports of a past day read nothing else.
const SPANS: Migration = Migration::new(
    "m20261121_0503_service_spans",
    "CREATE TABLE service_span (
  service_id {uuid} NOT NULL REFERENCES service (id), position bigint NOT NULL, product_id {uuid} NOT NULL,
  price bigint NOT NULL, status text NOT NULL, from_day date NOT NULL, until_day date,
  PRIMARY KEY (service_id, position), CHECK (status IN ('active', 'suspended')), CHECK (until_day >= from_day)
);
CREATE INDEX service_span_by_day ON service_span (from_day, until_day);
CREATE UNIQUE INDEX service_span_open ON service_span (service_id) WHERE until_day IS NULL;
INSERT INTO service_span (service_id, position, product_id, price, status, from_day, until_day)
  SELECT id, 1, product_id, price, CASE WHEN status = 'suspended' THEN 'suspended' ELSE 'active' END, started_on,
  CASE WHEN ended_on < started_on THEN started_on ELSE ended_on END FROM service WHERE status <> 'pending_install'",
);

const PURCHASE_VERSION: Migration = Migration::new(
    "m20261125_0110_purchase_version",
    "ALTER TABLE purchase ADD COLUMN version bigint NOT NULL DEFAULT 1",
);

/// Labels one by one, as lists are filtered by them.
const FACETS: Migration = Migration::new(
    "m20261127_1721_customer_facets",
    "CREATE TABLE customer_facet (
  thing_id {uuid} NOT NULL REFERENCES customer (id) ON DELETE CASCADE, key text NOT NULL, text text NOT NULL, label text,
  number double precision, PRIMARY KEY (thing_id, key, text)
) {by_key};
CREATE INDEX customer_facet_by_text ON customer_facet (key, text, thing_id);
CREATE INDEX customer_facet_by_number ON customer_facet (key, number, thing_id) WHERE number IS NOT NULL",
).on_sqlite(
    "INSERT INTO customer_facet (thing_id, key, text, label)
SELECT customer.id, 'tag', lower(tag.value), tag.value FROM customer, json_each(customer.tags) tag WHERE true
ON CONFLICT DO NOTHING",
)
.on_postgres(
    "INSERT INTO customer_facet (thing_id, key, text, label)
SELECT customer.id, 'tag', lower(tag.value), tag.value FROM customer, jsonb_array_elements_text(customer.tags) tag (value)
ON CONFLICT DO NOTHING",
);

/// Customers are found by any piece of their texts: see `platform::db::trigram`.
const SEARCH: Migration = Migration::new("m20261127_1751_customer_search", "")
    .on_sqlite(
        "CREATE TABLE customer_search (number integer PRIMARY KEY, id uuid_blob NOT NULL UNIQUE)
--
CREATE VIRTUAL TABLE customer_trigram USING fts5 (
  text, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1'
)
--
INSERT INTO customer_search (id) SELECT id FROM customer ORDER BY id
--
INSERT INTO customer_trigram (rowid, text)
SELECT number, concat_ws(char(10), name_folded, organization_folded, email_folded)
FROM customer_search JOIN customer ON customer.id = customer_search.id ORDER BY number
--
CREATE TRIGGER customer_is_found AFTER INSERT ON customer BEGIN
  INSERT INTO customer_search (id) VALUES (new.id);
  INSERT INTO customer_trigram (rowid, text)
  SELECT number, concat_ws(char(10), new.name_folded, new.organization_folded, new.email_folded)
  FROM customer_search WHERE id = new.id;
END
--
CREATE TRIGGER customer_is_found_anew AFTER UPDATE OF name_folded, organization_folded, email_folded ON customer
WHEN old.name_folded IS NOT new.name_folded OR old.organization_folded IS NOT new.organization_folded
  OR old.email_folded IS NOT new.email_folded BEGIN
  INSERT OR REPLACE INTO customer_trigram (rowid, text)
  SELECT number, concat_ws(char(10), new.name_folded, new.organization_folded, new.email_folded)
  FROM customer_search WHERE id = new.id;
END
--
CREATE TRIGGER customer_is_forgotten AFTER DELETE ON customer BEGIN
  DELETE FROM customer_trigram WHERE rowid = (SELECT number FROM customer_search WHERE id = old.id);
  DELETE FROM customer_search WHERE id = old.id;
END",
    )
    .on_postgres(
        // Without the extension everything is found as well, only more slowly.
        "DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX customer_trigram_of_name ON customer USING gin (name_folded gin_trgm_ops);
  CREATE INDEX customer_trigram_of_organization ON customer USING gin (organization_folded gin_trgm_ops);
  CREATE INDEX customer_trigram_of_email ON customer USING gin (email_folded gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'customers are searched without pg_trgm: %', SQLERRM;
END $$",
    );
