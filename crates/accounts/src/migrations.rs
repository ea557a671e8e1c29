//! The tables of this room.

use platform::db::Migration;

/// All migrations of this room.
pub(crate) fn all() -> Vec<Migration> {
    vec![ACCESS, PICTURES, TELEGRAM]
}

const ACCESS: Migration = Migration::new(
    "m20261121_0100_access",
    "CREATE TABLE team (
  id {uuid} PRIMARY KEY, name text NOT NULL, leader_id {uuid}, version bigint NOT NULL,
  created_at {instant} NOT NULL, updated_at {instant} NOT NULL
);
CREATE UNIQUE INDEX team_name ON team (name);
CREATE TABLE app_user (
  id {uuid} PRIMARY KEY, name text NOT NULL, name_folded text NOT NULL, email text NOT NULL, email_folded text NOT NULL,
  phone_sealed {bytes}, role text NOT NULL, team_id {uuid} REFERENCES team (id), granted {json} NOT NULL,
  locale text NOT NULL, theme text NOT NULL, daily_quota bigint, telegram_chat_id text, is_active boolean NOT NULL,
  must_change_password boolean NOT NULL, password_hash text NOT NULL, totp_sealed {bytes}, totp_enabled_at {instant},
  recovery_hashes {json} NOT NULL, notification_preferences {json} NOT NULL, last_login_at {instant},
  version bigint NOT NULL, created_at {instant} NOT NULL, updated_at {instant} NOT NULL,
  CHECK (role IN ('owner', 'manager', 'admin', 'sales', 'technician', 'staff'))
);
CREATE UNIQUE INDEX user_email ON app_user (email_folded);
CREATE INDEX user_by_name ON app_user (name_folded, id);
CREATE INDEX user_by_team ON app_user (team_id);
CREATE TABLE session (
  id {uuid} PRIMARY KEY, user_id {uuid} NOT NULL REFERENCES app_user (id), token_hash {bytes} NOT NULL, kind text NOT NULL,
  created_at {instant} NOT NULL, seen_at {instant} NOT NULL, expires_at {instant} NOT NULL, ip text NOT NULL,
  user_agent text NOT NULL, CHECK (kind IN ('cookie', 'token'))
);
CREATE UNIQUE INDEX session_token ON session (token_hash);
CREATE INDEX session_by_user ON session (user_id, seen_at, id);
CREATE INDEX session_by_expiry ON session (expires_at);
CREATE TABLE api_token (
  id {uuid} PRIMARY KEY, user_id {uuid} NOT NULL REFERENCES app_user (id), name text NOT NULL, token_hash {bytes} NOT NULL,
  scope text NOT NULL, expires_at {instant}, last_used_at {instant}, created_at {instant} NOT NULL,
  CHECK (scope IN ('read', 'write'))
);
CREATE UNIQUE INDEX api_token_hash ON api_token (token_hash);
CREATE INDEX api_token_by_user ON api_token (user_id, created_at, id);
CREATE TABLE login_attempt (id {uuid} PRIMARY KEY, subject text NOT NULL, at {instant} NOT NULL);
CREATE INDEX login_attempt_by_subject ON login_attempt (subject, at);
CREATE INDEX login_attempt_by_age ON login_attempt (at);
CREATE TABLE password_reset (
  id {uuid} PRIMARY KEY, user_id {uuid} NOT NULL REFERENCES app_user (id), token_hash {bytes} NOT NULL,
  expires_at {instant} NOT NULL
);
CREATE UNIQUE INDEX password_reset_token ON password_reset (token_hash);
CREATE TABLE workspace (id bigint PRIMARY KEY, set_up_at {instant} NOT NULL, CHECK (id = 1))",
);

/// Where people's pictures rest.
const PICTURES: Migration =
    Migration::new("m20261125_0101_pictures", "ALTER TABLE app_user ADD COLUMN avatar text");

/// Links that connect a chat, and when it was connected.
const TELEGRAM: Migration = Migration::new(
    "m20261125_1041_telegram",
    "ALTER TABLE app_user ADD COLUMN telegram_linked_at {instant};
CREATE INDEX user_by_telegram ON app_user (telegram_chat_id) WHERE telegram_chat_id IS NOT NULL;
CREATE TABLE telegram_link (
  user_id {uuid} PRIMARY KEY REFERENCES app_user (id) ON DELETE CASCADE, code_hash {bytes} NOT NULL, expires_at {instant} NOT NULL
);
CREATE UNIQUE INDEX telegram_link_code ON telegram_link (code_hash)",
);
