//! The tables of this room.

mod tallies;

pub(crate) use tallies::TALLIES;

use crate::name_keys::RENEW;
use platform::db::Migration;

/// All migrations of this room.
pub(crate) fn all() -> Vec<Migration> {
    vec![
        RECORDS,
        SEARCH,
        RESERVATIONS,
        DEPOSITS,
        tallies::TABLES,
        tallies::TRIGGERS,
        LAST_CHANGE,
        FACETS,
        NAME_KEYS,
        USERNAMES,
        FIELDS,
        ASSIGNMENT_LISTS,
        NAME_KEYS_ANEW,
    ]
}

const RECORDS: Migration = Migration::new(
    "m20261125_1100_contact_databases",
    "CREATE TABLE database_kind (
  id {uuid} PRIMARY KEY, key text NOT NULL, name text NOT NULL, requires_product boolean NOT NULL,
  excludes_reserved boolean NOT NULL, staff_may_request boolean NOT NULL, version bigint NOT NULL,
  created_at {instant} NOT NULL, updated_at {instant} NOT NULL
);
CREATE UNIQUE INDEX database_kind_key ON database_kind (key);
CREATE TABLE contact_database (
  id {uuid} PRIMARY KEY, name text NOT NULL, name_folded text NOT NULL, kind text NOT NULL REFERENCES database_kind (key),
  product_id {uuid}, file_name text, mapping {json} NOT NULL, last_row bigint NOT NULL,
  uploaded_by {uuid} REFERENCES app_user (id), version bigint NOT NULL, created_at {instant} NOT NULL,
  updated_at {instant} NOT NULL, deleted_at {instant}
);
CREATE INDEX contact_database_by_creation ON contact_database (created_at, id);
CREATE INDEX contact_database_by_name ON contact_database (name_folded, id);
CREATE INDEX contact_database_by_kind ON contact_database (kind, created_at, id);
CREATE INDEX contact_database_by_product ON contact_database (product_id, created_at, id);
CREATE INDEX contact_database_in_trash ON contact_database (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE TABLE record_batch (
  id {uuid} PRIMARY KEY, staff_id {uuid} NOT NULL REFERENCES app_user (id),
  database_id {uuid} NOT NULL REFERENCES contact_database (id), title text NOT NULL, source text NOT NULL,
  size bigint NOT NULL, seen_at {instant}, version bigint NOT NULL, created_at {instant} NOT NULL,
  updated_at {instant} NOT NULL, CHECK (source IN ('request', 'direct', 'random', 'legacy'))
);
CREATE INDEX record_batch_by_creation ON record_batch (created_at, id);
CREATE INDEX record_batch_by_staff ON record_batch (staff_id, created_at, id);
CREATE INDEX record_batch_by_database ON record_batch (database_id, created_at, id);
CREATE INDEX record_batch_unseen ON record_batch (staff_id) WHERE seen_at IS NULL;
CREATE UNIQUE INDEX record_batch_legacy ON record_batch (staff_id, database_id) WHERE source = 'legacy';
CREATE TABLE contact_record (
  id {uuid} PRIMARY KEY, database_id {uuid} NOT NULL REFERENCES contact_database (id), row_no bigint NOT NULL,
  name text NOT NULL, name_folded text NOT NULL, phone_sealed {bytes}, phone_original_sealed {bytes}, phone_hash {bytes},
  phone_tail_hash {bytes}, username text, extra {json} NOT NULL, status text NOT NULL, random_key bigint NOT NULL,
  do_not_contact boolean NOT NULL, assignee_id {uuid} REFERENCES app_user (id), batch_id {uuid} REFERENCES record_batch (id),
  assigned_at {instant}, whatsapp_status text, responded boolean, note text, marked_at {instant}, lead_id {uuid},
  version bigint NOT NULL, created_at {instant} NOT NULL, updated_at {instant} NOT NULL, deleted_at {instant},
  CHECK (status IN ('available', 'assigned', 'recycled', 'invalid')),
  CHECK (whatsapp_status IN ('ada', 'tidak', 'ceklis1')),
  CHECK ((status = 'assigned') = (assignee_id IS NOT NULL AND batch_id IS NOT NULL))
);
CREATE INDEX contact_record_by_row ON contact_record (database_id, row_no, id);
CREATE INDEX contact_record_in_pool ON contact_record (database_id, status, random_key) WHERE deleted_at IS NULL;
CREATE INDEX contact_record_assigned ON contact_record (assigned_at, id) WHERE status = 'assigned';
CREATE INDEX contact_record_by_assignee ON contact_record (assignee_id, assigned_at, id) WHERE status = 'assigned';
CREATE INDEX contact_record_marked ON contact_record (marked_at, id) WHERE status = 'assigned';
CREATE INDEX contact_record_by_batch ON contact_record (batch_id, row_no, id) WHERE batch_id IS NOT NULL;
CREATE INDEX contact_record_by_name ON contact_record (name_folded, id);
CREATE INDEX contact_record_by_phone ON contact_record (phone_hash);
CREATE INDEX contact_record_by_phone_tail ON contact_record (phone_tail_hash);
CREATE INDEX contact_record_by_lead ON contact_record (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX contact_record_in_trash ON contact_record (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE TABLE record_assignment (
  batch_id {uuid} NOT NULL REFERENCES record_batch (id), record_id {uuid} NOT NULL REFERENCES contact_record (id),
  database_id {uuid} NOT NULL, staff_id {uuid} NOT NULL, at {instant} NOT NULL, on_day date NOT NULL,
  checked_on date, whatsapp_status text, responded boolean, marked_at {instant}, ended_on date,
  PRIMARY KEY (batch_id, record_id)
) {by_key};
CREATE INDEX record_assignment_by_record ON record_assignment (record_id, at);
CREATE INDEX record_assignment_open ON record_assignment (database_id) WHERE ended_on IS NULL;
CREATE INDEX record_assignment_marked ON record_assignment (staff_id, marked_at) WHERE marked_at IS NOT NULL;
CREATE TABLE record_request (
  id {uuid} PRIMARY KEY, database_id {uuid} NOT NULL REFERENCES contact_database (id),
  staff_id {uuid} NOT NULL REFERENCES app_user (id), quantity bigint NOT NULL, note text, status text NOT NULL,
  decided_by {uuid} REFERENCES app_user (id), decided_at {instant}, reason text, granted bigint,
  batch_id {uuid} REFERENCES record_batch (id), version bigint NOT NULL, created_at {instant} NOT NULL,
  updated_at {instant} NOT NULL, CHECK (quantity > 0),
  CHECK (status IN ('pending', 'approved', 'rejected', 'cancelled'))
);
CREATE INDEX record_request_by_creation ON record_request (created_at, id);
CREATE INDEX record_request_by_staff ON record_request (staff_id, created_at, id);
CREATE INDEX record_request_by_database ON record_request (database_id, created_at, id);
CREATE INDEX record_request_pending ON record_request (created_at, id) WHERE status = 'pending'",
)
.on_sqlite(
    "INSERT INTO database_kind (id, key, name, requires_product, excludes_reserved, staff_may_request, version, created_at, updated_at) VALUES
  (x'01920000000070008000000000000021', 'regular', 'Regular', true, true, true, 1, '2026-11-25T00:00:00+00:00', '2026-11-25T00:00:00+00:00'),
  (x'01920000000070008000000000000022', 'bonanza', 'DB Bonanza', true, true, true, 1, '2026-11-25T00:00:00+00:00', '2026-11-25T00:00:00+00:00'),
  (x'01920000000070008000000000000023', 'member_wd', 'Member WD', true, true, true, 1, '2026-11-25T00:00:00+00:00', '2026-11-25T00:00:00+00:00')",
)
.on_postgres(
    "INSERT INTO database_kind (id, key, name, requires_product, excludes_reserved, staff_may_request, version, created_at, updated_at) VALUES
  ('01920000-0000-7000-8000-000000000021', 'regular', 'Regular', true, true, true, 1, '2026-11-25', '2026-11-25'),
  ('01920000-0000-7000-8000-000000000022', 'bonanza', 'DB Bonanza', true, true, true, 1, '2026-11-25', '2026-11-25'),
  ('01920000-0000-7000-8000-000000000023', 'member_wd', 'Member WD', true, true, true, 1, '2026-11-25', '2026-11-25')",
);

/// Records are found by any piece of their name: see `platform::db::trigram`.
const SEARCH: Migration = Migration::new("m20261125_1110_record_search", "")
    .on_sqlite(
        "CREATE TABLE contact_record_search (number integer PRIMARY KEY, id uuid_blob NOT NULL UNIQUE)
--
CREATE VIRTUAL TABLE contact_record_trigram USING fts5 (
  text, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1'
)
--
CREATE TRIGGER contact_record_is_found AFTER INSERT ON contact_record BEGIN
  INSERT INTO contact_record_search (id) VALUES (new.id);
  INSERT INTO contact_record_trigram (rowid, text)
  SELECT number, new.name_folded FROM contact_record_search WHERE id = new.id;
END
--
CREATE TRIGGER contact_record_is_found_anew AFTER UPDATE OF name_folded ON contact_record
WHEN old.name_folded IS NOT new.name_folded BEGIN
  INSERT OR REPLACE INTO contact_record_trigram (rowid, text)
  SELECT number, new.name_folded FROM contact_record_search WHERE id = new.id;
END
--
CREATE TRIGGER contact_record_is_forgotten AFTER DELETE ON contact_record BEGIN
  DELETE FROM contact_record_trigram WHERE rowid = (SELECT number FROM contact_record_search WHERE id = old.id);
  DELETE FROM contact_record_search WHERE id = old.id;
END",
    )
    .on_postgres(
        // Without the extension everything is found as well, only more slowly.
        "DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX contact_record_trigram_of_name ON contact_record USING gin (name_folded gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'records are searched without pg_trgm: %', SQLERRM;
END $$",
    );

/// One name of a product is held by one person at a time, whoever asks first or at the same moment.
const RESERVATIONS: Migration = Migration::new(
    "m20261125_1120_reservations",
    "CREATE TABLE reservation (
  id {uuid} PRIMARY KEY, name text NOT NULL, name_folded text NOT NULL, product_id {uuid} NOT NULL,
  staff_id {uuid} NOT NULL REFERENCES app_user (id), status text NOT NULL,
  requested_by {uuid} NOT NULL REFERENCES app_user (id), decided_by {uuid} REFERENCES app_user (id), decided_at {instant},
  reason text, note text, expires_on date, version bigint NOT NULL, created_at {instant} NOT NULL,
  updated_at {instant} NOT NULL, CHECK (status IN ('pending', 'approved', 'rejected', 'expired'))
);
CREATE UNIQUE INDEX reservation_held ON reservation (product_id, name_folded) WHERE status = 'approved';
CREATE INDEX reservation_by_creation ON reservation (created_at, id);
CREATE INDEX reservation_by_staff ON reservation (staff_id, created_at, id);
CREATE INDEX reservation_by_product ON reservation (product_id, created_at, id);
CREATE INDEX reservation_by_name ON reservation (name_folded, id);
CREATE INDEX reservation_pending ON reservation (product_id, name_folded) WHERE status = 'pending';
CREATE INDEX reservation_expiring ON reservation (expires_on) WHERE status = 'approved' AND expires_on IS NOT NULL",
);

const DEPOSITS: Migration = Migration::new(
    "m20261125_1130_deposits",
    "CREATE TABLE deposit (
  id {uuid} PRIMARY KEY, on_date date NOT NULL, staff_id {uuid} NOT NULL REFERENCES app_user (id),
  product_id {uuid} NOT NULL, customer_name text NOT NULL, customer_folded text NOT NULL, customer_ref text,
  base_amount bigint NOT NULL, multiplier_hundredths bigint NOT NULL, total bigint NOT NULL, note text,
  version bigint NOT NULL, created_at {instant} NOT NULL, updated_at {instant} NOT NULL,
  CHECK (base_amount >= 0), CHECK (multiplier_hundredths > 0), CHECK (total >= 0)
);
CREATE INDEX deposit_by_day ON deposit (on_date, created_at, id);
CREATE INDEX deposit_by_staff ON deposit (staff_id, on_date, created_at, id);
CREATE INDEX deposit_by_product ON deposit (product_id, on_date, created_at, id);
CREATE INDEX deposit_by_name ON deposit (customer_folded, staff_id)",
);

/// Two people at one sheet get to know who of them was faster.
const LAST_CHANGE: Migration = Migration::new(
    "m20261127_1700_deposit_last_change",
    "ALTER TABLE deposit ADD COLUMN updated_by {uuid} REFERENCES app_user (id)",
);

/// Labels in the row, and one by one, as lists are filtered by them.
const FACETS: Migration = Migration::new(
    "m20261127_1723_record_facets",
    "ALTER TABLE contact_record ADD COLUMN tags {json} NOT NULL DEFAULT '[]';
CREATE TABLE contact_record_facet (
  thing_id {uuid} NOT NULL REFERENCES contact_record (id) ON DELETE CASCADE, key text NOT NULL, text text NOT NULL, label text,
  number double precision, PRIMARY KEY (thing_id, key, text)
) {by_key};
CREATE INDEX contact_record_facet_by_text ON contact_record_facet (key, text, thing_id);
CREATE INDEX contact_record_facet_by_number ON contact_record_facet (key, number, thing_id) WHERE number IS NOT NULL",
);

/// Fields that a business adds to records.
const FIELDS: Migration = Migration::new(
    "m20261127_2050_record_fields",
    "ALTER TABLE contact_record ADD COLUMN custom {json} NOT NULL DEFAULT '{}'",
);

/// Records are found by their user name, too.
const USERNAMES: Migration = Migration::new("m20261127_1752_record_usernames", "")
    .on_sqlite(
        "DROP TRIGGER contact_record_is_found
--
DROP TRIGGER contact_record_is_found_anew
--
CREATE TRIGGER contact_record_is_found AFTER INSERT ON contact_record BEGIN
  INSERT INTO contact_record_search (id) VALUES (new.id);
  INSERT INTO contact_record_trigram (rowid, text)
  SELECT number, concat_ws(char(10), new.name_folded, lower(new.username)) FROM contact_record_search WHERE id = new.id;
END
--
CREATE TRIGGER contact_record_is_found_anew AFTER UPDATE OF name_folded, username ON contact_record
WHEN old.name_folded IS NOT new.name_folded OR old.username IS NOT new.username BEGIN
  INSERT OR REPLACE INTO contact_record_trigram (rowid, text)
  SELECT number, concat_ws(char(10), new.name_folded, lower(new.username)) FROM contact_record_search WHERE id = new.id;
END
--
INSERT OR REPLACE INTO contact_record_trigram (rowid, text)
SELECT number, concat_ws(char(10), name_folded, lower(username))
FROM contact_record_search JOIN contact_record ON contact_record.id = contact_record_search.id
WHERE username IS NOT NULL ORDER BY number",
    )
    .on_postgres(
        "DO $$ BEGIN
  CREATE INDEX contact_record_trigram_of_username ON contact_record USING gin (lower(username) gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'records are searched without pg_trgm: %', SQLERRM;
END $$",
    );

/// Names are told apart by their key, and a record remembers whom it was taken back from.
const NAME_KEYS: Migration = Migration::new(
    "m20261127_1730_name_keys_and_rest",
    "ALTER TABLE contact_record ADD COLUMN name_key text NOT NULL DEFAULT '';
UPDATE contact_record SET name_key = name_folded;
ALTER TABLE contact_record ADD COLUMN last_assignee_id {uuid};
ALTER TABLE contact_record ADD COLUMN recycled_at {instant};
ALTER TABLE reservation ADD COLUMN name_key text NOT NULL DEFAULT '';
UPDATE reservation SET name_key = name_folded;
DROP INDEX reservation_held;
DROP INDEX reservation_pending;
CREATE UNIQUE INDEX reservation_held ON reservation (product_id, name_key) WHERE status = 'approved';
CREATE INDEX reservation_pending ON reservation (product_id, name_key) WHERE status = 'pending';
ALTER TABLE record_assignment ADD COLUMN previous_batch_id {uuid}",
);

/// What the lists of what is with somebody ask of every row lies in the index that gives their order.
const ASSIGNMENT_LISTS: Migration = Migration::new(
    "m20261127_2140_assignment_lists",
    "DROP INDEX contact_record_assigned;
DROP INDEX contact_record_by_assignee;
CREATE INDEX contact_record_assigned ON contact_record (assigned_at, id, database_id, deleted_at)
WHERE status = 'assigned';
CREATE INDEX contact_record_by_assignee ON contact_record (assignee_id, assigned_at, id, database_id, deleted_at)
WHERE status = 'assigned'",
);
/// What names are told apart by was the folded name at first; a job works it out as it is now.
const NAME_KEYS_ANEW: Migration = Migration::new("m20261127_2110_name_keys_anew", "")
    .then(RENEW.name, "EXISTS (SELECT 1 FROM contact_record) OR EXISTS (SELECT 1 FROM reservation)");
