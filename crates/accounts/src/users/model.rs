//! What a user is, as others see one.

use super::{policy, table};
use kernel::{Instant, Locale, Message, Permission, Phone, Result, Role, TeamId, UserId};
use platform::{Actor, App, audit::Subject, files::FileKey};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr};
use utoipa::ToSchema;

/// What a sealed phone is bound to.
pub const PHONE: &str = "app_user.phone";

/// The email belongs to somebody.
pub const EMAIL_TAKEN: Message =
    Message::new("taken", "Email ini sudah dipakai pengguna lain.", "Another user has this email.");
/// The workspace would be left without an owner.
pub const LAST_OWNER: Message = Message::new(
    "last_owner",
    "Ini pemilik aktif terakhir; angkat pemilik lain dahulu.",
    "This is the last active owner; make somebody else an owner first.",
);
/// Nobody changes their own role.
pub const OWN_ROLE: Message =
    Message::new("own_role", "Anda tidak bisa mengubah peran sendiri.", "You cannot change your own role.");
/// Nobody deactivates themselves.
pub const OWN_ACCOUNT: Message = Message::new(
    "own_account",
    "Anda tidak bisa menonaktifkan diri sendiri.",
    "You cannot deactivate yourself.",
);

/// Light, dark, or as the system says.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Display,
    EnumString,
    IntoStaticStr,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Theme {
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// As the system says.
    #[default]
    System,
}

/// What the reader may do with a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct UserCan {
    /// Change it, reset its password.
    pub edit: bool,
    /// Deactivate or reactivate it.
    pub deactivate: bool,
}

/// A user.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct UserView {
    /// The user's id.
    pub id: UserId,
    /// Their name.
    pub name: String,
    /// Their email.
    pub email: String,
    /// Their phone, E.164.
    pub phone: Option<String>,
    /// Their role.
    pub role: Role,
    /// Their team.
    pub team_id: Option<TeamId>,
    /// Permissions beyond the role.
    pub granted: Vec<Permission>,
    /// Their language.
    pub locale: Locale,
    /// Light, dark or system.
    pub theme: String,
    /// Jobs a day, for technicians.
    pub daily_quota: Option<i64>,
    /// Their chat on Telegram.
    pub telegram_chat_id: Option<String>,
    /// When the chat was linked.
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub telegram_linked_at: Option<Instant>,
    /// Where their picture is.
    pub avatar: Option<String>,
    /// Whether they may log in.
    pub is_active: bool,
    /// Whether they must change the password first.
    pub must_change_password: bool,
    /// Whether a second factor is asked for.
    pub has_totp: bool,
    /// When they last logged in.
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub last_login_at: Option<Instant>,
    /// The version.
    pub version: i64,
    /// When they were added.
    #[schema(value_type = DateTime<Utc>)]
    pub created_at: Instant,
    /// When they were last changed.
    #[schema(value_type = DateTime<Utc>)]
    pub updated_at: Instant,
    /// What the reader may do.
    pub can: UserCan,
}

impl UserView {
    /// `user` as `actor` sees it.
    pub(crate) fn new(app: &App, actor: &Actor, user: table::Model) -> Result<Self> {
        let phone =
            user.phone_sealed.as_ref().map(|sealed| app.keys().open_text(sealed, PHONE)).transpose()?;
        let can = UserCan {
            edit: policy::can_edit(actor, &user),
            deactivate: policy::can_deactivate(actor, &user),
        };
        Ok(Self {
            id: user.id,
            name: user.name,
            email: user.email,
            phone,
            role: user.role,
            team_id: user.team_id,
            granted: serde_json::from_value(user.granted).unwrap_or_default(),
            locale: user.locale,
            theme: user.theme,
            daily_quota: user.daily_quota,
            telegram_chat_id: user.telegram_chat_id,
            telegram_linked_at: user.telegram_linked_at,
            avatar: user.avatar.map(|key| avatar_path(user.id, key)),
            is_active: user.is_active,
            must_change_password: user.must_change_password,
            has_totp: user.totp_enabled_at.is_some(),
            last_login_at: user.last_login_at,
            version: user.version,
            created_at: user.created_at,
            updated_at: user.updated_at,
            can,
        })
    }
}

/// Where the picture `key` of the user is; another picture is elsewhere.
pub(crate) fn avatar_path(id: UserId, key: FileKey) -> String {
    format!("/api/users/{id}/avatar?v={}", key.id().simple())
}

/// Seals a phone that was checked before.
pub(crate) fn seal_phone(app: &App, phone: &str) -> Result<Option<Vec<u8>>> {
    Phone::parse(phone).map(|phone| app.keys().seal_text(phone.as_str(), PHONE)).transpose()
}

/// What an audit entry about `user` is about.
pub(crate) fn subject(user: &table::Model) -> Subject {
    Subject::new("user", user.id, user.name.clone())
}
