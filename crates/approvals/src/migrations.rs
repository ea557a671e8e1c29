//! The table of this room.

use platform::db::Migration;

/// All migrations of this room.
pub(crate) fn all() -> Vec<Migration> {
    vec![APPROVALS]
}

const APPROVALS: Migration = Migration::new(
    "m20261121_0300_approvals",
    "CREATE TABLE approval (
  id {uuid} PRIMARY KEY, subject_kind text NOT NULL, subject_id {uuid} NOT NULL, subject_label text NOT NULL,
  subject_version bigint NOT NULL, amount bigint NOT NULL, level text NOT NULL,
  requested_by {uuid} NOT NULL REFERENCES app_user (id), owner_id {uuid} NOT NULL REFERENCES app_user (id),
  status text NOT NULL, decided_by {uuid} REFERENCES app_user (id), decided_at {instant}, note text,
  created_at {instant} NOT NULL,
  CHECK (level IN ('leader', 'owner')), CHECK (status IN ('pending', 'approved', 'rejected', 'void'))
);
CREATE UNIQUE INDEX approval_pending ON approval (subject_kind, subject_id) WHERE status = 'pending';
CREATE INDEX approval_by_status ON approval (status, created_at, id);
CREATE INDEX approval_by_subject ON approval (subject_kind, subject_id, created_at, id);
CREATE INDEX approval_by_owner ON approval (owner_id, status, created_at, id)",
);
