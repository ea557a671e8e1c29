//! The users' table.

use kernel::{Instant, Locale, Role, TeamId, UserId};
use platform::files::FileKey;
use sea_orm::entity::prelude::*;

/// A row of the table.
#[expect(missing_docs, reason = "columns that say what they are")]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "app_user")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UserId,
    pub name: String,
    pub name_folded: String,
    pub email: String,
    pub email_folded: String,
    pub phone_sealed: Option<Vec<u8>>,
    pub role: Role,
    pub team_id: Option<TeamId>,
    pub granted: Json,
    pub locale: Locale,
    pub theme: String,
    pub daily_quota: Option<i64>,
    pub telegram_chat_id: Option<String>,
    pub telegram_linked_at: Option<Instant>,
    pub avatar: Option<FileKey>,
    pub is_active: bool,
    pub must_change_password: bool,
    pub password_hash: String,
    pub totp_sealed: Option<Vec<u8>>,
    pub totp_enabled_at: Option<Instant>,
    pub recovery_hashes: Json,
    pub notification_preferences: Json,
    pub last_login_at: Option<Instant>,
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
