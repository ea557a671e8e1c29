//! Seals personal data with AES-256-GCM and hashes it for look-ups with HMAC-SHA-256.
//!
//! A sealed value is: version (1 byte), key id (1), nonce (12), ciphertext with its tag (length + 16).
//! The first two bytes and the context, such as `lead.phone`, are authenticated with it: a value that was
//! moved to another column does not open.

use super::{key_file, random};
use aes_gcm::{
    Aes256Gcm, KeyInit, Nonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use kernel::{Error, Result};
use sha2::Sha256;
use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
    time::SystemTime,
};
use zeroize::Zeroizing;

/// A keyed or plain SHA-256 hash.
pub type Hash = [u8; 32];

/// 256 secret bits, wiped from memory when done.
pub(super) type Key = Zeroizing<[u8; 32]>;

const VERSION: u8 = 1;
const NONCE: usize = 12;
const HEADER: usize = 2 + NONCE;
const TAG: usize = 16;

/// Why a sealed value did not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CryptoError {
    /// Too short, or of a form that this version does not know.
    #[error("this is not a sealed value")]
    NotSealed,
    /// Sealed with a key that the key file does not hold.
    #[error("the value was sealed with key {0}, which the key file does not hold")]
    UnknownKey(u8),
    /// Changed after it was sealed, moved here from elsewhere, or sealed with another workspace's key.
    #[error("the value was changed, moved or sealed elsewhere")]
    Forged,
    /// Longer than the cipher takes.
    #[error("the value is too long to seal")]
    TooLong,
}

impl From<CryptoError> for Error {
    fn from(cause: CryptoError) -> Self {
        Self::internal(cause)
    }
}

/// The keys of a workspace: data keys, of which the newest seals, and one index key that never changes.
///
/// A key that is added to the file while the program runs is taken up with the next value that is sealed, or that was
/// sealed with it.
pub struct KeyRing {
    keys: RwLock<Arc<Keys>>,
    index: Key,
    file: Option<PathBuf>,
}

impl Clone for KeyRing {
    fn clone(&self) -> Self {
        Self { keys: RwLock::new(self.now()), index: self.index.clone(), file: self.file.clone() }
    }
}

/// The data keys at one moment.
struct Keys {
    ciphers: BTreeMap<u8, Aes256Gcm>,
    current: u8,
    /// When the file was written.
    written: Option<SystemTime>,
}

impl Keys {
    fn cipher(&self, key: u8) -> Result<&Aes256Gcm, CryptoError> {
        self.ciphers.get(&key).ok_or(CryptoError::UnknownKey(key))
    }
}

impl KeyRing {
    /// Reads the key file at `path`; makes it, with fresh keys and readable by its owner only, where there is none.
    ///
    /// # Errors
    /// `Unavailable`, naming the file and what is wrong with it.
    pub fn load_or_create(path: &Path) -> Result<Self> {
        let written = written(path);
        Ok(Self::of_file(key_file::load_or_create(path)?, path, written))
    }

    /// Adds a fresh data key to the file at `path` and makes it the current one. Values sealed before stay
    /// readable; [`KeyRing::needs_rotation`] tells which. Returns the new ring.
    ///
    /// # Errors
    /// `Unavailable`, naming the file and what is wrong with it.
    pub fn rotate(path: &Path) -> Result<Self> {
        let keys = key_file::rotate(path)?;
        Ok(Self::of_file(keys, path, written(path)))
    }

    /// Keys that live only in memory, for tests and demonstrations.
    #[must_use]
    pub fn in_memory() -> Self {
        key_file::Keys::fresh().into()
    }

    /// Seals `plain` for `context`, the name of the column it lies in. The same value never looks the same twice.
    ///
    /// # Errors
    /// `Internal` for a value of more than 64 GB.
    pub fn seal(&self, plain: &[u8], context: &str) -> Result<Vec<u8>> {
        let keys = self.newest();
        let nonce = random::<NONCE>();
        let bound = bind(keys.current, context);
        let sealed = keys
            .cipher(keys.current)?
            .encrypt(&Nonce::from(nonce), Payload { msg: plain, aad: &bound })
            .map_err(|_| CryptoError::TooLong)?;
        Ok([&[VERSION, keys.current], nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for the same `context`.
    ///
    /// # Errors
    /// `Internal` with a [`CryptoError`].
    pub fn open(&self, sealed: &[u8], context: &str) -> Result<Vec<u8>> {
        let (header, ciphertext) = sealed.split_at_checked(HEADER).ok_or(CryptoError::NotSealed)?;
        let ([VERSION, key], Ok(nonce)) = (&header[..2], <[u8; NONCE]>::try_from(&header[2..])) else {
            return Err(CryptoError::NotSealed.into());
        };
        if ciphertext.len() < TAG {
            return Err(CryptoError::NotSealed.into());
        }
        let bound = bind(*key, context);
        let keys = self.with_key(*key);
        let plain = keys.cipher(*key)?.decrypt(&Nonce::from(nonce), Payload { msg: ciphertext, aad: &bound });
        Ok(plain.map_err(|_| CryptoError::Forged)?)
    }

    /// Seals a text.
    ///
    /// # Errors
    /// As [`KeyRing::seal`].
    pub fn seal_text(&self, plain: &str, context: &str) -> Result<Vec<u8>> {
        self.seal(plain.as_bytes(), context)
    }

    /// Opens a text.
    ///
    /// # Errors
    /// As [`KeyRing::open`].
    pub fn open_text(&self, sealed: &[u8], context: &str) -> Result<String> {
        String::from_utf8(self.open(sealed, context)?).map_err(Error::internal)
    }

    /// Whether `sealed` should be sealed anew because its key is no longer the current one.
    #[must_use]
    pub fn needs_rotation(&self, sealed: &[u8]) -> bool {
        sealed.get(..2) != Some(&[VERSION, self.now().current])
    }

    /// The hash under which a normalised value is looked up. Stays the same when data keys are rotated.
    #[must_use]
    pub fn lookup_hash(&self, value: &str) -> Hash {
        self.keyed("lookup", value)
    }

    /// The hash under which the last digits of a number are looked up.
    #[must_use]
    pub fn tail_hash(&self, digits: &str) -> Hash {
        self.keyed("tail", digits)
    }

    /// What `secret` is turned into for others to show to us: they cannot tell the secret by it, nor can anybody make
    /// it who lacks the workspace's key.
    #[must_use]
    pub fn password_for(&self, secret: &str) -> String {
        hex::encode(self.keyed("password", secret))
    }

    /// Tells workspaces' key files apart without giving anything away. Kept beside the data, it shows at
    /// start that the key file belongs to the database.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        hex::encode(&self.keyed("fingerprint", "")[..16])
    }

    /// The key that seals now, and its id.
    pub(super) fn newest_cipher(&self) -> Result<(u8, Aes256Gcm), CryptoError> {
        let keys = self.newest();
        Ok((keys.current, keys.cipher(keys.current)?.clone()))
    }

    /// The key with that id.
    pub(super) fn cipher_of(&self, key: u8) -> Result<Aes256Gcm, CryptoError> {
        self.with_key(key).cipher(key).cloned()
    }

    fn of_file(keys: key_file::Keys, path: &Path, written: Option<SystemTime>) -> Self {
        let mut ring = Self::from(keys);
        ring.file = Some(path.to_owned());
        if let Some(keys) = ring.keys.get_mut().ok().and_then(Arc::get_mut) {
            keys.written = written;
        }
        ring
    }

    fn now(&self) -> Arc<Keys> {
        self.keys.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The keys, read again if the file was written since.
    fn newest(&self) -> Arc<Keys> {
        let keys = self.now();
        match &self.file {
            Some(path) if written(path) != keys.written => self.read_again(path),
            _ => keys,
        }
    }

    /// The keys, read again if `key` is not among them.
    fn with_key(&self, key: u8) -> Arc<Keys> {
        let keys = self.now();
        match &self.file {
            Some(path) if !keys.ciphers.contains_key(&key) => self.read_again(path),
            _ => keys,
        }
    }

    /// A file that cannot be read, or belongs to another workspace, changes nothing.
    fn read_again(&self, path: &Path) -> Arc<Keys> {
        let written = written(path);
        match key_file::load(path) {
            Ok(found) if *found.index == *self.index => {
                let fresh = Arc::new(data_keys(&found, written));
                *self.keys.write().unwrap_or_else(PoisonError::into_inner) = fresh.clone();
                fresh
            }
            Ok(_) => self.now(),
            Err(cause) => {
                tracing::warn!(%cause, "the key file cannot be read again");
                self.now()
            }
        }
    }

    fn keyed(&self, purpose: &str, value: &str) -> Hash {
        // A key shorter than the hash's block is filled up with zeros, says RFC 2104.
        let mut block = Zeroizing::new([0; 64]);
        block[..self.index.len()].copy_from_slice(&*self.index);
        let mut mac = Hmac::<Sha256>::new(&(*block).into());
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(value.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

/// What is authenticated beside the ciphertext.
fn bind(key: u8, context: &str) -> Vec<u8> {
    [&[VERSION, key], context.as_bytes()].concat()
}

impl From<key_file::Keys> for KeyRing {
    fn from(keys: key_file::Keys) -> Self {
        let data = Arc::new(data_keys(&keys, None));
        Self { keys: RwLock::new(data), index: keys.index, file: None }
    }
}

fn data_keys(keys: &key_file::Keys, written: Option<SystemTime>) -> Keys {
    let ciphers = keys.data.iter().map(|(id, key)| (*id, Aes256Gcm::new(&(**key).into()))).collect();
    Keys { ciphers, current: keys.current, written }
}

fn written(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|file| file.modified()).ok()
}

/// Keys never reach a log.
impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = self.now();
        let ids: Vec<_> = keys.ciphers.keys().collect();
        f.debug_struct("KeyRing")
            .field("data_keys", &ids)
            .field("current", &keys.current)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
