//! The table of files that were ordered.

use platform::db::Migration;

/// Orders and what came of them.
pub(crate) const EXPORTS: Migration = Migration::new(
    "m20261127_1710_exports",
    "CREATE TABLE export_order (
  id {uuid} PRIMARY KEY, list text NOT NULL, query {json} NOT NULL, format text NOT NULL, status text NOT NULL,
  file_path text NOT NULL, file_name text, rows bigint, size bigint, error {json},
  created_by {uuid} NOT NULL REFERENCES app_user (id), created_at {instant} NOT NULL, finished_at {instant},
  expires_at {instant}, version bigint NOT NULL,
  CHECK (status IN ('queued', 'running', 'done', 'failed', 'expired')), CHECK (format IN ('csv', 'xlsx'))
);
CREATE INDEX export_order_by_person ON export_order (created_by, created_at, id);
CREATE INDEX export_order_by_status ON export_order (status, created_at)",
);

/// Files that are made now are sealed; they may hold phones.
pub(crate) const SEALED: Migration = Migration::new(
    "m20261127_2051_exports_sealed",
    "ALTER TABLE export_order ADD COLUMN is_sealed boolean NOT NULL DEFAULT FALSE",
);
