//! The tables of the ground itself.

use crate::db::Migration;

/// All migrations of this crate.
#[must_use]
pub fn all() -> Vec<Migration> {
    vec![GROUND, BELONGINGS, SECRETS, FIELDS, FIELDS_OF_RECORDS]
}

/// What was put in for a try.
const BELONGINGS: Migration = Migration::new(
    "m20261125_1010_belongings",
    "CREATE TABLE belonging (
  kind text NOT NULL, id {uuid} NOT NULL, is_kept boolean NOT NULL, PRIMARY KEY (kind, id)
) {by_key}",
);

/// Fields that a business adds to its things.
const FIELDS: Migration = Migration::new(
    "m20261127_1740_custom_fields",
    "CREATE TABLE custom_field (
  id {uuid} PRIMARY KEY, of_things text NOT NULL, key text NOT NULL, label text NOT NULL, kind text NOT NULL,
  is_required boolean NOT NULL, default_value {json}, choices {json} NOT NULL, in_table boolean NOT NULL,
  in_filter boolean NOT NULL, position bigint NOT NULL, version bigint NOT NULL, created_at {instant} NOT NULL,
  updated_at {instant} NOT NULL, deleted_at {instant}, CHECK (of_things IN ('leads', 'customers', 'products')),
  CHECK (kind IN ('text', 'number', 'money', 'date', 'choice', 'multi_choice', 'yes_no', 'url'))
);
CREATE UNIQUE INDEX custom_field_key ON custom_field (of_things, key) WHERE deleted_at IS NULL;
CREATE INDEX custom_field_by_position ON custom_field (of_things, position, id)",
);

/// Records have fields, too. SQLite changes no condition of a table, so the table is made anew.
const FIELDS_OF_RECORDS: Migration = Migration::new(
    "m20261127_2055_fields_of_records",
    "ALTER TABLE custom_field RENAME TO custom_field_before;
DROP INDEX custom_field_key;
DROP INDEX custom_field_by_position;
CREATE TABLE custom_field (
  id {uuid} PRIMARY KEY, of_things text NOT NULL, key text NOT NULL, label text NOT NULL, kind text NOT NULL,
  is_required boolean NOT NULL, default_value {json}, choices {json} NOT NULL, in_table boolean NOT NULL,
  in_filter boolean NOT NULL, position bigint NOT NULL, version bigint NOT NULL, created_at {instant} NOT NULL,
  updated_at {instant} NOT NULL, deleted_at {instant},
  CHECK (of_things IN ('leads', 'customers', 'products', 'records')),
  CHECK (kind IN ('text', 'number', 'money', 'date', 'choice', 'multi_choice', 'yes_no', 'url'))
);
INSERT INTO custom_field SELECT id, of_things, key, label, kind, is_required, default_value, choices, in_table, in_filter,
  position, version, created_at, updated_at, deleted_at FROM custom_field_before;
DROP TABLE custom_field_before;
CREATE UNIQUE INDEX custom_field_key ON custom_field (of_things, key) WHERE deleted_at IS NULL;
CREATE INDEX custom_field_by_position ON custom_field (of_things, position, id)",
);

/// Keys to other programs.
const SECRETS: Migration = Migration::new(
    "m20261125_1040_secrets",
    "CREATE TABLE secret (id {uuid} PRIMARY KEY, name text NOT NULL, sealed {bytes} NOT NULL, updated_at {instant} NOT NULL);
CREATE UNIQUE INDEX secret_name ON secret (name)",
);

const GROUND: Migration = Migration::new(
    "m20261121_0000_ground",
    "CREATE TABLE counter (name text PRIMARY KEY, last bigint NOT NULL);
CREATE TABLE setting (
  key text PRIMARY KEY, value {json} NOT NULL, version bigint NOT NULL, updated_at {instant} NOT NULL, updated_by {uuid}
);
CREATE TABLE idempotency (
  actor_id {uuid} NOT NULL, key text NOT NULL, fingerprint {bytes} NOT NULL, status bigint, etag bigint,
  body {bytes}, created_at {instant} NOT NULL, PRIMARY KEY (actor_id, key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);
CREATE TABLE job (
  id {uuid} PRIMARY KEY, kind text NOT NULL, payload {json} NOT NULL, unique_key text, run_at {instant} NOT NULL,
  status text NOT NULL, attempts bigint NOT NULL DEFAULT 0, lease_until {instant}, last_error text,
  created_at {instant} NOT NULL, finished_at {instant},
  CHECK (status IN ('queued', 'running', 'done', 'dead'))
);
CREATE INDEX job_ready ON job (run_at, id) WHERE status IN ('queued', 'running');
CREATE INDEX job_by_status ON job (status, finished_at);
CREATE UNIQUE INDEX job_unique ON job (kind, unique_key) WHERE unique_key IS NOT NULL AND status IN ('queued', 'running');
CREATE TABLE cron_run (name text NOT NULL, due_at {instant} NOT NULL, PRIMARY KEY (name, due_at));
CREATE TABLE mail (
  id {uuid} PRIMARY KEY, recipient text NOT NULL, subject text NOT NULL, body text NOT NULL, status text NOT NULL,
  last_error text, created_at {instant} NOT NULL, sent_at {instant}, CHECK (status IN ('waiting', 'sent', 'failed'))
);
CREATE INDEX mail_by_status ON mail (status, created_at);
CREATE TABLE audit_entry (
  id {uuid} PRIMARY KEY, at {instant} NOT NULL, actor_id {uuid}, actor_name text NOT NULL, action text NOT NULL,
  subject_kind text NOT NULL, subject_id {uuid} NOT NULL, subject_label text NOT NULL, changes {json} NOT NULL,
  request_id text NOT NULL, ip text NOT NULL, user_agent text NOT NULL
);
CREATE INDEX audit_by_subject ON audit_entry (subject_kind, subject_id, at, id);
CREATE INDEX audit_by_time ON audit_entry (at, id);
CREATE INDEX audit_by_actor ON audit_entry (actor_id, at, id);
CREATE TABLE audit_seal (
  position bigint PRIMARY KEY, entry_id {uuid} NOT NULL UNIQUE REFERENCES audit_entry (id), hash {bytes} NOT NULL
);
CREATE TABLE event_log (
  id {uuid} PRIMARY KEY, at {instant} NOT NULL, user_id {uuid}, kind text NOT NULL, details {json} NOT NULL,
  request_id text NOT NULL, ip text NOT NULL, user_agent text NOT NULL
);
CREATE INDEX event_by_time ON event_log (at, id);
CREATE INDEX event_by_user ON event_log (user_id, at, id);
CREATE INDEX event_by_kind ON event_log (kind, at, id);
CREATE TABLE stored_file (
  id {uuid} PRIMARY KEY, path text NOT NULL, name text NOT NULL, content_type text NOT NULL, size bigint NOT NULL,
  owner_kind text NOT NULL, owner_id {uuid} NOT NULL, created_by {uuid}, created_at {instant} NOT NULL
);
CREATE INDEX stored_file_by_owner ON stored_file (owner_kind, owner_id, created_at, id)",
)
.on_sqlite(
    "CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
--
CREATE TRIGGER audit_entry_remains BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
--
CREATE TRIGGER audit_seal_stays BEFORE UPDATE ON audit_seal
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
--
CREATE TRIGGER audit_seal_remains BEFORE DELETE ON audit_seal
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
)
.on_postgres(
    "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$
--
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION refuse_change()
--
CREATE TRIGGER audit_seal_stays BEFORE UPDATE OR DELETE ON audit_seal
FOR EACH ROW EXECUTE FUNCTION refuse_change()",
);
