use super::*;
use proptest::prelude::*;

const PHONE: &str = "lead.phone";

fn refusal(error: Error) -> CryptoError {
    let Error::Internal(cause) = error else { panic!("internal, but is {error:?}") };
    *cause.downcast_ref::<CryptoError>().unwrap()
}

#[test]
fn the_same_value_never_looks_the_same_twice() {
    let keys = KeyRing::in_memory();
    assert_ne!(keys.seal(b"Budi", PHONE).unwrap(), keys.seal(b"Budi", PHONE).unwrap());
}

#[test]
fn a_value_opens_only_where_it_was_sealed_for() {
    let keys = KeyRing::in_memory();
    let sealed = keys.seal_text("+6281234567890", PHONE).unwrap();
    assert_eq!(keys.open_text(&sealed, PHONE).unwrap(), "+6281234567890");
    assert_eq!(refusal(keys.open(&sealed, "customer.phone").unwrap_err()), CryptoError::Forged);
}

#[test]
fn another_workspace_cannot_open_it() {
    let sealed = KeyRing::in_memory().seal(b"Budi", PHONE).unwrap();
    assert_eq!(refusal(KeyRing::in_memory().open(&sealed, PHONE).unwrap_err()), CryptoError::Forged);
}

#[test]
fn what_was_never_sealed_is_told_apart() {
    let keys = KeyRing::in_memory();
    for noise in [&b""[..], b"Budi", &[0; 64], &[VERSION; 20]] {
        assert_eq!(refusal(keys.open(noise, PHONE).unwrap_err()), CryptoError::NotSealed);
    }
    let mut sealed = keys.seal(b"Budi", PHONE).unwrap();
    sealed[1] = 9;
    assert_eq!(refusal(keys.open(&sealed, PHONE).unwrap_err()), CryptoError::UnknownKey(9));
}

#[test]
fn rotation_keeps_old_values_readable_and_hashes_stable() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.toml");
    let before = KeyRing::load_or_create(&path).unwrap();
    let sealed = before.seal(b"Budi", PHONE).unwrap();
    let after = KeyRing::rotate(&path).unwrap();
    assert_eq!(after.open(&sealed, PHONE).unwrap(), b"Budi");
    assert!(after.needs_rotation(&sealed) && !before.needs_rotation(&sealed));
    let fresh = after.seal(b"Ani", PHONE).unwrap();
    assert_eq!(before.open(&fresh, PHONE).unwrap(), b"Ani");
    assert!(before.needs_rotation(&sealed));
    assert!(!after.needs_rotation(&after.seal(b"Budi", PHONE).unwrap()));
    assert_eq!(after.lookup_hash("budi"), before.lookup_hash("budi"));
    assert_eq!(after.fingerprint(), KeyRing::load_or_create(&path).unwrap().fingerprint());
}

#[test]
fn a_key_that_is_added_meanwhile_seals_what_comes_next() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.toml");
    let running = KeyRing::load_or_create(&path).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(20));
    let rotated = KeyRing::rotate(&path).unwrap();
    assert!(!rotated.needs_rotation(&running.seal(b"Budi", PHONE).unwrap()));
    std::fs::remove_file(&path).unwrap();
    assert_eq!(rotated.open(&running.seal(b"Ani", PHONE).unwrap(), PHONE).unwrap(), b"Ani");
}

#[test]
fn hashes_depend_on_value_purpose_and_workspace() {
    let keys = KeyRing::in_memory();
    assert_eq!(keys.lookup_hash("7890"), keys.lookup_hash("7890"));
    assert_ne!(keys.lookup_hash("7890"), keys.lookup_hash("7891"));
    assert_ne!(keys.lookup_hash("7890"), keys.tail_hash("7890"));
    assert_ne!(keys.lookup_hash("7890"), KeyRing::in_memory().lookup_hash("7890"));
}

#[test]
fn the_debug_form_names_key_ids_only() {
    assert_eq!(format!("{:?}", KeyRing::in_memory()), "KeyRing { data_keys: [1], current: 1, .. }");
}

proptest! {
    #[test]
    fn whatever_is_sealed_opens_again(plain: Vec<u8>, context: String) {
        let keys = KeyRing::in_memory();
        let sealed = keys.seal(&plain, &context).unwrap();
        prop_assert_eq!(sealed.len(), plain.len() + HEADER + TAG);
        prop_assert_eq!(keys.open(&sealed, &context).unwrap(), plain);
    }

    #[test]
    fn a_value_with_any_bit_changed_does_not_open(plain: Vec<u8>, place: proptest::sample::Index, bit in 0..8_u8) {
        let keys = KeyRing::in_memory();
        let mut sealed = keys.seal(&plain, PHONE).unwrap();
        let place = place.index(sealed.len());
        sealed[place] ^= 1 << bit;
        prop_assert!(keys.open(&sealed, PHONE).is_err());
    }

    #[test]
    fn noise_never_makes_it_stumble(noise: Vec<u8>) {
        prop_assert!(KeyRing::in_memory().open(&noise, PHONE).is_err());
    }
}
