//! Seals contents of any length part by part as they pass, for what rests in files.
//!
//! A sealed content is: version (1 byte), key id (1), a nonce of its own (7), then parts of 64 KiB, each followed by its tag
//! (16). The nonce of a part is the content's, the number of the part (4) and whether it is the last one (1): parts that were
//! changed, moved, left out or cut off do not open. Version, key id and the context are authenticated with every part.

use super::{
    key_ring::{CryptoError, KeyRing},
    random,
};
use aes_gcm::{
    Aes256Gcm, Nonce,
    aead::{Aead, Payload},
};
use bytes::{Bytes, BytesMut};
use futures::{
    Stream, StreamExt, TryStreamExt,
    future::ready,
    stream::{self, BoxStream},
};
use kernel::Result;

const VERSION: u8 = 2;
const NONCE: usize = 7;
const HEADER: usize = 2 + NONCE;
const TAG: usize = 16;
const PART: usize = 64 * 1024;

/// A content on its way, part by part.
pub type Content = BoxStream<'static, Result<Bytes>>;

/// Where a part stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Within,
    End,
}

/// The parts of one content, one after the other.
struct Parts {
    cipher: Aes256Gcm,
    bound: Vec<u8>,
    nonce: [u8; NONCE],
    next: u32,
}

impl Parts {
    fn new(cipher: Aes256Gcm, (key, nonce): (u8, [u8; NONCE]), context: &str) -> Self {
        let bound = [&[VERSION, key], context.as_bytes()].concat();
        Self { cipher, bound, nonce, next: 0 }
    }

    fn seal(&mut self, plain: &[u8], place: Place) -> Result<Bytes, CryptoError> {
        let nonce = self.next_nonce(place)?;
        let payload = Payload { msg: plain, aad: &self.bound };
        self.cipher.encrypt(&nonce, payload).map(Bytes::from).map_err(|_| CryptoError::TooLong)
    }

    fn open(&mut self, sealed: &[u8], place: Place) -> Result<Bytes, CryptoError> {
        let nonce = self.next_nonce(place)?;
        let payload = Payload { msg: sealed, aad: &self.bound };
        self.cipher.decrypt(&nonce, payload).map(Bytes::from).map_err(|_| CryptoError::Forged)
    }

    fn next_nonce(&mut self, place: Place) -> Result<Nonce<aes_gcm::aead::consts::U12>, CryptoError> {
        let mut nonce = [0; NONCE + 4 + 1];
        nonce[..NONCE].copy_from_slice(&self.nonce);
        nonce[NONCE..NONCE + 4].copy_from_slice(&self.next.to_be_bytes());
        nonce[NONCE + 4] = u8::from(place == Place::End);
        self.next = self.next.checked_add(1).ok_or(CryptoError::TooLong)?;
        Ok(Nonce::from(nonce))
    }
}

impl KeyRing {
    /// Seals a content for `context`, a name that no other content has.
    ///
    /// # Errors
    /// What the content says while it passes.
    pub fn seal_content(
        &self,
        plain: impl Stream<Item = Result<Bytes>> + Send + 'static,
        context: &str,
    ) -> Result<Content> {
        let (key, cipher) = self.newest_cipher()?;
        let nonce = random::<NONCE>();
        let header = [&[VERSION, key], nonce.as_slice()].concat();
        let mut parts = Parts::new(cipher, (key, nonce), context);
        let sealed = cut(plain, PART).map(move |part| {
            let (part, place) = part?;
            Ok(parts.seal(&part, place)?)
        });
        Ok(stream::once(ready(Ok(header.into()))).chain(sealed).boxed())
    }

    /// Opens a content that was sealed for the same `context`.
    ///
    /// # Errors
    /// `Internal` with a [`CryptoError`], also while it passes.
    pub async fn open_content(
        &self,
        sealed: impl Stream<Item = Result<Bytes>> + Send + 'static,
        context: &str,
    ) -> Result<Content> {
        let mut sealed = sealed.boxed();
        let mut start = BytesMut::new();
        while start.len() < HEADER {
            let more = sealed.try_next().await?.ok_or(CryptoError::NotSealed)?;
            start.extend_from_slice(&more);
        }
        let header = start.split_to(HEADER);
        let ([VERSION, key], Ok(nonce)) = (&header[..2], <[u8; NONCE]>::try_from(&header[2..])) else {
            return Err(CryptoError::NotSealed.into());
        };
        let mut parts = Parts::new(self.cipher_of(*key)?, (*key, nonce), context);
        let rest = stream::once(ready(Ok(start.freeze()))).chain(sealed);
        let opened = cut(rest, PART + TAG).map(move |part| {
            let (sealed, place) = part?;
            Ok(parts.open(&sealed, place)?)
        });
        Ok(opened.boxed())
    }
}

/// The content in pieces of `size`; the last one may be shorter.
fn cut(
    content: impl Stream<Item = Result<Bytes>> + Send + 'static,
    size: usize,
) -> impl Stream<Item = Result<(Bytes, Place)>> + Send {
    let start = Some((content.boxed(), BytesMut::new()));
    stream::try_unfold(start, move |state| async move {
        let Some((mut content, mut waiting)) = state else { return Ok(None) };
        // The last piece is known by that nothing follows.
        while waiting.len() <= size {
            match content.try_next().await? {
                Some(more) => waiting.extend_from_slice(&more),
                None => return Ok(Some(((waiting.freeze(), Place::End), None))),
            }
        }
        let piece = waiting.split_to(size).freeze();
        Ok(Some(((piece, Place::Within), Some((content, waiting)))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Error;

    const CONTEXT: &str = "import.rows 1";

    fn refusal(error: Error) -> CryptoError {
        let Error::Internal(cause) = error else { panic!("internal, but is {error:?}") };
        *cause.downcast_ref::<CryptoError>().unwrap()
    }

    /// The content, in pieces of that size.
    fn pieces(content: &[u8], size: usize) -> Content {
        let pieces: Vec<_> = content.chunks(size).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
        stream::iter(pieces).boxed()
    }

    async fn whole(content: Content) -> Result<Vec<u8>> {
        let pieces: Vec<Bytes> = content.try_collect().await?;
        Ok(pieces.concat())
    }

    async fn sealed(keys: &KeyRing, content: &[u8]) -> Vec<u8> {
        whole(keys.seal_content(pieces(content, 10_000), CONTEXT).unwrap()).await.unwrap()
    }

    async fn opened(keys: &KeyRing, sealed: &[u8], context: &str) -> Result<Vec<u8>> {
        whole(keys.open_content(pieces(sealed, 7_777), context).await?).await
    }

    fn content(length: usize) -> Vec<u8> {
        (0..length).map(|at| u8::try_from(at % 251).unwrap()).collect()
    }

    #[tokio::test]
    async fn a_content_of_any_length_opens_as_it_was() {
        let keys = KeyRing::in_memory();
        for length in [0, 1, PART - 1, PART, PART + 1, 3 * PART, 3 * PART + 5] {
            let plain = content(length);
            let sealed = sealed(&keys, &plain).await;
            let parts = length.div_ceil(PART).max(1);
            assert_eq!(sealed.len(), HEADER + length + parts * TAG, "{length}");
            assert_eq!(opened(&keys, &sealed, CONTEXT).await.unwrap(), plain, "{length}");
        }
    }

    #[tokio::test]
    async fn it_opens_only_where_it_was_sealed_for_and_by_its_workspace() {
        let keys = KeyRing::in_memory();
        let sealed = sealed(&keys, b"Budi").await;
        for (keys, context) in [(&keys, "import.rows 2"), (&KeyRing::in_memory(), CONTEXT)] {
            let refused = opened(keys, &sealed, context).await.unwrap_err();
            assert_eq!(refusal(refused), CryptoError::Forged);
        }
        for noise in [&b""[..], b"1,Budi", b"1,Budi,0812"] {
            let refused = opened(&keys, noise, CONTEXT).await.unwrap_err();
            assert_eq!(refusal(refused), CryptoError::NotSealed);
        }
    }

    #[tokio::test]
    async fn parts_that_are_missing_moved_or_changed_do_not_open() {
        let keys = KeyRing::in_memory();
        let whole = sealed(&keys, &content(3 * PART)).await;
        let (header, parts) = whole.split_at(HEADER);
        let parts: Vec<&[u8]> = parts.chunks(PART + TAG).collect();
        let with = |order: &[usize]| {
            let chosen = order.iter().flat_map(|at| parts[*at].iter().copied());
            header.iter().copied().chain(chosen).collect::<Vec<u8>>()
        };
        for order in [&[0, 1][..], &[0, 2], &[1, 0, 2], &[0, 1, 2, 2], &[]] {
            let refused = opened(&keys, &with(order), CONTEXT).await.unwrap_err();
            assert_eq!(refusal(refused), CryptoError::Forged, "{order:?}");
        }
        let mut changed = with(&[0, 1, 2]);
        assert_eq!(changed, whole);
        changed[HEADER + PART + TAG + 5] ^= 1;
        assert_eq!(refusal(opened(&keys, &changed, CONTEXT).await.unwrap_err()), CryptoError::Forged);
    }
}
