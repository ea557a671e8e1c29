//! Leads from a file.

mod fields;
mod known;
mod names;
mod store;
mod undo;

use super::model::LeadInput;
use fields::FIELDS;
use futures::FutureExt;
use kernel::{Fault, Message, Permission, Result};
use known::{Contact, Known, contact};
use names::Names;
use platform::{
    App,
    import::{Ground, ImportKind, ImportOption, ImportRow, OptionShape, Verdict},
};

/// Leads of which somebody may already know the phone or email; `duplicates` of the options says what happens to them.
pub(crate) const IMPORT: ImportKind = ImportKind {
    name: "leads",
    title: Message::new("leads", "Lead", "Leads"),
    permission: Permission::UseLeads,
    fields: FIELDS,
    options: &[ImportOption {
        name: ALLOW_DUPLICATES,
        label: Message::new(
            ALLOW_DUPLICATES,
            "Tambahkan juga yang sudah dikenal",
            "Add those that are known, too",
        ),
        hint: Message::new(
            ALLOW_DUPLICATES,
            "Nomor atau email yang sudah ada pada lead atau pelanggan lain tidak ditolak.",
            "A phone or email that another lead or customer has already is not refused.",
        ),
        shape: OptionShape::YesNo,
    }],
    keeps_others: false,
    begin: None,
    abandon: None,
    check: |app, ground, rows| look(app, ground, rows).boxed(),
    store: |tx, ground, rows| store::store(tx, ground, rows).boxed(),
    undo: |tx, actor, traces| undo::undo(tx, actor, traces).boxed(),
};

/// An option of the file: leads that are known are added all the same.
const ALLOW_DUPLICATES: &str = "allow_duplicates";

async fn look(app: &App, ground: Ground<'_>, rows: &[ImportRow]) -> Result<Vec<Verdict>> {
    let db = app.db().reader();
    let names = Names::load(db, (app, ground.actor), rows).await?;
    let read: Vec<_> = rows.iter().map(|row| names.read(row)).collect();
    let contacts: Vec<_> =
        read.iter().map(|read| read.as_ref().map_or((None, None), |input| contact(app, input))).collect();
    let known = Known::load(db, &contacts).await?;
    let minds = !ground.is_on(ALLOW_DUPLICATES);
    let verdict = |(read, contact): (Result<LeadInput, Vec<Fault>>, Contact)| {
        let mut faults = read.err().unwrap_or_default();
        if minds && faults.is_empty() {
            faults.extend(known.refuse(&contact));
        }
        let phone = contact.0.as_ref().map(|hash| format!("{hash:x?}"));
        let keys = phone.into_iter().chain(contact.1).filter(|_| minds).collect();
        Verdict { faults, known: None, keys, ..Verdict::default() }
    };
    Ok(read.into_iter().zip(contacts).map(verdict).collect())
}
