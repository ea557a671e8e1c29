//! The key file: where a workspace's keys rest. Losing it loses the personal data, so it says so itself.

use super::{key_ring::Key, random};
use base64::{Engine, engine::general_purpose::STANDARD};
use kernel::{Error, Result};
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{ErrorKind, Write as _},
    path::Path,
};
use tempfile::NamedTempFile;
use zeroize::{Zeroize, Zeroizing};

const PREFACE: &str = "\
# The keys of this Langgan workspace. Without them nobody can read its telephone numbers and other sealed
# data: keep a copy in a safe place, apart from the backups of the database. Never change a line by hand.
";

/// What the file holds.
pub(super) struct Keys {
    pub(super) current: u8,
    pub(super) index: Key,
    pub(super) data: BTreeMap<u8, Key>,
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    current: u8,
    index: String,
    data: BTreeMap<String, String>,
}

impl Drop for Written {
    fn drop(&mut self) {
        self.index.zeroize();
        self.data.values_mut().for_each(Zeroize::zeroize);
    }
}

impl Keys {
    pub(super) fn fresh() -> Self {
        let data = BTreeMap::from([(1, Zeroizing::new(random()))]);
        Self { current: 1, index: Zeroizing::new(random()), data }
    }

    fn rotated(mut self) -> Option<Self> {
        let newest = *self.data.keys().next_back()?;
        self.current = newest.checked_add(1)?;
        self.data.insert(self.current, Zeroizing::new(random()));
        Some(self)
    }

    fn read(text: &str) -> Result<Self, String> {
        let written: Written = toml::from_str(text).map_err(|cause| without_quote(&cause))?;
        let mut data = BTreeMap::new();
        for (id, key) in &written.data {
            let number = id.parse().map_err(|_| format!("the key id {id} is not between 0 and 255"))?;
            data.insert(number, decode(key).ok_or_else(|| format!("data key {id} is damaged"))?);
        }
        if !data.contains_key(&written.current) {
            return Err(format!("the current data key {} is missing", written.current));
        }
        let index = decode(&written.index).ok_or("the index key is damaged")?;
        Ok(Self { current: written.current, index, data })
    }

    fn write(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(1_024 + self.data.len() * 64));
        text.push_str(PREFACE);
        let _ = writeln!(text, "current = {}\nindex = \"{}\"\n\n[data]", self.current, *encode(&self.index));
        for (id, key) in &self.data {
            let _ = writeln!(text, "{id} = \"{}\"", *encode(key));
        }
        text
    }
}

pub(super) fn load_or_create(path: &Path) -> Result<Keys> {
    match std::fs::read_to_string(path) {
        Ok(text) => parse(path, &Zeroizing::new(text)),
        Err(cause) if cause.kind() == ErrorKind::NotFound => create(path),
        Err(cause) => Err(broken(path, "cannot be read", cause)),
    }
}

pub(super) fn load(path: &Path) -> Result<Keys> {
    let text = std::fs::read_to_string(path).map_err(|cause| broken(path, "cannot be read", cause))?;
    parse(path, &Zeroizing::new(text))
}

pub(super) fn rotate(path: &Path) -> Result<Keys> {
    let keys =
        load(path)?.rotated().ok_or_else(|| broken(path, "is full", "there is no key id after 255"))?;
    let file = prepare(path, &keys)?;
    file.persist(path).map_err(|cause| broken(path, "cannot be written", cause.error))?;
    Ok(keys)
}

fn parse(path: &Path, text: &str) -> Result<Keys> {
    warn_if_shared(path);
    Keys::read(text).map_err(|cause| broken(path, "is damaged; restore it from your copy", cause))
}

/// Makes the file in one step: of two programs that start at once, one makes it and the other reads it.
fn create(path: &Path) -> Result<Keys> {
    let keys = Keys::fresh();
    match prepare(path, &keys)?.persist_noclobber(path) {
        Ok(_) => Ok(keys),
        Err(cause) if cause.error.kind() == ErrorKind::AlreadyExists => load_or_create(path),
        Err(cause) => Err(broken(path, "cannot be written", cause.error)),
    }
}

/// Writes the keys beside `path`, on the disk for good, readable by its owner only.
fn prepare(path: &Path, keys: &Keys) -> Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || {
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(keys.write().as_bytes())?;
        file.as_file().sync_all()?;
        Ok::<_, std::io::Error>(file)
    };
    write().map_err(|cause| broken(path, "cannot be written", cause))
}

#[cfg(unix)]
fn warn_if_shared(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    if std::fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0) {
        tracing::warn!(file = %path.display(), "other users of this machine can read the key file; chmod 600 it");
    }
}

#[cfg(not(unix))]
const fn warn_if_shared(_: &Path) {}

fn encode(key: &Key) -> Zeroizing<String> {
    Zeroizing::new(STANDARD.encode(**key))
}

fn decode(text: &str) -> Option<Key> {
    let bytes = Zeroizing::new(STANDARD.decode(text).ok()?);
    <[u8; 32]>::try_from(bytes.as_slice()).ok().map(Zeroizing::new)
}

/// The parser's reason without the line that it quotes: that may hold a key.
fn without_quote(cause: &toml::de::Error) -> String {
    cause.message().lines().next().unwrap_or("it is not TOML").to_owned()
}

fn broken(path: &Path, what: &str, cause: impl std::fmt::Display) -> Error {
    Error::Unavailable(format!("the key file {} {what}: {cause}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaint(text: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.toml");
        std::fs::write(&path, text).unwrap();
        complaint_about(&path)
    }

    fn complaint_about(path: &Path) -> String {
        match load_or_create(path) {
            Err(Error::Unavailable(text)) => {
                assert!(text.contains(&*path.to_string_lossy()), "names the file: {text}");
                text
            }
            Err(other) => panic!("unavailable, but is {other:?}"),
            Ok(_) => panic!("refused, but was read"),
        }
    }

    #[test]
    fn the_first_start_makes_the_file_and_the_second_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.toml");
        let made = load_or_create(&path).unwrap();
        let read = load_or_create(&path).unwrap();
        assert!(made.index == read.index && made.data == read.data && made.current == read.current);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_may_read_the_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.toml");
        let mode = || std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        load_or_create(&path).unwrap();
        assert_eq!(mode(), 0o600);
        rotate(&path).unwrap();
        assert_eq!(mode(), 0o600);
    }

    #[test]
    fn programs_that_start_at_once_end_with_the_same_keys() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.toml");
        let keys: Vec<_> = std::thread::scope(|scope| {
            let starts: Vec<_> = (0..8).map(|_| scope.spawn(|| load_or_create(&path).unwrap())).collect();
            starts.into_iter().map(|start| start.join().unwrap()).collect()
        });
        assert!(keys.iter().all(|each| each.index == keys[0].index));
    }

    #[test]
    fn rotation_adds_a_key_until_the_ids_run_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.toml");
        load_or_create(&path).unwrap();
        assert_eq!(rotate(&path).unwrap().current, 2);
        assert_eq!(load_or_create(&path).unwrap().data.len(), 2);
        let full = Keys { data: BTreeMap::from([(255, Zeroizing::new([0; 32]))]), ..Keys::fresh() };
        assert!(full.rotated().is_none());
    }

    #[test]
    fn a_damaged_file_says_what_is_wrong_with_it_and_shows_no_key() {
        let key = STANDARD.encode([7_u8; 32]);
        let whole = format!("current = 1\nindex = \"{key}\"\n[data]\n1 = \"{key}\"\n");
        assert!(Keys::read(&whole).is_ok());
        for (text, reason) in [
            (whole.replace("[data]", "[data"), "damaged"),
            (whole.replace("current = 1", "current = 2"), "the current data key 2 is missing"),
            (whole.replace(&key, "c2hvcnQ="), "damaged"),
            (whole.replace("\n1 =", "\n300 ="), "the key id 300 is not between 0 and 255"),
            (whole.replace("index", "indeks"), "indeks"),
            (String::new(), "damaged"),
        ] {
            let text = complaint(&text);
            assert!(text.contains(reason) && !text.contains(&key), "{text}");
        }
    }

    #[test]
    fn a_file_that_cannot_be_there_is_named() {
        let folder = tempfile::tempdir().unwrap();
        assert!(complaint_about(folder.path()).contains("cannot be read"));
        assert!(complaint_about(&folder.path().join("missing/keys.toml")).contains("cannot be written"));
    }
}
