//! The table of this room.

use platform::db::Migration;

/// All migrations of this room.
pub(crate) fn all() -> Vec<Migration> {
    vec![NOTIFICATIONS]
}

const NOTIFICATIONS: Migration = Migration::new(
    "m20261121_0200_notifications",
    "CREATE TABLE notification (
  id {uuid} PRIMARY KEY, user_id {uuid} NOT NULL REFERENCES app_user (id), kind text NOT NULL, subject_kind text NOT NULL,
  subject_id {uuid} NOT NULL, subject_label text NOT NULL, params {json} NOT NULL, actor_name text,
  created_at {instant} NOT NULL, read_at {instant}
);
CREATE INDEX notification_by_user ON notification (user_id, created_at, id);
CREATE INDEX notification_unread ON notification (user_id) WHERE read_at IS NULL;
CREATE INDEX notification_by_age ON notification (created_at)",
);
