//! What the owner sets for the whole workspace: one JSON value per key, each with a type that checks it.

use crate::{
    db::Tx,
    fields::{self, Field, FieldOf},
    http::body::parse,
    jobs::JobKind,
};
use kernel::{Check, Error, Faults, Instant, Message, Result, Words, Zone};
use sea_orm::{ConnectionTrait, entity::prelude::*, prelude::Json};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::HashMap;

/// The stored settings.
#[expect(missing_docs, reason = "columns that say what they are")]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "setting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub value: Json,
    pub version: i64,
    pub updated_at: Instant,
    pub updated_by: Option<Uuid>,
}

/// Settings stand alone.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A group of settings under one key, such as `general` or `pricing`.
pub trait Setting: Serialize + DeserializeOwned + Default + Check + 'static {
    /// The key.
    const KEY: &'static str;
}

/// A [`Setting`] without its type, for the settings page.
#[derive(Clone, Copy)]
pub struct SettingKind {
    /// The key.
    pub key: &'static str,
    /// Checks a whole value and fills in defaults.
    pub check: fn(serde_json::Value) -> Result<serde_json::Value>,
    /// The value where nobody set it.
    pub default: fn() -> serde_json::Value,
    /// What has to be done once it has changed.
    pub job: Option<JobKind>,
    /// Fields that are kept sealed (see [`crate::secrets`]) and never shown.
    pub secrets: &'static [&'static str],
    /// The key under which the job says how far it came.
    pub state: Option<&'static str>,
}

impl SettingKind {
    /// The kind of `T`.
    #[must_use]
    pub const fn of<T: Setting>() -> Self {
        Self { key: T::KEY, check: check::<T>, default: default::<T>, job: None, secrets: &[], state: None }
    }

    /// Has `job` done whenever it has changed.
    #[must_use]
    pub const fn then(mut self, job: JobKind) -> Self {
        self.job = Some(job);
        self
    }

    /// Keeps `fields` sealed. The type reads and checks them and leaves them out when it is written.
    #[must_use]
    pub const fn sealing(mut self, fields: &'static [&'static str]) -> Self {
        self.secrets = fields;
        self
    }

    /// Shows beside the value how far the job came, as it says under `key`.
    #[must_use]
    pub const fn telling(mut self, key: &'static str) -> Self {
        self.state = Some(key);
        self
    }

    /// The name under which the secret `field` is kept.
    #[must_use]
    pub fn secret(&self, field: &str) -> String {
        format!("{}.{field}", self.key)
    }
}

fn check<T: Setting>(value: serde_json::Value) -> Result<serde_json::Value> {
    serde_json::to_value(parse::<T>(value)?).map_err(Error::internal)
}

fn default<T: Setting>() -> serde_json::Value {
    serde_json::to_value(T::default()).unwrap_or_default()
}

/// All settings at one moment.
#[derive(Debug, Default)]
pub struct Snapshot {
    values: HashMap<String, (serde_json::Value, i64)>,
    zone: Zone,
    modules: Vec<String>,
    fields: Vec<Field>,
}

impl Snapshot {
    /// Reads all settings.
    ///
    /// # Errors
    /// What the database says.
    pub async fn load(db: &impl ConnectionTrait) -> Result<Self> {
        let rows = Entity::find().all(db).await?;
        let values = rows.into_iter().map(|row| (row.key, (row.value, row.version))).collect();
        let mut snapshot = Self { values, ..Self::default() };
        let general: General = snapshot.get();
        snapshot.zone = Zone::parse(&general.time_zone).unwrap_or_default();
        snapshot.modules = general.modules;
        snapshot.fields = fields::all(db).await?;
        Ok(snapshot)
    }

    /// One setting; its default where nobody set it.
    #[must_use]
    pub fn get<T: Setting>(&self) -> T {
        let stored = self.values.get(T::KEY);
        stored.and_then(|(value, _)| serde_json::from_value(value.clone()).ok()).unwrap_or_default()
    }

    /// The stored value and version under `key`; version 0 where nobody set it.
    #[must_use]
    pub fn value(&self, kind: SettingKind) -> (serde_json::Value, i64) {
        self.values.get(kind.key).cloned().unwrap_or_else(|| ((kind.default)(), 0))
    }

    /// What the program itself stored under `key`, and its version.
    #[must_use]
    pub fn own(&self, key: &str) -> Option<&(serde_json::Value, i64)> {
        self.values.get(key)
    }

    /// A stored text under `key`, of the program's own settings.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<String> {
        self.values.get(key).and_then(|(value, _)| value.as_str()).map(str::to_owned)
    }

    /// Whether the business uses `module`.
    #[must_use]
    pub fn uses(&self, module: &str) -> bool {
        self.modules.iter().any(|used| used == module)
    }

    /// The fields that the business added to `of`, in their order.
    #[must_use]
    pub fn fields(&self, of: FieldOf) -> Vec<Field> {
        self.fields.iter().filter(|field| field.of == of).cloned().collect()
    }

    /// The workspace's time zone.
    #[must_use]
    pub const fn zone(&self) -> Zone {
        self.zone
    }
}

/// Stores `value`, which is already checked, if the stored version still is `expected` (`None`: whatever it is).
/// Returns the new version, or `None` where it is another.
///
/// # Errors
/// What the database says.
pub async fn store(
    tx: &Tx,
    key: &str,
    (value, expected): (serde_json::Value, Option<i64>),
    by: Option<Uuid>,
) -> Result<Option<i64>> {
    let sql = "INSERT INTO setting (key, value, version, updated_at, updated_by) VALUES ($1, $2, 1, $3, $4) \
               ON CONFLICT (key) DO UPDATE SET value = $2, version = setting.version + 1, updated_at = $3, \
               updated_by = $4 WHERE $5 < 0 OR setting.version = $5 RETURNING version";
    let values = [key.into(), value.into(), tx.now().into(), by.into(), expected.unwrap_or(-1).into()];
    let statement = sea_orm::Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    let row = tx.query_one_raw(statement).await?;
    Ok(row.map(|row| row.try_get("", "version")).transpose()?)
}

/// The workspace itself.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct General {
    /// The business's name.
    pub name: String,
    /// IANA name of the zone of business days: `Asia/Jakarta`.
    pub time_zone: String,
    /// The modules in use: `sales`, `marketing`, `desk`, `billing`, `outreach`.
    pub modules: Vec<String>,
    /// Letterhead: the address, as lines.
    pub address: String,
    /// Letterhead: phone, as people write it.
    pub phone: String,
    /// Letterhead: email.
    pub email: String,
}

impl Default for General {
    fn default() -> Self {
        Self {
            name: "Langgan".to_owned(),
            time_zone: "Asia/Jakarta".to_owned(),
            modules: vec!["sales".to_owned(), "outreach".to_owned()],
            address: String::new(),
            phone: String::new(),
            email: String::new(),
        }
    }
}

/// Not the name of a time zone.
pub const BAD_ZONE: Message =
    Message::new("invalid_time_zone", "Zona waktu tidak dikenal.", "This is not a known time zone.");
/// Not the name of a module.
pub const BAD_MODULE: Message =
    Message::new("invalid_module", "Modul tidak dikenal.", "This is not a known module.");

/// The modules that exist.
pub const MODULES: &[&str] = &["sales", "marketing", "messaging", "planner", "desk", "billing", "outreach"];

impl Check for General {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("name", &self.name, 120);
        faults.ensure(Zone::parse(&self.time_zone).is_some(), "time_zone", &BAD_ZONE);
        faults.entries("modules", self.modules.len(), MODULES.len());
        for (index, module) in self.modules.iter().enumerate() {
            faults.ensure(MODULES.contains(&module.as_str()), format!("modules[{index}]"), &BAD_MODULE);
        }
        faults.text("address", &self.address, 500);
        faults.text("phone", &self.phone, 40);
        faults.email("email", (!self.email.is_empty()).then_some(self.email.as_str()));
    }
}

impl Setting for General {
    const KEY: &'static str = "general";
}

/// The business's own words, in every text that people read.
impl Setting for Words {
    const KEY: &'static str = "words";
}
