//! Who buys: customers, their services and purchases.
//!
//! A *customer* has one owner; sales see only their own. Living customers do not share a phone unless somebody said
//! so. What was bought (first, last, count, lifetime value) is kept by the system. A *service* runs every month until
//! it ends; a *purchase* is what was bought on a day. A merged customer stays as a redirect.
//!
//! Live events: `customer.*`, `service.*`, `purchase.created`.

pub mod customers;
mod files;
mod migrations;
pub mod purchases;
pub mod reports;
pub mod services;

use kernel::Permission;
use platform::{
    Capability,
    belongings::{Part, Thing},
    capability::EncryptedColumn,
    jobs::Cron,
    list::ListKind,
    settings::SettingKind,
};

/// What this room hands to the binary.
#[must_use]
pub fn capability() -> Capability {
    let sealed = |table, column, context| EncryptedColumn { table, column, context };
    Capability::new("customers")
        .lists(LISTS)
        .migrations(migrations::all())
        .routes(
            customers::routes().merge(services::routes()).merge(purchases::routes()).merge(files::routes()),
        )
        .jobs([customers::PURGE, customers::PROPOSE_INACTIVE, customers::RECOUNT, files::DELETE_CONTENT])
        .crons([
            Cron::new("10 4 * * *", customers::PURGE),
            Cron::new("20 2 * * *", customers::RECOUNT),
            Cron::new("30 7 * * *", customers::PROPOSE_INACTIVE),
        ])
        .settings([SettingKind::of::<customers::CustomerSettings>()])
        .handover(customers::HANDOVER)
        .things(THINGS)
        .imports([customers::IMPORT])
        .tags(customers::TAGS)
        .search(customers::SEARCH)
        .trigram(customers::TRIGRAM)
        .encrypted([
            sealed("customer_phone", "sealed", customers::PHONE),
            sealed("customer_phone", "typed_sealed", customers::TYPED_PHONE),
            sealed("customer", "national_id_sealed", customers::NATIONAL_ID),
        ])
}

const THINGS: [Thing; 4] = [
    Thing {
        label: "name",
        refers: &[("origin_lead_id", "lead"), ("merged_into_id", "customer")],
        comes_with: &[("origin_lead_id", "lead")],
        parts: &[Part::new("customer_phone", "customer_id", &[])],
        ..Thing::new("customer")
    },
    Thing {
        label: "number",
        refers: &[("customer_id", "customer"), ("product_id", "product"), ("deal_id", "deal")],
        comes_with: &[("deal_id", "deal")],
        stays_with: &[("customer_id", "customer")],
        parts: &[
            Part::new(
                "service_change",
                "service_id",
                &[("from_product_id", "product"), ("to_product_id", "product")],
            ),
            Part::new("service_span", "service_id", &[("product_id", "product")]),
        ],
        ..Thing::new("service")
    },
    Thing {
        label: "number",
        refers: &[("customer_id", "customer"), ("deal_id", "deal")],
        comes_with: &[("deal_id", "deal")],
        stays_with: &[("customer_id", "customer")],
        parts: &[Part::new("purchase_item", "purchase_id", &[("product_id", "product")])],
        ..Thing::new("purchase")
    },
    Thing { refers: &[("owner_id", "customer")], ..Thing::new("stored_file") },
];

/// The lists of this room that people open.
const LISTS: [ListKind; 4] = [
    ListKind::new("customers", Permission::UseCustomers),
    ListKind::new("customers/active", Permission::UseCustomers),
    ListKind::new("services", Permission::UseCustomers),
    ListKind::new("purchases", Permission::UseCustomers),
];
