//! Tokens of sessions, links and programs: the owner keeps the token, we keep its hash.

use super::{Hash, random};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// A new token of 256 random bits for a URL or header, and the hash to keep.
#[must_use]
pub fn new_token() -> (String, Hash) {
    let token = URL_SAFE_NO_PAD.encode(random::<32>());
    let hash = hash_token(&token);
    (token, hash)
}

/// The hash under which `token` is kept. Tokens are random, so a plain SHA-256 cannot be turned back.
#[must_use]
pub fn hash_token(token: &str) -> Hash {
    Sha256::digest(token.as_bytes()).into()
}

/// Compares secrets without telling by the time it takes where they differ.
#[must_use]
pub fn constant_time_eq(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_found_again_by_its_hash() {
        let (token, hash) = new_token();
        assert_eq!(hash_token(&token), hash);
        assert_eq!(token.len(), 43);
        assert!(token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
    }

    #[test]
    fn no_two_tokens_are_alike() {
        assert_ne!(new_token().0, new_token().0);
    }

    #[test]
    fn secrets_are_equal_only_where_every_byte_is() {
        assert!(constant_time_eq(b"rahasia", b"rahasia"));
        assert!(!constant_time_eq(b"rahasia", b"rahasib"));
        assert!(!constant_time_eq(b"rahasia", b"rahasia "));
    }
}
