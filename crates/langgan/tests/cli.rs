//! The program on the command line: one clear line and an exit code for whatever is wrong.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::{
    fs,
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Output},
};

fn langgan(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_langgan"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("LANGGAN_")) {
        command.env_remove(name);
    }
    command.arg("--data").arg(data).args(arguments).output().unwrap()
}

#[track_caller]
fn refuses(output: &Output, text: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said.trim_end().lines().count(), 1, "one line, not: {said}");
    assert!(said.contains(text), "{said}");
}

#[test]
fn an_unknown_key_in_the_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("langgan.toml");
    fs::write(&file, "listne = \"127.0.0.1:1\"\n").unwrap();
    refuses(&langgan(folder.path(), &["--config", file.to_str().unwrap(), "migrate"]), "listne");
}

#[test]
fn a_missing_configuration_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    refuses(
        &langgan(folder.path(), &["--config", "/nowhere/langgan.toml", "migrate"]),
        "/nowhere/langgan.toml",
    );
}

#[test]
fn an_unknown_variable_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_langgan"))
        .env("LANGGAN_SMTP__HOTS", "mail.example.id")
        .args(["--data", folder.path().to_str().unwrap(), "migrate"])
        .output()
        .unwrap();
    refuses(&output, "hots");
}

#[test]
fn a_password_of_digits_stays_a_text() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_langgan"))
        .env("LANGGAN_SMTP__PASSWORD", "0123456")
        .env("LANGGAN_DATABASE__CONNECTIONS", "3")
        .args(["--data", folder.path().to_str().unwrap(), "migrate"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_example_configuration_is_understood() {
    let folder = tempfile::tempdir().unwrap();
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../../deploy/langgan.example.toml");
    let output = langgan(folder.path(), &["--config", example, "migrate"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_port_in_use_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    refuses(&langgan(folder.path(), &["--listen", &address, "serve"]), &address);
}

#[test]
fn an_unreachable_database_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let output = langgan(folder.path(), &["--database", "postgres://nobody@127.0.0.1:1/none", "migrate"]);
    refuses(&output, "PostgreSQL");
}

#[test]
fn another_kind_of_database_is_refused_without_its_password() {
    let folder = tempfile::tempdir().unwrap();
    let output = langgan(folder.path(), &["--database", "mysql://user:secret@localhost/db", "migrate"]);
    refuses(&output, "mysql");
    assert!(!String::from_utf8_lossy(&output.stderr).contains("secret"));
}

#[test]
fn a_data_folder_that_is_a_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("data");
    fs::write(&file, "").unwrap();
    refuses(&langgan(&file, &["migrate"]), file.to_str().unwrap());
}

#[test]
fn a_damaged_key_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    assert!(langgan(folder.path(), &["migrate"]).status.success());
    let keys = folder.path().join("keys");
    fs::write(&keys, "this is no key").unwrap();
    refuses(&langgan(folder.path(), &["migrate"]), "keys");
}

#[test]
fn the_key_file_is_for_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    assert!(langgan(folder.path(), &["migrate"]).status.success());
    let mode = fs::metadata(folder.path().join("keys")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_backup_is_restored_and_proven() {
    let folder = tempfile::tempdir().unwrap();
    let (data, copy, fresh) =
        (folder.path().join("data"), folder.path().join("copy"), folder.path().join("fresh"));
    let added = langgan(&data, &["user", "add", "oki@shop.test", "--name", "Oki"]);
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    assert!(langgan(&data, &["backup", copy.to_str().unwrap()]).status.success());
    let restored = langgan(&fresh, &["restore", copy.to_str().unwrap()]);
    assert!(restored.status.success(), "{}", String::from_utf8_lossy(&restored.stderr));
    let reset = langgan(&fresh, &["user", "reset-password", "oki@shop.test"]);
    assert!(reset.status.success(), "{}", String::from_utf8_lossy(&reset.stderr));
    refuses(&langgan(&fresh, &["restore", copy.to_str().unwrap()]), "exists already");
}

#[test]
fn a_changed_backup_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (data, copy, fresh) =
        (folder.path().join("data"), folder.path().join("copy"), folder.path().join("fresh"));
    assert!(langgan(&data, &["backup", copy.to_str().unwrap()]).status.success());
    fs::write(copy.join("langgan.db"), "not the database").unwrap();
    refuses(&langgan(&fresh, &["restore", copy.to_str().unwrap()]), "langgan.db");
    assert!(!fresh.join("langgan.db").exists());
}

#[test]
fn the_doctor_finds_a_new_workspace_sound() {
    let folder = tempfile::tempdir().unwrap();
    let output = langgan(folder.path(), &["doctor"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(!String::from_utf8_lossy(&output.stdout).contains("WRONG"));
}

#[test]
fn the_doctor_builds_anew_what_is_searched_for() {
    let folder = tempfile::tempdir().unwrap();
    let output = langgan(folder.path(), &["doctor", "--rebuild-search"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("5 indexes"));
}

#[test]
fn a_new_key_leaves_the_workspace_readable() {
    let folder = tempfile::tempdir().unwrap();
    assert!(langgan(folder.path(), &["migrate"]).status.success());
    let rotated = langgan(folder.path(), &["keys", "rotate"]);
    assert!(rotated.status.success(), "{}", String::from_utf8_lossy(&rotated.stderr));
    assert!(langgan(folder.path(), &["audit", "verify"]).status.success());
}

#[test]
fn a_lost_key_file_is_noticed_at_start() {
    let folder = tempfile::tempdir().unwrap();
    assert!(langgan(folder.path(), &["migrate"]).status.success());
    fs::remove_file(folder.path().join("keys")).unwrap();
    refuses(&langgan(folder.path(), &["migrate"]), "does not belong to this workspace");
}
