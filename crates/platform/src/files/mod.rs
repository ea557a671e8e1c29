//! Where uploaded and made files rest: a folder, or any S3-compatible store. Names are made here, never typed.

mod disposition;
mod key;
mod place;
mod sealed;

pub use disposition::{attachment, inline};
pub use key::{BadKey, FileKey};
pub use place::S3;
pub use sealed::{get_sealed, put_sealed};

use bytes::Bytes;
use futures::{Stream, StreamExt, stream::BoxStream};
use kernel::{Error, Result};
use object_store::{
    ObjectStore, ObjectStoreExt, buffered::BufWriter, local::LocalFileSystem, memory::InMemory,
    path::Path as Location,
};
use sha2::{Digest, Sha256};
use std::{fmt, path::Path, pin::pin, sync::Arc};
use tokio::io::AsyncWriteExt;

/// How much of a stream is held in memory before it is sent on.
const PART: usize = 5 * 1024 * 1024;

/// Where files rest; cheap to clone.
#[derive(Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    place: String,
}

/// What was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256: the same file twice has the same.
    pub hash: [u8; 32],
}

/// A stored file on its way out.
pub struct Found {
    /// Its size in bytes.
    pub size: u64,
    /// Its content, part by part.
    pub content: BoxStream<'static, std::io::Result<Bytes>>,
}

impl Files {
    /// Files in `folder`, which is made where it is missing.
    ///
    /// # Errors
    /// `Unavailable`, naming the folder, where it cannot be written to.
    pub fn folder(folder: &Path) -> Result<Self> {
        let place = format!("the folder {}", folder.display());
        place::probe(folder).map_err(|cause| unavailable(&place, "cannot be written to", &cause))?;
        let store = LocalFileSystem::new_with_prefix(folder)
            .map_err(|cause| unavailable(&place, "cannot be used", &cause))?
            .with_fsync(true);
        Ok(Self { store: Arc::new(store), place })
    }

    /// Files in an S3-compatible store.
    ///
    /// # Errors
    /// `Unavailable` where the options make no sense, or where this build has no S3 support.
    pub fn s3(options: &S3) -> Result<Self> {
        let place = format!("the bucket {}", options.bucket);
        let store = place::bucket(options).map_err(|cause| unavailable(&place, "cannot be used", &cause))?;
        Ok(Self { store, place })
    }

    /// Files that are gone with the program, for tests.
    #[must_use]
    pub fn in_memory() -> Self {
        Self { store: Arc::new(InMemory::new()), place: "memory".to_owned() }
    }

    /// Writes and removes a small file, to see that the place can be used.
    ///
    /// # Errors
    /// `Unavailable`, naming the place and what is wrong with it.
    pub async fn check(&self) -> Result<()> {
        let probe = Location::from(".langgan-probe");
        let result = match self.store.put(&probe, Bytes::from_static(b"langgan").into()).await {
            Ok(_) => self.store.delete(&probe).await,
            Err(cause) => Err(cause),
        };
        result.map_err(|cause| unavailable(&self.place, "cannot be written to", &cause))
    }

    /// Stores `content` under `key`. A half-written file is never seen.
    ///
    /// # Errors
    /// `Unavailable` where the place does not take it.
    pub async fn put(&self, key: &FileKey, content: impl Into<Bytes>) -> Result<Stored> {
        let content = content.into();
        let stored = Stored { size: content.len() as u64, hash: Sha256::digest(&content).into() };
        self.store.put(&key.location(), content.into()).await.map_err(|cause| self.failed(cause))?;
        Ok(stored)
    }

    /// Stores a stream under `key`, part by part, up to `limit` bytes. Nothing is left of a stream that breaks off.
    ///
    /// # Errors
    /// `TooLarge` past `limit`; what the stream says; `Unavailable` where the place does not take it.
    pub async fn put_stream(
        &self,
        key: &FileKey,
        content: impl Stream<Item = Result<Bytes>>,
        limit: u64,
    ) -> Result<Stored> {
        let mut writer = BufWriter::with_capacity(Arc::clone(&self.store), key.location(), PART);
        match copy(content, &mut writer, limit).await {
            Ok(stored) => {
                writer.shutdown().await.map_err(|cause| self.failed(cause))?;
                Ok(stored)
            }
            Err(Stop::Source(cause)) => {
                // Fails where nothing was sent yet: then there is nothing to take back.
                let _ = writer.abort().await;
                Err(cause)
            }
            Err(Stop::Store(cause)) => {
                let _ = writer.abort().await;
                Err(self.failed(cause))
            }
        }
    }

    /// The file under `key`, as a stream.
    ///
    /// # Errors
    /// `NotFound`; `Unavailable` where the place does not answer.
    pub async fn get_stream(&self, key: &FileKey) -> Result<Found> {
        let found = self.store.get(&key.location()).await.map_err(|cause| self.failed(cause))?;
        let size = found.meta.size;
        let content = found.into_stream().map(|part| part.map_err(std::io::Error::other)).boxed();
        Ok(Found { size, content })
    }

    /// The whole file under `key`; for files that are known to be small.
    ///
    /// # Errors
    /// `NotFound`; `Unavailable` where the place does not answer.
    pub async fn get(&self, key: &FileKey) -> Result<Bytes> {
        let found = self.store.get(&key.location()).await.map_err(|cause| self.failed(cause))?;
        found.bytes().await.map_err(|cause| self.failed(cause))
    }

    /// Removes the file under `key`. Safe to repeat.
    ///
    /// # Errors
    /// `Unavailable` where the place does not answer.
    pub async fn delete(&self, key: &FileKey) -> Result<()> {
        match self.store.delete(&key.location()).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(cause) => Err(self.failed(cause)),
        }
    }

    /// Whether there is a file under `key`.
    ///
    /// # Errors
    /// `Unavailable` where the place does not answer.
    pub async fn exists(&self, key: &FileKey) -> Result<bool> {
        match self.store.head(&key.location()).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(cause) => Err(self.failed(cause)),
        }
    }

    fn failed(&self, cause: impl Into<Failure>) -> Error {
        match cause.into() {
            Failure::Store(object_store::Error::NotFound { .. }) => Error::NotFound,
            Failure::Store(cause) => unavailable(&self.place, "does not answer", &cause),
            Failure::Write(cause) => unavailable(&self.place, "cannot be written to", &cause),
        }
    }
}

impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Files({})", self.place)
    }
}

enum Failure {
    Store(object_store::Error),
    Write(std::io::Error),
}

impl From<object_store::Error> for Failure {
    fn from(cause: object_store::Error) -> Self {
        Self::Store(cause)
    }
}

impl From<std::io::Error> for Failure {
    fn from(cause: std::io::Error) -> Self {
        Self::Write(cause)
    }
}

/// Why a copy ended early.
enum Stop {
    Source(Error),
    Store(object_store::Error),
}

async fn copy(
    content: impl Stream<Item = Result<Bytes>>,
    writer: &mut BufWriter,
    limit: u64,
) -> Result<Stored, Stop> {
    let mut content = pin!(content);
    let (mut size, mut hash) = (0_u64, Sha256::new());
    while let Some(part) = content.next().await {
        let part = part.map_err(Stop::Source)?;
        size = size.saturating_add(part.len() as u64);
        if size > limit {
            return Err(Stop::Source(Error::TooLarge(limit)));
        }
        hash.update(&part);
        writer.put(part).await.map_err(Stop::Store)?;
    }
    Ok(Stored { size, hash: hash.finalize().into() })
}

fn unavailable(place: &str, what: &str, cause: &dyn fmt::Display) -> Error {
    Error::Unavailable(format!("files: {place} {what}: {cause}"))
}

#[cfg(test)]
mod tests;
