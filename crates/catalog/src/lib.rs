//! What is sold: products, categories, prices.
//!
//! A *product* has a cost price (HPP) and a margin; its *list price* is computed from both and rounded as the
//! workspace says, by the server alone. Every change of them is kept in the *price history*. A product that was ever
//! used is deactivated, not deleted. Costs and margins are shown only to those who may read them; who does not sell
//! reads names alone.
//!
//! Live events: `product.created`, `product.updated`, `product.removed`, `product.restored`, and the same of
//! `category`.

pub mod categories;
mod migrations;
pub mod products;

use kernel::Permission;
use platform::{
    Capability,
    belongings::{Part, Thing},
    jobs::Cron,
    list::ListKind,
    settings::SettingKind,
};

/// What this room hands to the binary.
#[must_use]
pub fn capability() -> Capability {
    Capability::new("catalog")
        .lists(LISTS)
        .migrations(migrations::all())
        .routes(products::routes().merge(categories::routes()))
        .jobs([products::REPRICE, products::PURGE])
        .crons([Cron::new("*/5 * * * *", products::REPRICE), Cron::new("5 4 * * *", products::PURGE)])
        .settings([SettingKind::of::<products::Pricing>().then(products::REPRICE)])
        .things(THINGS)
        .imports([products::IMPORT])
        .tags(products::TAGS)
        .search(products::SEARCH)
        .trigram(products::TRIGRAM)
}

const THINGS: [Thing; 2] = [
    Thing { label: "name", ..Thing::new("category") },
    Thing {
        label: "name",
        refers: &[("category_id", "category")],
        parts: &[Part::new("product_price", "product_id", &[])],
        ..Thing::new("product")
    },
];

/// The lists of this room that people open.
const LISTS: [ListKind; 2] = [
    ListKind::new("products", Permission::ReadProducts),
    ListKind::new("categories", Permission::ReadProducts),
];
