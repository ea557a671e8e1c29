//! The tables of saved views.

use platform::db::Migration;

/// Views, and which of them each person begins with.
pub(crate) const VIEWS: Migration = Migration::new(
    "m20261127_1700_saved_views",
    "CREATE TABLE saved_view (
  id {uuid} PRIMARY KEY, list text NOT NULL, name text NOT NULL, name_folded text NOT NULL, query {json} NOT NULL,
  columns {json} NOT NULL, is_shared boolean NOT NULL, is_default_for_all boolean NOT NULL,
  owner_id {uuid} NOT NULL REFERENCES app_user (id), version bigint NOT NULL, created_at {instant} NOT NULL,
  updated_at {instant} NOT NULL, CHECK (is_shared OR NOT is_default_for_all)
);
CREATE UNIQUE INDEX saved_view_name ON saved_view (owner_id, list, name_folded);
CREATE UNIQUE INDEX saved_view_for_all ON saved_view (list) WHERE is_default_for_all;
CREATE INDEX saved_view_by_name ON saved_view (name_folded, id);
CREATE INDEX saved_view_by_list ON saved_view (list, name_folded, id);
CREATE TABLE saved_view_choice (
  user_id {uuid} NOT NULL REFERENCES app_user (id), list text NOT NULL,
  view_id {uuid} NOT NULL REFERENCES saved_view (id) ON DELETE CASCADE, PRIMARY KEY (user_id, list)
) {by_key};
CREATE INDEX saved_view_choice_of_view ON saved_view_choice (view_id)",
);
