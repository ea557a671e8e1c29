//! `langgan backup` and `langgan restore`: a consistent copy of database, files and keys, and its proof.

use crate::{
    config::{Config, FilesKind},
    serve,
};
use kernel::{Error, Result};
use platform::{
    App, audit,
    db::{Db, Kind},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

const MANIFEST: &str = "manifest.json";
const SQLITE_COPY: &str = "langgan.db";
const POSTGRES_COPY: &str = "langgan.dump";
const KEYS: &str = "keys";
const FILES: &str = "files";

/// What a backup holds: the SHA-256 of every file by its path inside.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    version: String,
    made_at: String,
    files: BTreeMap<String, String>,
}

/// Copies the workspace into the new folder `target` while it is being used.
///
/// # Errors
/// `Unavailable` with one line.
pub async fn backup(config: &Config, target: &Path) -> Result<()> {
    if target.exists() {
        return Err(unusable(format!("{} exists already; name a new folder", target.display())));
    }
    let app = serve::open(config).await?;
    fs::create_dir_all(target).map_err(|cause| failed(target, &cause))?;
    copy_database(&app, config, target).await?;
    copy_file(&config.key_path(), &target.join(KEYS))?;
    if config.files.kind == FilesKind::Folder {
        copy_folder(&config.files_path(), &target.join(FILES))?;
    }
    let manifest = Manifest {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: app.now().to_rfc3339(),
        files: hashes(target)?,
    };
    let text = serde_json::to_string_pretty(&manifest).map_err(Error::internal)?;
    fs::write(target.join(MANIFEST), text).map_err(|cause| failed(target, &cause))?;
    app.db().clone().close().await;
    println!("backup of {} files in {}", manifest.files.len(), target.display());
    println!("it holds the encryption keys: keep it as safe as the data itself");
    Ok(())
}

async fn copy_database(app: &App, config: &Config, target: &Path) -> Result<()> {
    match app.db().kind() {
        Kind::Sqlite => {
            let file = target.join(SQLITE_COPY).display().to_string().replace('\'', "''");
            app.db().execute(&format!("VACUUM INTO '{file}'")).await
        }
        Kind::Postgres => {
            let mut dump = Command::new("pg_dump");
            dump.args(["--format=custom", "--no-owner", "--file"]).arg(target.join(POSTGRES_COPY));
            run(dump.arg(config.database_url()))
        }
    }
}

/// Brings a backup back into an empty workspace, after proving that it is whole.
///
/// # Errors
/// `Unavailable` with one line; then nothing was changed.
pub async fn restore(config: &Config, source: &Path) -> Result<()> {
    prove(source)?;
    config.make_data_dir()?;
    let is_postgres = source.join(POSTGRES_COPY).is_file();
    let url = config.database_url();
    if is_postgres != url.starts_with("postgres") {
        return Err(unusable(
            "the backup is of the other kind of database; set --database to fit it".to_owned(),
        ));
    }
    if is_postgres {
        let mut restore = Command::new("pg_restore");
        restore.args(["--no-owner", "--exit-on-error", "--single-transaction", "--dbname"]).arg(&url);
        run(restore.arg(source.join(POSTGRES_COPY)))?;
    } else {
        let file = PathBuf::from(url.trim_start_matches("sqlite:").trim_start_matches("//"));
        refuse_existing(&file)?;
        copy_file(&source.join(SQLITE_COPY), &file)?;
    }
    refuse_existing(&config.key_path())?;
    copy_file(&source.join(KEYS), &config.key_path())?;
    if source.join(FILES).is_dir() {
        copy_folder(&source.join(FILES), &config.files_path())?;
    }
    check(config).await
}

async fn check(config: &Config) -> Result<()> {
    let app = serve::open(config).await?;
    integrity(app.db()).await?;
    match audit::verify(&app).await? {
        audit::Verdict::Intact(count) => {
            println!("restored; the database is sound and {count} sealed audit entries fit");
        }
        audit::Verdict::Broken(position) => {
            return Err(unusable(format!("restored, but the audit log is broken at entry {position}")));
        }
    }
    app.db().clone().close().await;
    Ok(())
}

/// Asks SQLite whether its file is sound; PostgreSQL checks while it restores.
pub(super) async fn integrity(db: &Db) -> Result<()> {
    use sea_orm::{ConnectionTrait, Statement};
    if db.kind() == Kind::Postgres {
        return db.ping().await;
    }
    let reader = db.reader();
    let statement = Statement::from_string(reader.get_database_backend(), "PRAGMA integrity_check");
    let row = reader.query_one_raw(statement).await?;
    let answer: String = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
    if answer == "ok" { Ok(()) } else { Err(unusable(format!("the database file is damaged: {answer}"))) }
}

fn prove(source: &Path) -> Result<()> {
    let path = source.join(MANIFEST);
    let text = fs::read_to_string(&path).map_err(|cause| failed(&path, &cause))?;
    let manifest: Manifest =
        serde_json::from_str(&text).map_err(|cause| unusable(format!("{}: {cause}", path.display())))?;
    let mut found = hashes(source)?;
    found.remove(MANIFEST);
    let differing = manifest.files.iter().find(|(name, hash)| found.get(*name) != Some(*hash));
    match differing {
        Some((name, _)) => Err(unusable(format!("the backup is damaged: {name} is missing or changed"))),
        None => Ok(()),
    }
}

fn hashes(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    collect(folder, folder, &mut found).map_err(|cause| failed(folder, &cause))?;
    Ok(found)
}

fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, found)?;
        } else {
            let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            let mut hasher = Sha256::new();
            io::copy(&mut fs::File::open(&path)?, &mut Hashing(&mut hasher))?;
            found.insert(name, hex::encode(hasher.finalize()));
        }
    }
    Ok(())
}

struct Hashing<'a>(&'a mut Sha256);

impl io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).map_err(|cause| failed(to, &cause))?;
    for entry in fs::read_dir(from).map_err(|cause| failed(from, &cause))? {
        let path = entry.map_err(|cause| failed(from, &cause))?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() { copy_folder(&path, &target)? } else { copy_file(&path, &target)? }
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).map(drop).map_err(|cause| failed(from, &cause))
}

fn refuse_existing(path: &Path) -> Result<()> {
    if path.exists() {
        return Err(unusable(format!(
            "{} exists already; restore into an empty data folder",
            path.display()
        )));
    }
    Ok(())
}

fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().display().to_string();
    let status = command.status().map_err(|cause| unusable(format!("cannot run {name}: {cause}")))?;
    if status.success() { Ok(()) } else { Err(unusable(format!("{name} failed"))) }
}

fn failed(path: &Path, cause: &io::Error) -> Error {
    unusable(format!("{}: {cause}", path.display()))
}

fn unusable(text: String) -> Error {
    Error::Unavailable(text)
}
