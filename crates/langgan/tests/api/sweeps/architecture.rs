//! The house is as its description says.

use std::{collections::BTreeMap, fs, path::PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// From left to right: each may know those before it.
const ROOMS: &[&str] = &[
    "kernel",
    "platform",
    "accounts",
    "notify",
    "approvals",
    "catalog",
    "customers",
    "sales",
    "outreach",
    "insight",
    "langgan",
];

#[test]
fn rooms_know_only_rooms_to_their_left() {
    for (position, room) in ROOMS.iter().enumerate() {
        let manifest = fs::read_to_string(root().join(format!("crates/{room}/Cargo.toml"))).unwrap();
        for (other_position, other) in ROOMS.iter().enumerate() {
            let knows = manifest.lines().any(|line| line.starts_with(&format!("{other} = ")));
            assert!(!knows || other_position < position, "{room} knows {other}, which is to its right");
        }
    }
}

#[test]
fn every_path_that_architecture_names_exists() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let named = text
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|path| path.contains('/') && !path.contains([' ', '{', '*', '<']));
    let missing: Vec<_> = named.filter(|path| is_ours(path) && !root().join(path).exists()).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

fn is_ours(path: &str) -> bool {
    ["crates/", "web/", "e2e/", "docs/", "deploy/", "scripts/", "bench/", ".ci/"]
        .iter()
        .any(|start| path.starts_with(start))
}

#[test]
fn no_room_reads_tables_of_another() {
    let tables = tables_by_room();
    for room in ROOMS.iter().filter(|room| !["kernel", "platform", "langgan"].contains(room)) {
        for (file, text) in sources(&root().join(format!("crates/{room}/src"))) {
            for (table, owner) in tables.iter().filter(|(_, owner)| owner != room) {
                let touches = [
                    format!("FROM {table} "),
                    format!("JOIN {table} "),
                    format!("UPDATE {table} "),
                    format!("INTO {table} "),
                ];
                let found = touches.iter().find(|sql| text.contains(*sql));
                assert!(found.is_none(), "{} touches {table}, which belongs to {owner}", file.display());
            }
        }
    }
}

fn tables_by_room() -> BTreeMap<String, String> {
    let mut tables = BTreeMap::new();
    for room in ROOMS.iter().filter(|room| **room != "kernel") {
        for (_, text) in sources(&root().join(format!("crates/{room}/src"))) {
            for rest in text.split("CREATE TABLE ").skip(1) {
                let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                tables.insert(name, (*room).to_owned());
            }
        }
    }
    tables
}

fn sources(folder: &PathBuf) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
    found
}
