//! Finding deals by a piece of their code, of their title, or of the name of their lead or customer.

use super::{policy, table::Column};
use futures::FutureExt;
use kernel::{Result, text};
use platform::{
    Actor, App,
    capability::{SearchHit, SearchSource},
    db::{dialect::lower, trigram::Trigram},
    search::{Shown, Sought, Way},
};
use sea_orm::{ColumnTrait, Condition, IntoSimpleExpr};

/// The index of what deals are found by. The folded title holds the name of the lead or customer as well.
pub(crate) const TRIGRAM: Trigram = Trigram {
    table: "deal",
    texts: "concat_ws(char(10), title_folded, lower(code))",
    indexes: &["deal_trigram_of_title", "deal_trigram_of_code"],
};

/// Deals in the search box.
pub(crate) const SEARCH: SearchSource =
    SearchSource { name: "deals", find: |app, actor, text, limit| find(app, actor, text, limit).boxed() };

/// `needle`, which is folded, in deals.
fn sought(needle: &str) -> Sought {
    let code = lower(Column::Code.into_simple_expr());
    Sought::new(TRIGRAM, needle, [Column::TitleFolded.into_simple_expr(), code])
        .or(Column::Code.eq(needle.to_uppercase()))
}

/// Deals that match `needle`, which is folded.
pub(super) fn matches(app: &App, way: Way, needle: &str) -> Condition {
    sought(needle).matches(app, way)
}

async fn find(app: &App, actor: &Actor, text: &str, limit: u64) -> Result<Vec<SearchHit>> {
    let shown = Shown {
        kind: "deal",
        title: Column::Title,
        subtitle: Some(Column::Code),
        folded: Column::TitleFolded,
    };
    let seen = policy::visible(actor).add(Column::DeletedAt.is_null());
    sought(&text::fold(text)).find(app, shown, (seen, limit)).await
}
