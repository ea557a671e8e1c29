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

/// Remarks beside faults; and what was copied from the file or from what it changed is sealed: it may name persons.
pub(crate) const SEALED: Migration = Migration::new(
    "m20261127_1700_imports_sealed",
    "ALTER TABLE import_fault ADD COLUMN is_remark boolean NOT NULL DEFAULT FALSE;
ALTER TABLE import ADD COLUMN remarked bigint NOT NULL DEFAULT 0;
ALTER TABLE import ADD COLUMN sample_sealed {bytes};
ALTER TABLE import ADD COLUMN cells_sealed {bytes};
ALTER TABLE import DROP COLUMN sample;
ALTER TABLE import_trace DROP COLUMN before;
CREATE TABLE import_before (
  id {uuid} PRIMARY KEY, import_id {uuid} NOT NULL REFERENCES import (id) ON DELETE CASCADE, row_no bigint NOT NULL,
  record_id {uuid} NOT NULL, sealed {bytes} NOT NULL
);
CREATE UNIQUE INDEX import_before_by_row ON import_before (import_id, row_no);
CREATE INDEX import_before_by_record ON import_before (record_id)",
);

/// Of a file only its rows are kept, and those sealed.
pub(crate) const ROWS_SEALED: Migration = Migration::new(
    "m20261127_2050_import_rows_sealed",
    "ALTER TABLE import ADD COLUMN rows_sealed boolean NOT NULL DEFAULT FALSE;
ALTER TABLE import ADD COLUMN original_path text;
UPDATE import SET original_path = file_path;
ALTER TABLE import DROP COLUMN file_path",
);

/// What was made for the rows of a file stands beside what was chosen for them, where nobody can change it.
pub(crate) const MADE: Migration = Migration::new(
    "m20261127_2100_import_made",
    "ALTER TABLE import ADD COLUMN made_id {uuid}",
)
.on_sqlite(
    "UPDATE import SET made_id = unhex(replace(json_extract(options, '$.database_id'), '-', ''))
WHERE json_extract(options, '$.is_new') = 1
--
UPDATE import SET options = json_remove(options, '$.is_new')",
)
.on_postgres(
    "UPDATE import SET made_id = CAST(options ->> 'database_id' AS uuid) WHERE options ->> 'is_new' = 'true'
--
UPDATE import SET options = options - 'is_new'",
);
