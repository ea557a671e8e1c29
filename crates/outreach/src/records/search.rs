//! Finding records by a piece of a name or user name, or by phone in any spelling.

use super::{policy, table::Column};
use futures::FutureExt;
use kernel::{Result, text};
use platform::{
    Actor, App,
    capability::{SearchHit, SearchSource},
    db::{dialect::lower, trigram::Trigram},
    search::{Shown, Sought, Way, has_phone},
};
use sea_orm::{ColumnTrait, Condition, IntoSimpleExpr};

/// The index of what records are found by.
pub(crate) const TRIGRAM: Trigram = Trigram {
    table: "contact_record",
    texts: "concat_ws(char(10), name_folded, lower(username))",
    indexes: &["contact_record_trigram_of_name", "contact_record_trigram_of_username"],
};

/// Records in the search box.
pub(crate) const SEARCH: SearchSource =
    SearchSource { name: "records", find: |app, actor, text, limit| find(app, actor, text, limit).boxed() };

/// `needle`, which is folded, in records.
fn sought(app: &App, needle: &str) -> Sought {
    let username = lower(Column::Username.into_simple_expr());
    Sought::new(TRIGRAM, needle, [Column::NameFolded.into_simple_expr(), username]).or_phone(has_phone(
        app,
        needle,
        [Column::PhoneHash, Column::PhoneTailHash],
    ))
}

/// Records that match `needle`, which is folded.
pub(super) fn matches(app: &App, way: Way, needle: &str) -> Condition {
    sought(app, needle).matches(app, way)
}

async fn find(app: &App, actor: &Actor, text: &str, limit: u64) -> Result<Vec<SearchHit>> {
    let shown = Shown {
        kind: "record",
        title: Column::Name,
        subtitle: Some(Column::Username),
        folded: Column::NameFolded,
    };
    let seen = policy::visible(actor).add(Column::DeletedAt.is_null()).add(policy::is_in_living_database());
    sought(app, &text::fold(text)).find(app, shown, (seen, limit)).await
}
