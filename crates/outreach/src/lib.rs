//! Contact databases for the telesales room: who works on which records, reserved members and deposits.
//!
//! A *database* is a list of *records* of one *kind*; records of different kinds are never compared. Staff *request*
//! records and get them as a *batch*, or are given one. They mark what became of each on WhatsApp; what is taken back
//! may be given to others. A *reservation* keeps a name of a product for one person. A *deposit* is a row of a day's
//! sheet. Staff see only their own, and every approved reservation.
//!
//! Live events: `database_kind.*`, `database.*`, `record.*`, `batch.*`, `download_request.*`, `reservation.*`,
//! `deposit.*`.

mod assignments;
mod batches;
mod databases;
mod deposits;
mod kinds;
mod migrations;
mod name_keys;
mod period;
mod quality;
mod records;
mod requests;
mod reservations;
mod settings;

pub use databases::DatabaseId;
pub use deposits::{NewDeposit, add_rows as add_deposits};
pub use quality::{WorkDay, unmarked, work_by_day};
pub use records::{NewRecord, NewUpload, add as add_records, begin_upload, check_upload};

use kernel::Permission;
use platform::{
    Capability,
    belongings::{Part, Thing},
    capability::EncryptedColumn,
    jobs::Cron,
    list::ListKind,
    settings::SettingKind,
};

/// The module that a business switches off where nobody works through lists of contacts.
pub const MODULE: &str = "outreach";

/// What this room hands to the binary.
#[must_use]
pub fn capability() -> Capability {
    let routes = kinds::routes()
        .merge(databases::routes())
        .merge(records::routes())
        .merge(assignments::routes())
        .merge(requests::routes())
        .merge(batches::routes())
        .merge(quality::routes())
        .merge(reservations::routes())
        .merge(deposits::routes());
    Capability::new("outreach")
        .lists(LISTS)
        .module(MODULE)
        .migrations(migrations::all())
        .routes(routes)
        .settings([SettingKind::of::<settings::OutreachSettings>()])
        .jobs([databases::PURGE, records::PURGE, reservations::EXPIRE, assignments::RETURN, name_keys::RENEW])
        .crons([
            Cron::new("30 4 * * *", databases::PURGE),
            Cron::new("35 4 * * *", records::PURGE),
            Cron::new("5 0 * * *", reservations::EXPIRE),
            Cron::new("0 0 * * *", assignments::RETURN),
        ])
        .badge(requests::PENDING)
        .badge(reservations::PENDING)
        .badge(batches::UNSEEN)
        .handover(assignments::HANDOVER)
        .handover(reservations::HANDOVER)
        .person(records::PERSON)
        .tags(records::TAGS)
        .search(records::SEARCH)
        .trigram(records::TRIGRAM)
        .tallies(migrations::TALLIES)
        .things(THINGS)
        .imports([records::IMPORT, deposits::IMPORT])
        .encrypted([
            EncryptedColumn { table: "contact_record", column: "phone_sealed", context: records::PHONE },
            EncryptedColumn {
                table: "contact_record",
                column: "phone_original_sealed",
                context: records::PHONE,
            },
        ])
}

const THINGS: [Thing; 3] = [
    Thing {
        label: "name",
        refers: &[("product_id", "product")],
        parts: &[
            Part::new("record_assignment", "database_id", &[]),
            Part::new("record_request", "database_id", &[]),
            Part::new("contact_record", "database_id", &[("lead_id", "lead")]),
            Part::new("record_batch", "database_id", &[]),
        ],
        ..Thing::new("contact_database")
    },
    Thing { label: "name", refers: &[("product_id", "product")], ..Thing::new("reservation") },
    Thing { label: "customer_name", refers: &[("product_id", "product")], ..Thing::new("deposit") },
];

/// The lists of this room that people open.
const LISTS: [ListKind; 9] = [
    ListKind::new("database-kinds", Permission::UseRecords),
    ListKind::new("databases", Permission::UseRecords),
    ListKind::new("databases/{id}/records", Permission::ManageDatabases),
    ListKind::new("assignments", Permission::UseRecords),
    ListKind::new("my-assigned-records", Permission::UseRecords),
    ListKind::new("batches", Permission::UseRecords),
    ListKind::new("download-requests", Permission::UseRecords),
    ListKind::new("reserved-members", Permission::UseReservations),
    ListKind::new("deposits", Permission::UseDeposits),
];
