//! The tables of imports.

use platform::db::Migration;

/// Imports, what they left behind, what was wrong, and what columns were taken for before.
pub(crate) const IMPORTS: Migration = Migration::new(
    "m20261125_1100_imports",
    "CREATE TABLE import (
  id {uuid} PRIMARY KEY, kind text NOT NULL, status text NOT NULL, file_name text NOT NULL, file_size bigint NOT NULL,
  file_path text NOT NULL, rows_path text NOT NULL, columns {json} NOT NULL, mapping {json} NOT NULL,
  options {json} NOT NULL, sample {json} NOT NULL, only_valid boolean NOT NULL, is_undoing boolean NOT NULL,
  rows bigint NOT NULL, done bigint NOT NULL, valid bigint NOT NULL, changes bigint NOT NULL, created bigint NOT NULL,
  updated bigint NOT NULL, unchanged bigint NOT NULL, rejected bigint NOT NULL, undone bigint NOT NULL,
  kept bigint NOT NULL, error {json}, created_by {uuid} NOT NULL, created_at {instant} NOT NULL,
  confirmed_at {instant}, finished_at {instant}, undone_at {instant}, version bigint NOT NULL,
  CHECK (status IN ('preview', 'running', 'done', 'failed', 'undone'))
);
CREATE INDEX import_by_person ON import (created_by, created_at, id);
CREATE INDEX import_by_time ON import (created_at, id);
CREATE TABLE import_fault (
  import_id {uuid} NOT NULL REFERENCES import (id) ON DELETE CASCADE, row_no bigint NOT NULL, field text NOT NULL,
  code text NOT NULL, said_id text NOT NULL, said_en text NOT NULL, PRIMARY KEY (import_id, row_no, field)
) {by_key};
CREATE TABLE import_trace (
  import_id {uuid} NOT NULL REFERENCES import (id) ON DELETE CASCADE, row_no bigint NOT NULL, record_id {uuid} NOT NULL,
  record_version bigint NOT NULL, before {json}, is_kept boolean NOT NULL, PRIMARY KEY (import_id, row_no)
) {by_key};
CREATE TABLE import_column (
  kind text NOT NULL, head text NOT NULL, field text NOT NULL, PRIMARY KEY (kind, head)
) {by_key}",
);
