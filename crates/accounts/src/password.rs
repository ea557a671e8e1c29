//! Passwords: what makes a good one, and how one is kept (Argon2id, OWASP's parameters).

use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use kernel::{Error, Fault, Faults, Message, Result, check, text};
use platform::crypto::new_token;
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Too easy to guess.
pub const TOO_COMMON: Message = Message::new(
    "too_common",
    "Kata sandi ini terlalu umum; pilih yang lain.",
    "This password is too common; choose another one.",
);
/// The same as the email.
pub const IS_EMAIL: Message = Message::new(
    "equals_email",
    "Kata sandi tidak boleh sama dengan email.",
    "The password must not be the email address.",
);

const MIN: usize = 10;
/// Longer ones are refused before anything is computed.
const MAX_BYTES: usize = 1_000;

/// Common passwords, one a line, folded.
const COMMON: &str = include_str!("common_passwords.txt");

/// Hashing takes memory: so many at once and no more.
static HASHING: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(4));
/// Verified where there is no such user, so that both take the same time.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this password").unwrap_or_default());

/// Checks a new password at `field`.
pub fn check(faults: &mut Faults, field: &str, password: &str, email: &str) {
    if password.len() > MAX_BYTES {
        faults.add(Fault::new(field, &check::TOO_LONG).with("max", MAX_BYTES));
    } else if password.chars().count() < MIN {
        faults.add(Fault::new(field, &check::TOO_SHORT).with("min", MIN));
    } else if !email.is_empty() && text::fold_email(password) == text::fold_email(email) {
        faults.push(field, &IS_EMAIL);
    } else if is_common(password) {
        faults.push(field, &TOO_COMMON);
    }
}

fn is_common(password: &str) -> bool {
    let folded = password.to_lowercase();
    let mut letters = folded.chars();
    let first = letters.next();
    COMMON.lines().any(|line| line == folded) || letters.all(|letter| Some(letter) == first)
}

/// Refuses an attempt whose password is too long to be anybody's.
///
/// # Errors
/// `Invalid` at `password`.
pub fn refuse_oversized(password: &str) -> Result<()> {
    if password.len() > MAX_BYTES {
        return Err(Fault::new("password", &check::TOO_LONG).with("max", MAX_BYTES).into());
    }
    Ok(())
}

/// The hash to store.
///
/// # Errors
/// Only where the machine has no memory left.
pub async fn hash(password: &str) -> Result<String> {
    let password = password.to_owned();
    in_background(move || hash_now(&password)).await?
}

/// Whether `password` fits `stored`; without a stored hash it takes as long and never fits.
///
/// # Errors
/// Only where the machine has no memory left.
pub async fn verify(password: &str, stored: Option<String>) -> Result<bool> {
    let password = password.to_owned();
    in_background(move || {
        let is_known = stored.is_some();
        let stored = stored.unwrap_or_else(|| NOBODY.clone());
        let fits = PasswordHash::new(&stored)
            .is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok());
        is_known && fits
    })
    .await
}

/// A password that nobody chose, for the first login.
#[must_use]
pub fn new_initial() -> String {
    new_token().0.chars().filter(char::is_ascii_alphanumeric).take(16).collect()
}

async fn in_background<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _place = HASHING.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}

fn hash_now(password: &str) -> Result<String> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|cause| Error::internal(cause.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(password: &str) -> Option<&'static str> {
        let mut faults = Faults::new();
        check(&mut faults, "password", password, "Budi@toko.id");
        match faults.finish() {
            Err(Error::Invalid(faults)) => Some(faults[0].message.code),
            _ => None,
        }
    }

    #[test]
    fn weak_passwords_are_refused_with_a_reason() {
        assert_eq!(code("pendek"), Some("too_short"));
        assert_eq!(code("Password123"), Some("too_common"));
        assert_eq!(code("aaaaaaaaaaaaaa"), Some("too_common"));
        assert_eq!(code("BUDI@TOKO.ID"), Some("equals_email"));
        assert_eq!(code(&"x".repeat(1_001)), Some("too_long"));
        assert_eq!(code("kopi-susu-gula-aren"), None);
    }

    #[tokio::test]
    async fn a_hash_fits_its_password_alone() {
        let stored = hash("kopi-susu-gula-aren").await.unwrap();
        assert!(verify("kopi-susu-gula-aren", Some(stored.clone())).await.unwrap());
        assert!(!verify("kopi-susu", Some(stored)).await.unwrap());
        assert!(!verify("nobody has this password", None).await.unwrap());
    }
}
