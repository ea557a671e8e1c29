//! Keys, sealed values, keyed hashes and tokens: how personal data rests and how links stay unguessable.

mod key_file;
mod key_ring;
mod parts;
mod token;

pub use key_ring::{CryptoError, Hash, KeyRing};
pub use parts::Content;
pub use token::{constant_time_eq, hash_token, new_token};

/// Fills a key, nonce or token with randomness that nobody can guess.
fn random<const LENGTH: usize>() -> [u8; LENGTH] {
    use rand::RngCore;
    let mut bytes = [0; LENGTH];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}
