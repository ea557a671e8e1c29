//! What a kind of databases is.

use super::{KindId, table::Model};
use kernel::{Check, Faults, Patch, Permission, check, text};
use platform::{Actor, audit::Subject};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

const MAX_NAME: usize = 80;
const MAX_KEY: usize = 40;

/// What holds for databases of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Rules {
    /// Whether a database needs a product.
    pub requires_product: bool,
    /// Whether reserved members of the product are left out when records are given to people.
    pub excludes_reserved: bool,
    /// Whether staff see such databases and may ask for records.
    pub staff_may_request: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self { requires_product: true, excludes_reserved: true, staff_may_request: true }
    }
}

/// A new kind.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct NewKind {
    pub name: String,
    pub rules: Rules,
}

impl Check for NewKind {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("name", &self.name, MAX_NAME);
        faults.ensure(self.name.is_empty() || !key_of(&self.name).is_empty(), "name", &check::REQUIRED);
    }
}

/// Changes to a kind. Its key stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct KindChange {
    pub name: Patch<String>,
    pub rules: Option<Rules>,
}

impl Check for KindChange {
    fn check(&self, faults: &mut Faults) {
        match &self.name {
            Patch::Keep => {}
            Patch::Clear => faults.push("name", &check::REQUIRED),
            Patch::Set(name) => faults.required_text("name", name, MAX_NAME),
        }
    }
}

/// The key under which databases name the kind: `DB Bonanza` is `db_bonanza`.
#[must_use]
pub(super) fn key_of(name: &str) -> String {
    let folded = text::fold(name);
    let words = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_").chars().take(MAX_KEY).collect()
}

/// What the reader may do with a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct KindCan {
    pub edit: bool,
    pub delete: bool,
}

/// A kind of databases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct KindView {
    pub id: KindId,
    /// How databases name it: `regular`, `bonanza`, `member_wd`.
    pub key: String,
    pub name: String,
    pub rules: Rules,
    pub version: i64,
    pub can: KindCan,
}

pub(super) const fn rules_of(row: &Model) -> Rules {
    Rules {
        requires_product: row.requires_product,
        excludes_reserved: row.excludes_reserved,
        staff_may_request: row.staff_may_request,
    }
}

pub(super) fn view(actor: &Actor, row: Model) -> KindView {
    let may = actor.may(Permission::ManageDatabases);
    let can = KindCan { edit: may, delete: may };
    KindView { id: row.id, rules: rules_of(&row), key: row.key, name: row.name, version: row.version, can }
}

/// What an audit entry about the kind is about.
pub(super) fn subject(row: &Model) -> Subject {
    Subject::new("database_kind", row.id, row.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_what_is_left_of_a_name() {
        assert_eq!(key_of("  DB  Bonanza! "), "db_bonanza");
        assert_eq!(key_of("Member (WD)"), "member_wd");
        assert_eq!(key_of("!!"), "");
    }
}
