//! From lead to deal: leads, pipeline, activities, deals.
//!
//! A *lead* moves through the *stages* of the pipeline; it is lost for a reason, and won through an approved deal. An
//! *activity* says what was done and what comes next. A *deal* offers products at a price; below the list price it
//! needs a leader's approval, below cost an owner's. Activating an approved deal makes the customer, the services and
//! the purchase in one transaction. Sales see only their own and their team's.
//!
//! Live events: `lead.*`, `activity.*`, `deal.*`.

pub mod activities;
pub mod deals;
pub mod leads;
mod migrations;
pub mod pipeline;
pub mod reports;
mod sums;

use kernel::Permission;
use platform::{
    Capability,
    belongings::{Part, Thing},
    capability::EncryptedColumn,
    jobs::Cron,
    list::ListKind,
    settings::SettingKind,
};

/// The module that a business switches off where it does not sell this way.
pub const MODULE: &str = "sales";

/// What this room hands to the binary.
#[must_use]
pub fn capability() -> Capability {
    let routes = pipeline::routes().merge(leads::routes()).merge(activities::routes()).merge(deals::routes());
    Capability::new("sales")
        .lists(LISTS)
        .module(MODULE)
        .migrations(migrations::all())
        .routes(routes)
        .settings([SettingKind::of::<leads::SalesSettings>()])
        .jobs([leads::PURGE, leads::REMIND, leads::IDLE, activities::PURGE, deals::PURGE])
        .crons([
            Cron::new("20 4 * * *", leads::PURGE),
            Cron::new("25 4 * * *", activities::PURGE),
            Cron::new("15 4 * * *", deals::PURGE),
            Cron::new("*/5 * * * *", leads::REMIND),
            Cron::new("0 8 * * *", leads::IDLE),
        ])
        .badge(activities::OVERDUE)
        .handover(leads::HANDOVER)
        .handover(deals::HANDOVER)
        .person(leads::PERSON)
        .person(activities::PERSON)
        .person(deals::PERSON)
        .timeline(activities::TIMELINE)
        .timeline(deals::TIMELINE)
        .tags(leads::TAGS)
        .search(leads::SEARCH)
        .trigram(leads::TRIGRAM)
        .search(deals::SEARCH)
        .trigram(deals::TRIGRAM)
        .decides(deals::DECISION)
        .tallies(migrations::TALLIES)
        .things(THINGS)
        .imports([leads::IMPORT])
        .encrypted([
            EncryptedColumn { table: "lead", column: "phone_sealed", context: leads::PHONE },
            EncryptedColumn { table: "lead", column: "phone_original_sealed", context: leads::PHONE },
        ])
}

const THINGS: [Thing; 4] = [
    Thing { label: "name", ..Thing::new("channel") },
    Thing {
        label: "name",
        refers: &[
            ("product_id", "product"),
            ("channel_id", "channel"),
            ("customer_id", "customer"),
            ("merged_into_id", "lead"),
        ],
        parts: &[Part::new("stage_change", "lead_id", &[])],
        ..Thing::new("lead")
    },
    Thing {
        label: "title",
        refers: &[("lead_id", "lead"), ("customer_id", "customer"), ("channel_id", "channel")],
        stays_with: &[("lead_id", "lead"), ("customer_id", "customer")],
        parts: &[
            Part::new("approval", "subject_id", &[]).only("subject_kind = 'deal'"),
            Part::new("deal_item", "deal_id", &[("product_id", "product")]),
        ],
        farewell: Some(deals::UNCOUNT),
        ..Thing::new("deal")
    },
    Thing {
        refers: &[("lead_id", "lead"), ("customer_id", "customer")],
        comes_with: &[("lead_id", "lead"), ("customer_id", "customer")],
        stays_with: &[("lead_id", "lead"), ("customer_id", "customer")],
        ..Thing::new("activity")
    },
];

/// The lists of this room that people open.
const LISTS: [ListKind; 3] = [
    ListKind::new("leads", Permission::UseLeads),
    ListKind::new("activities", Permission::UseLeads),
    ListKind::new("deals", Permission::ReadDeals),
];
