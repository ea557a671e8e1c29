//! Finding products by a piece of their name or SKU.

use super::{
    policy::{self, Sees},
    table::Column,
};
use futures::FutureExt;
use kernel::{Permission, Result, text};
use platform::{
    Actor, App,
    capability::{SearchHit, SearchSource},
    db::trigram::Trigram,
    search::{Shown, Sought, Way},
};
use sea_orm::{ColumnTrait, Condition};

/// The index of what products are found by.
pub(crate) const TRIGRAM: Trigram = Trigram {
    table: "product",
    texts: "concat_ws(char(10), name_folded, sku_folded)",
    indexes: &["product_trigram_of_name", "product_trigram_of_sku"],
};

/// Finds products by name or SKU.
pub(crate) const SEARCH: SearchSource =
    SearchSource { name: "products", find: |app, actor, text, limit| find(app, actor, text, limit).boxed() };

/// `needle`, which is folded, in what is seen of products.
fn sought(sees: Sees, needle: &str) -> Sought {
    if sees == Sees::Names {
        return Sought::new(TRIGRAM, needle, [Column::NameFolded]);
    }
    Sought::new(TRIGRAM, needle, [Column::NameFolded, Column::SkuFolded]).or(Column::SkuFolded.eq(needle))
}

/// Products that match `needle`, which is folded, in what is seen of them.
pub(super) fn matches(app: &App, (sees, way): (Sees, Way), needle: &str) -> Condition {
    sought(sees, needle).matches(app, way)
}

async fn find(app: &App, actor: &Actor, text: &str, limit: u64) -> Result<Vec<SearchHit>> {
    if !actor.may(Permission::ReadProducts) {
        return Ok(Vec::new());
    }
    let sees = policy::sees(actor);
    let shown = Shown {
        kind: "product",
        title: Column::Name,
        subtitle: (sees > Sees::Names).then_some(Column::Sku),
        folded: Column::NameFolded,
    };
    let living = Condition::all().add(Column::DeletedAt.is_null());
    sought(sees, &text::fold(text)).find(app, shown, (living, limit)).await
}
