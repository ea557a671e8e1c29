//! Finding leads by a piece of a name, an organisation or an email, by code, or by phone in any spelling.

use super::{policy, table::Column};
use futures::FutureExt;
use kernel::{Result, text};
use platform::{
    Actor, App,
    capability::{SearchHit, SearchSource},
    db::trigram::Trigram,
    search::{Shown, Sought, Way, has_phone},
};
use sea_orm::{ColumnTrait, Condition};

/// The index of what leads are found by.
pub(crate) const TRIGRAM: Trigram = Trigram {
    table: "lead",
    texts: "concat_ws(char(10), name_folded, organization_folded, email_folded)",
    indexes: &["lead_trigram_of_name", "lead_trigram_of_organization", "lead_trigram_of_email"],
};

/// Leads in the search box.
pub(crate) const SEARCH: SearchSource =
    SearchSource { name: "leads", find: |app, actor, text, limit| find(app, actor, text, limit).boxed() };

/// `needle`, which is folded, in leads.
fn sought(app: &App, needle: &str) -> Sought {
    Sought::new(TRIGRAM, needle, [Column::NameFolded, Column::OrganizationFolded, Column::EmailFolded])
        .or(Column::Code.eq(needle.to_uppercase()))
        .or_phone(has_phone(app, needle, [Column::PhoneHash, Column::PhoneTailHash]))
}

/// Leads that match `needle`, which is folded.
pub(super) fn matches(app: &App, way: Way, needle: &str) -> Condition {
    sought(app, needle).matches(app, way)
}

async fn find(app: &App, actor: &Actor, text: &str, limit: u64) -> Result<Vec<SearchHit>> {
    let shown =
        Shown { kind: "lead", title: Column::Name, subtitle: Some(Column::Code), folded: Column::NameFolded };
    let seen = policy::visible(actor).add(Column::DeletedAt.is_null());
    sought(app, &text::fold(text)).find(app, shown, (seen, limit)).await
}
