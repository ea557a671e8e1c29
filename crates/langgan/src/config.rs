//! What the operator configures: flags over environment over one TOML file over defaults.

use figment::{
    Figment,
    providers::{Format, Serialized, Toml},
    value::Value,
};
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The whole configuration. `deploy/langgan.example.toml` explains every key.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where to listen.
    pub listen: String,
    /// The address that people type.
    pub public_url: String,
    /// Database, files and key, where nothing else is said.
    pub data_dir: PathBuf,
    /// The key file of encrypted columns.
    pub key_file: Option<PathBuf>,
    /// Whether `X-Forwarded-For` is believed.
    pub trusts_proxy: bool,
    /// Whether imports may set business dates in the past over the API.
    pub allows_business_dates: bool,
    /// Whether the schema is brought up to date at start.
    pub migrates: bool,
    /// How many jobs run at once.
    pub workers: usize,
    /// The database.
    pub database: Database,
    /// Where files rest.
    pub files: Files,
    /// What is logged.
    pub log: Log,
    /// The mail server.
    pub smtp: Smtp,
    /// Limits on requests.
    pub limits: Limits,
    /// Telegram.
    pub telegram: Telegram,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".to_owned(),
            public_url: "http://localhost:8080".to_owned(),
            data_dir: PathBuf::from("./data"),
            key_file: None,
            trusts_proxy: false,
            allows_business_dates: false,
            migrates: true,
            workers: 2,
            database: Database::default(),
            files: Files::default(),
            log: Log::default(),
            smtp: Smtp::default(),
            limits: Limits::default(),
            telegram: Telegram::default(),
        }
    }
}

/// The database.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Database {
    /// `postgres://…`; SQLite in the data folder where absent.
    pub url: Option<String>,
    /// Connections at most, on PostgreSQL.
    pub connections: u32,
}

impl Default for Database {
    fn default() -> Self {
        Self { url: None, connections: 10 }
    }
}

/// Where files rest.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Files {
    /// A folder or an S3-compatible store.
    pub kind: FilesKind,
    /// `s3://bucket`.
    pub url: Option<String>,
    /// The store's address.
    pub endpoint: Option<String>,
    /// The store's region.
    pub region: Option<String>,
    /// The store's user.
    pub access_key_id: Option<String>,
    /// The store's password.
    pub secret_access_key: Option<String>,
}

impl Files {
    /// The bucket's name in `s3://bucket`.
    #[must_use]
    pub fn bucket(&self) -> String {
        self.url.as_deref().unwrap_or_default().trim_start_matches("s3://").trim_end_matches('/').to_owned()
    }
}

/// A folder or an S3-compatible store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilesKind {
    /// A folder below the data folder.
    #[default]
    Folder,
    /// An S3-compatible store.
    S3,
}

/// What is logged.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    /// For people or for machines.
    pub format: LogFormat,
    /// `info`, or per part: `info,sales=debug`.
    pub level: String,
}

impl Default for Log {
    fn default() -> Self {
        Self { format: LogFormat::Text, level: "info".to_owned() }
    }
}

/// For people or for machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// Lines that people read.
    Text,
    /// One JSON object a line.
    Json,
}

/// The mail server.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Smtp {
    /// Its name; mail rests in the outbox while absent.
    pub host: Option<String>,
    /// Its port.
    pub port: u16,
    /// The login.
    pub user: Option<String>,
    /// The password.
    pub password: Option<String>,
    /// The sender: `Langgan <crm@example.id>`.
    pub from: String,
}

impl Default for Smtp {
    fn default() -> Self {
        Self {
            host: None,
            port: 587,
            user: None,
            password: None,
            from: "Langgan <langgan@localhost>".to_owned(),
        }
    }
}

/// Limits on requests.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Requests a minute and address before 429.
    pub requests_per_minute: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { requests_per_minute: 6_000 }
    }
}

/// Telegram.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Telegram {
    /// Where its bots are spoken to; another one for a Bot API server of one's own.
    pub api_url: String,
}

impl Default for Telegram {
    fn default() -> Self {
        Self { api_url: "https://api.telegram.org".to_owned() }
    }
}

/// What flags say; each wins over environment and file.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Flags {
    /// The configuration file.
    #[arg(long, global = true, value_name = "FILE", env = "LANGGAN_CONFIG")]
    pub config: Option<PathBuf>,
    /// The data folder (`LANGGAN_DATA`) [default: ./data]
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Where to listen (`LANGGAN_LISTEN`) [default: 127.0.0.1:8080]
    #[arg(long, global = true, value_name = "ADDR")]
    pub listen: Option<String>,
    /// The database (`LANGGAN_DATABASE`) [default: SQLite in the data folder]
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
    /// The address that people type (`LANGGAN_PUBLIC_URL`)
    #[arg(long, global = true, value_name = "URL")]
    pub public_url: Option<String>,
}

impl Config {
    /// Reads the configuration.
    ///
    /// # Errors
    /// `Unavailable` with one line that names the wrong key.
    pub fn read(flags: &Flags) -> Result<Self> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(path) = &flags.config {
            if !path.is_file() {
                return Err(unusable(format!("there is no configuration file {}", path.display())));
            }
            figment = figment.merge(Toml::file_exact(path));
        }
        figment = std::env::vars().filter_map(own_key).fold(figment, merge_variable);
        let short = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let data = flags.data.clone().or_else(|| short("LANGGAN_DATA").map(PathBuf::from));
        let database = flags.database.clone().or_else(|| short("LANGGAN_DATABASE"));
        let mut config: Self = figment.extract().map_err(|cause| unusable(cause.to_string()))?;
        config.data_dir = data.unwrap_or(config.data_dir);
        config.database.url = database.or(config.database.url);
        config.listen = flags.listen.clone().unwrap_or(config.listen);
        config.public_url = flags.public_url.clone().unwrap_or(config.public_url);
        config.public_url.truncate(config.public_url.trim_end_matches('/').len());
        config.telegram.api_url.truncate(config.telegram.api_url.trim_end_matches('/').len());
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<()> {
        for (key, url) in [("public_url", &self.public_url), ("telegram.api_url", &self.telegram.api_url)] {
            if !url.starts_with("http://") && !url.starts_with("https://") {
                return Err(unusable(format!("{key} must begin with http:// or https://, not {url}")));
            }
        }
        if self.files.kind == FilesKind::S3 && self.files.url.is_none() {
            return Err(unusable("files.url is missing: s3://bucket".to_owned()));
        }
        match &self.database.url {
            Some(url)
                if !url.starts_with("postgres://")
                    && !url.starts_with("postgresql://")
                    && !url.starts_with("sqlite:") =>
            {
                Err(unusable(format!(
                    "database.url must begin with postgres:// or sqlite:, not {}",
                    before_colon(url)
                )))
            }
            _ => Ok(()),
        }
    }

    /// The database's address.
    #[must_use]
    pub fn database_url(&self) -> String {
        let default = || format!("sqlite:{}", self.data_dir.join("langgan.db").display());
        self.database.url.clone().unwrap_or_else(default)
    }

    /// The key file of encrypted columns.
    #[must_use]
    pub fn key_path(&self) -> PathBuf {
        self.key_file.clone().unwrap_or_else(|| self.data_dir.join("keys"))
    }

    /// The folder of files.
    #[must_use]
    pub fn files_path(&self) -> PathBuf {
        self.data_dir.join("files")
    }

    /// Makes the data folder.
    ///
    /// # Errors
    /// `Unavailable` that names the folder.
    pub fn make_data_dir(&self) -> Result<()> {
        std::fs::create_dir_all(&self.data_dir).map_err(|cause| cannot_use(&self.data_dir, &cause))
    }
}

/// `LANGGAN_SMTP__HOST` → `smtp.host`; `None` for other programs' variables, the short names and the tests' own.
fn own_key((name, value): (String, String)) -> Option<(String, String)> {
    const ELSEWHERE: &[&str] = &["config", "data", "database"];
    let key = name.strip_prefix("LANGGAN_")?.to_ascii_lowercase().replace("__", ".");
    let is_ours = !ELSEWHERE.contains(&key.as_str()) && !key.starts_with("test_");
    is_ours.then_some((key, value))
}

/// A variable is read as the type of the key's default, so that a password of digits stays a text.
fn merge_variable(figment: Figment, (key, text): (String, String)) -> Figment {
    let typed = match figment.find_value(&key) {
        Ok(Value::Num(..)) => text.parse::<i64>().map_or_else(|_| Value::from(text.clone()), Value::from),
        Ok(Value::Bool(..)) => text.parse::<bool>().map_or_else(|_| Value::from(text.clone()), Value::from),
        _ => Value::from(text),
    };
    figment.merge((key, typed))
}

fn before_colon(url: &str) -> &str {
    url.split(':').next().unwrap_or_default()
}

fn cannot_use(path: &Path, cause: &std::io::Error) -> Error {
    unusable(format!("cannot use the data folder {}: {cause}", path.display()))
}

fn unusable(text: String) -> Error {
    Error::Unavailable(text)
}
