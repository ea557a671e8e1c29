//! The tables of this room.

mod tallies;

pub(crate) use tallies::TALLIES;

use platform::db::Migration;

/// All migrations of this room.
pub(crate) fn all() -> Vec<Migration> {
    vec![
        PIPELINE,
        LEADS,
        LEAD_INDEXES,
        DEALS,
        LEAD_SEARCH,
        REPORT_INDEXES,
        tallies::TABLES,
        tallies::TRIGGERS,
        tallies::CREATED,
        DEAL_TRASH,
        tallies::MONTHS,
        FACETS,
        DEAL_SEARCH,
    ]
}

const PIPELINE: Migration = Migration::new(
    "m20261121_0600_pipeline",
    "CREATE TABLE stage (
  id {uuid} PRIMARY KEY, name text NOT NULL, position bigint NOT NULL, probability_bps integer NOT NULL, kind text NOT NULL,
  color text NOT NULL, follow_up_days bigint, version bigint NOT NULL, created_at {instant} NOT NULL,
  updated_at {instant} NOT NULL, CHECK (kind IN ('open', 'won', 'lost')), CHECK (probability_bps BETWEEN 0 AND 10000)
);
CREATE INDEX stage_by_position ON stage (position, id);
CREATE UNIQUE INDEX stage_won_once ON stage (kind) WHERE kind = 'won';
CREATE TABLE lost_reason (
  id {uuid} PRIMARY KEY, name text NOT NULL, version bigint NOT NULL, created_at {instant} NOT NULL,
  updated_at {instant} NOT NULL
);
CREATE UNIQUE INDEX lost_reason_name ON lost_reason (name);
CREATE TABLE channel (
  id {uuid} PRIMARY KEY, name text NOT NULL, kind text NOT NULL, is_active boolean NOT NULL, rule text,
  team_id {uuid} REFERENCES team (id), user_id {uuid} REFERENCES app_user (id), version bigint NOT NULL,
  created_at {instant} NOT NULL, updated_at {instant} NOT NULL,
  CHECK (rule IN ('round_robin', 'fewest_open', 'fixed'))
);
CREATE UNIQUE INDEX channel_name ON channel (name)",
)
.on_sqlite(
    "INSERT INTO stage (id, name, position, probability_bps, kind, color, follow_up_days, version, created_at, updated_at) VALUES
  (x'01920000000070008000000000000001', 'Prospek', 1, 1000, 'open', 'slate', 3, 1, '2026-11-21T00:00:00+00:00', '2026-11-21T00:00:00+00:00'),
  (x'01920000000070008000000000000002', 'Follow-up', 2, 3000, 'open', 'blue', 3, 1, '2026-11-21T00:00:00+00:00', '2026-11-21T00:00:00+00:00'),
  (x'01920000000070008000000000000003', 'Negosiasi', 3, 6000, 'open', 'violet', 3, 1, '2026-11-21T00:00:00+00:00', '2026-11-21T00:00:00+00:00'),
  (x'01920000000070008000000000000004', 'Closing', 4, 9000, 'open', 'amber', 2, 1, '2026-11-21T00:00:00+00:00', '2026-11-21T00:00:00+00:00'),
  (x'01920000000070008000000000000005', 'Berhasil', 5, 10000, 'won', 'green', NULL, 1, '2026-11-21T00:00:00+00:00', '2026-11-21T00:00:00+00:00'),
  (x'01920000000070008000000000000006', 'Gagal', 6, 0, 'lost', 'red', NULL, 1, '2026-11-21T00:00:00+00:00', '2026-11-21T00:00:00+00:00')
--
INSERT INTO lost_reason (id, name, version, created_at, updated_at) VALUES
  (x'01920000000070008000000000000011', 'Harga terlalu tinggi', 1, '2026-11-21T00:00:00+00:00', '2026-11-21T00:00:00+00:00'),
  (x'01920000000070008000000000000012', 'Memilih pesaing', 1, '2026-11-21T00:00:00+00:00', '2026-11-21T00:00:00+00:00'),
  (x'01920000000070008000000000000013', 'Tidak bisa dihubungi', 1, '2026-11-21T00:00:00+00:00', '2026-11-21T00:00:00+00:00'),
  (x'01920000000070008000000000000014', 'Belum butuh', 1, '2026-11-21T00:00:00+00:00', '2026-11-21T00:00:00+00:00')",
)
.on_postgres(
    "INSERT INTO stage (id, name, position, probability_bps, kind, color, follow_up_days, version, created_at, updated_at) VALUES
  ('01920000-0000-7000-8000-000000000001', 'Prospek', 1, 1000, 'open', 'slate', 3, 1, '2026-11-21', '2026-11-21'),
  ('01920000-0000-7000-8000-000000000002', 'Follow-up', 2, 3000, 'open', 'blue', 3, 1, '2026-11-21', '2026-11-21'),
  ('01920000-0000-7000-8000-000000000003', 'Negosiasi', 3, 6000, 'open', 'violet', 3, 1, '2026-11-21', '2026-11-21'),
  ('01920000-0000-7000-8000-000000000004', 'Closing', 4, 9000, 'open', 'amber', 2, 1, '2026-11-21', '2026-11-21'),
  ('01920000-0000-7000-8000-000000000005', 'Berhasil', 5, 10000, 'won', 'green', NULL, 1, '2026-11-21', '2026-11-21'),
  ('01920000-0000-7000-8000-000000000006', 'Gagal', 6, 0, 'lost', 'red', NULL, 1, '2026-11-21', '2026-11-21')
--
INSERT INTO lost_reason (id, name, version, created_at, updated_at) VALUES
  ('01920000-0000-7000-8000-000000000011', 'Harga terlalu tinggi', 1, '2026-11-21', '2026-11-21'),
  ('01920000-0000-7000-8000-000000000012', 'Memilih pesaing', 1, '2026-11-21', '2026-11-21'),
  ('01920000-0000-7000-8000-000000000013', 'Tidak bisa dihubungi', 1, '2026-11-21', '2026-11-21'),
  ('01920000-0000-7000-8000-000000000014', 'Belum butuh', 1, '2026-11-21', '2026-11-21')",
);

const LEADS: Migration = Migration::new(
    "m20261121_0610_leads",
    "CREATE TABLE lead (
  id {uuid} PRIMARY KEY, code text NOT NULL, name text NOT NULL, name_folded text NOT NULL, phone_sealed {bytes},
  phone_original_sealed {bytes}, phone_hash {bytes}, phone_tail_hash {bytes}, email text, email_folded text, address text,
  organization text, organization_folded text, need text, product_id {uuid}, channel_id {uuid} REFERENCES channel (id),
  utm {json} NOT NULL, owner_id {uuid} REFERENCES app_user (id), stage_id {uuid} NOT NULL REFERENCES stage (id),
  stage_kind text NOT NULL, stage_entered_at {instant} NOT NULL, estimated_value bigint NOT NULL,
  expected_close_on date, next_action text, next_action_at {instant}, reminded_at {instant}, last_activity_at {instant},
  lost_reason_id {uuid} REFERENCES lost_reason (id), lost_note text, customer_id {uuid}, tags {json} NOT NULL,
  custom {json} NOT NULL, created_on date NOT NULL, closed_on date, merged_into_id {uuid} REFERENCES lead (id),
  version bigint NOT NULL, created_at {instant} NOT NULL, updated_at {instant} NOT NULL, deleted_at {instant},
  CHECK (estimated_value >= 0), CHECK (stage_kind IN ('open', 'won', 'lost'))
);
CREATE UNIQUE INDEX lead_code ON lead (code);
CREATE INDEX lead_by_creation ON lead (created_at, id);
CREATE INDEX lead_by_owner ON lead (owner_id, created_at, id);
CREATE INDEX lead_by_stage ON lead (stage_id, stage_entered_at, id);
CREATE INDEX lead_by_owner_and_stage ON lead (owner_id, stage_id, stage_entered_at, id);
CREATE INDEX lead_by_name ON lead (name_folded, id);
CREATE INDEX lead_by_phone ON lead (phone_hash);
CREATE INDEX lead_by_phone_tail ON lead (phone_tail_hash);
CREATE INDEX lead_by_email ON lead (email_folded);
CREATE INDEX lead_by_next_action ON lead (next_action_at, id) WHERE next_action_at IS NOT NULL AND stage_kind = 'open';
CREATE INDEX lead_by_day ON lead (created_on, owner_id);
CREATE INDEX lead_by_closing ON lead (closed_on, stage_kind, owner_id);
CREATE INDEX lead_by_customer ON lead (customer_id);
CREATE TABLE stage_change (
  id {uuid} PRIMARY KEY, lead_id {uuid} NOT NULL REFERENCES lead (id), from_stage_id {uuid}, to_stage_id {uuid} NOT NULL,
  at {instant} NOT NULL, on_day date NOT NULL, owner_id {uuid}, seconds bigint
);
CREATE INDEX stage_change_by_lead ON stage_change (lead_id, at, id);
CREATE INDEX stage_change_by_day ON stage_change (on_day, to_stage_id, owner_id);
CREATE TABLE activity (
  id {uuid} PRIMARY KEY, lead_id {uuid} REFERENCES lead (id), customer_id {uuid}, kind text NOT NULL, at {instant} NOT NULL,
  duration_min bigint, outcome text, note text NOT NULL, next_action text, next_action_at {instant}, author_id {uuid},
  author_name text NOT NULL, on_day date NOT NULL, version bigint NOT NULL, created_at {instant} NOT NULL,
  updated_at {instant} NOT NULL, deleted_at {instant},
  CHECK (kind IN ('call', 'chat', 'meeting', 'email', 'note', 'system')),
  CHECK ((lead_id IS NULL) <> (customer_id IS NULL))
);
CREATE INDEX activity_by_lead ON activity (lead_id, at, id);
CREATE INDEX activity_by_customer ON activity (customer_id, at, id);
CREATE INDEX activity_by_author ON activity (author_id, on_day)",
);

/// What lists count and boards sum is read from indexes alone; reminders and the trash have small ones of their own.
const LEAD_INDEXES: Migration = Migration::new(
    "m20261121_0620_lead_indexes",
    "DROP INDEX lead_by_creation;
DROP INDEX lead_by_owner;
CREATE INDEX lead_by_creation ON lead (created_at, id, stage_id, deleted_at);
CREATE INDEX lead_by_owner ON lead (owner_id, created_at, id, stage_id, deleted_at);
CREATE INDEX lead_totals ON lead (stage_id, owner_id, deleted_at, estimated_value);
CREATE INDEX lead_totals_of_owner ON lead (owner_id, stage_id, deleted_at, estimated_value);
CREATE INDEX lead_open ON lead (owner_id, next_action_at) WHERE stage_kind = 'open' AND deleted_at IS NULL;
CREATE INDEX lead_to_remind ON lead (stage_id, stage_entered_at, id)
  WHERE reminded_at IS NULL AND stage_kind = 'open' AND deleted_at IS NULL;
CREATE INDEX lead_in_trash ON lead (created_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX lead_by_channel ON lead (channel_id, created_at, id);
CREATE INDEX lead_by_product ON lead (product_id, created_at, id);
CREATE INDEX lead_by_merger ON lead (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX lead_by_lost_reason ON lead (lost_reason_id) WHERE lost_reason_id IS NOT NULL;
CREATE INDEX activity_in_trash ON activity (deleted_at, id) WHERE deleted_at IS NOT NULL",
);

const DEALS: Migration = Migration::new(
    "m20261121_0700_deals",
    "CREATE TABLE deal (
  id {uuid} PRIMARY KEY, code text NOT NULL, title text NOT NULL, title_folded text NOT NULL,
  lead_id {uuid} REFERENCES lead (id), customer_id {uuid}, customer_name text NOT NULL, channel_id {uuid},
  owner_id {uuid} NOT NULL REFERENCES app_user (id), status text NOT NULL, approval_level text NOT NULL,
  valid_until date, note text, subtotal bigint NOT NULL, discount_total bigint NOT NULL, total bigint NOT NULL,
  cost_total bigint NOT NULL, margin_total bigint NOT NULL, price_changes {json} NOT NULL, created_on date NOT NULL,
  submitted_at {instant}, decided_at {instant}, won_on date, cancelled_on date, version bigint NOT NULL,
  created_at {instant} NOT NULL, updated_at {instant} NOT NULL, deleted_at {instant},
  CHECK (status IN ('draft', 'waiting_approval', 'approved', 'rejected', 'won', 'cancelled')),
  CHECK (approval_level IN ('none', 'leader', 'owner'))
);
CREATE UNIQUE INDEX deal_code ON deal (code);
CREATE INDEX deal_by_creation ON deal (created_at, id);
CREATE INDEX deal_by_owner ON deal (owner_id, created_at, id);
CREATE INDEX deal_by_status ON deal (status, created_at, id);
CREATE INDEX deal_by_lead ON deal (lead_id, created_at, id);
CREATE INDEX deal_by_customer ON deal (customer_id, created_at, id);
CREATE INDEX deal_by_won_day ON deal (won_on, owner_id) WHERE status = 'won';
CREATE TABLE deal_item (
  id {uuid} PRIMARY KEY, deal_id {uuid} NOT NULL REFERENCES deal (id), position bigint NOT NULL, product_id {uuid} NOT NULL,
  name text NOT NULL, unit text NOT NULL, quantity bigint NOT NULL, cost_price bigint NOT NULL, list_price bigint NOT NULL,
  price bigint NOT NULL, billing text NOT NULL, install_address text,
  CHECK (quantity > 0), CHECK (price >= 0), CHECK (billing IN ('monthly', 'one_off'))
);
CREATE INDEX deal_item_by_deal ON deal_item (deal_id, position);
CREATE INDEX deal_item_by_product ON deal_item (product_id);
CREATE TABLE deal_day (
  won_on date NOT NULL, owner_id {uuid} NOT NULL, channel_id {uuid} NOT NULL, product_id {uuid} NOT NULL,
  approval_level text NOT NULL, deals bigint NOT NULL, quantity bigint NOT NULL, total bigint NOT NULL,
  discount_total bigint NOT NULL, cost_total bigint NOT NULL,
  PRIMARY KEY (won_on, owner_id, channel_id, product_id, approval_level)
)",
);

/// Leads are found by any piece of name, organisation or email: see `platform::db::trigram`.
const LEAD_SEARCH: Migration = Migration::new("m20261121_0710_lead_search", "")
    .on_sqlite(
        "CREATE TABLE lead_search (number integer PRIMARY KEY, id uuid_blob NOT NULL UNIQUE)
--
CREATE VIRTUAL TABLE lead_trigram USING fts5 (
  text, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1'
)
--
INSERT INTO lead_search (id) SELECT id FROM lead ORDER BY id
--
INSERT INTO lead_trigram (rowid, text)
SELECT number, concat_ws(char(10), name_folded, organization_folded, email_folded)
FROM lead_search JOIN lead ON lead.id = lead_search.id ORDER BY number
--
CREATE TRIGGER lead_is_found AFTER INSERT ON lead BEGIN
  INSERT INTO lead_search (id) VALUES (new.id);
  INSERT INTO lead_trigram (rowid, text)
  SELECT number, concat_ws(char(10), new.name_folded, new.organization_folded, new.email_folded)
  FROM lead_search WHERE id = new.id;
END
--
CREATE TRIGGER lead_is_found_anew AFTER UPDATE OF name_folded, organization_folded, email_folded ON lead
WHEN old.name_folded IS NOT new.name_folded OR old.organization_folded IS NOT new.organization_folded
  OR old.email_folded IS NOT new.email_folded BEGIN
  INSERT OR REPLACE INTO lead_trigram (rowid, text)
  SELECT number, concat_ws(char(10), new.name_folded, new.organization_folded, new.email_folded)
  FROM lead_search WHERE id = new.id;
END
--
CREATE TRIGGER lead_is_forgotten AFTER DELETE ON lead BEGIN
  DELETE FROM lead_trigram WHERE rowid = (SELECT number FROM lead_search WHERE id = old.id);
  DELETE FROM lead_search WHERE id = old.id;
END",
    )
    .on_postgres(
        // Without the extension everything is found as well, only more slowly.
        "DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX lead_trigram_of_name ON lead USING gin (name_folded gin_trgm_ops);
  CREATE INDEX lead_trigram_of_organization ON lead USING gin (organization_folded gin_trgm_ops);
  CREATE INDEX lead_trigram_of_email ON lead USING gin (email_folded gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'leads are searched without pg_trgm: %', SQLERRM;
END $$",
    );

/// Reports and Home read nothing but these.
const REPORT_INDEXES: Migration = Migration::new(
    "m20261121_0720_report_indexes",
    "DROP INDEX lead_by_day;
DROP INDEX lead_by_closing;
DROP INDEX stage_change_by_day;
CREATE INDEX lead_by_day ON lead (created_on, owner_id, channel_id, stage_kind, deleted_at);
CREATE INDEX lead_by_closing ON lead (closed_on, owner_id, stage_kind, deleted_at) WHERE closed_on IS NOT NULL;
CREATE INDEX lead_standing ON lead (owner_id, estimated_value) WHERE stage_kind = 'open' AND deleted_at IS NULL;
CREATE INDEX stage_change_by_day ON stage_change (on_day, to_stage_id, owner_id, lead_id, seconds)",
);

const DEAL_TRASH: Migration = Migration::new(
    "m20261125_0100_deal_trash",
    "CREATE INDEX deal_in_trash ON deal (created_at, id) WHERE deleted_at IS NOT NULL",
);

/// Labels one by one, as lists are filtered by them.
const FACETS: Migration = Migration::new(
    "m20261127_1722_lead_facets",
    "CREATE TABLE lead_facet (
  thing_id {uuid} NOT NULL REFERENCES lead (id) ON DELETE CASCADE, key text NOT NULL, text text NOT NULL, label text,
  number double precision, PRIMARY KEY (thing_id, key, text)
) {by_key};
CREATE INDEX lead_facet_by_text ON lead_facet (key, text, thing_id);
CREATE INDEX lead_facet_by_number ON lead_facet (key, number, thing_id) WHERE number IS NOT NULL",
)
.on_sqlite(
    "INSERT INTO lead_facet (thing_id, key, text, label)
SELECT lead.id, 'tag', lower(tag.value), tag.value FROM lead, json_each(lead.tags) tag WHERE true
ON CONFLICT DO NOTHING",
)
.on_postgres(
    "INSERT INTO lead_facet (thing_id, key, text, label)
SELECT lead.id, 'tag', lower(tag.value), tag.value FROM lead, jsonb_array_elements_text(lead.tags) tag (value)
ON CONFLICT DO NOTHING",
);

/// Deals are found by any piece of their title, of the name in it, and of their code: see `platform::db::trigram`.
const DEAL_SEARCH: Migration =
    Migration::new("m20261127_2040_deal_search", "CREATE INDEX deal_by_title ON deal (title_folded, id)")
        .on_sqlite(
            "CREATE TABLE deal_search (number integer PRIMARY KEY, id uuid_blob NOT NULL UNIQUE)
--
CREATE VIRTUAL TABLE deal_trigram USING fts5 (
  text, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1'
)
--
INSERT INTO deal_search (id) SELECT id FROM deal ORDER BY id
--
INSERT INTO deal_trigram (rowid, text)
SELECT number, concat_ws(char(10), title_folded, lower(code))
FROM deal_search JOIN deal ON deal.id = deal_search.id ORDER BY number
--
CREATE TRIGGER deal_is_found AFTER INSERT ON deal BEGIN
  INSERT INTO deal_search (id) VALUES (new.id);
  INSERT INTO deal_trigram (rowid, text)
  SELECT number, concat_ws(char(10), new.title_folded, lower(new.code))
  FROM deal_search WHERE id = new.id;
END
--
CREATE TRIGGER deal_is_found_anew AFTER UPDATE OF title_folded, code ON deal
WHEN old.title_folded IS NOT new.title_folded OR old.code IS NOT new.code BEGIN
  INSERT OR REPLACE INTO deal_trigram (rowid, text)
  SELECT number, concat_ws(char(10), new.title_folded, lower(new.code))
  FROM deal_search WHERE id = new.id;
END
--
CREATE TRIGGER deal_is_forgotten AFTER DELETE ON deal BEGIN
  DELETE FROM deal_trigram WHERE rowid = (SELECT number FROM deal_search WHERE id = old.id);
  DELETE FROM deal_search WHERE id = old.id;
END",
        )
        .on_postgres(
            // Without the extension everything is found as well, only more slowly.
            "DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX deal_trigram_of_title ON deal USING gin (title_folded gin_trgm_ops);
  CREATE INDEX deal_trigram_of_code ON deal USING gin (lower(code) gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'deals are searched without pg_trgm: %', SQLERRM;
END $$",
        );
