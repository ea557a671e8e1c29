//! Stores rows as records.

use super::{
    options::{Options, database},
    read::{faults, record},
};
use crate::{
    databases,
    records::{add::insert, model::DUPLICATE},
};
use kernel::{Error, Fault, Permission, Result, check};
use platform::{
    Tx,
    import::{Ground, ImportRow, Outcome},
    live::{self, Audience},
};

pub(super) async fn store(tx: &Tx, ground: Ground<'_>, rows: Vec<ImportRow>) -> Result<Vec<Outcome>> {
    let options = Options::of(ground)?;
    let id = options.database_id.ok_or_else(|| Error::field("options.database_id", &check::REQUIRED))?;
    let database = database(tx, ground.actor, id).await?;
    ground.actor.must(Permission::ManageDatabases)?;
    let mut outcomes: Vec<Option<Outcome>> = Vec::with_capacity(rows.len());
    let (mut records, mut last) = (Vec::new(), options.first_row);
    for row in &rows {
        let record = record(row);
        let found = faults(tx.app(), &record);
        if !found.is_empty() {
            outcomes.push(Some(Outcome::Rejected(found)));
            continue;
        }
        let row_no = options.first_row + i64::try_from(row.number).map_err(Error::internal)?;
        last = last.max(row_no);
        records.push((row_no, record));
        outcomes.push(None);
    }
    let added = insert(tx, &database, (records, options.skip_duplicates)).await?;
    databases::raise_last_row(tx, id, last).await?;
    live::tell(tx, "database.updated", Some(id.0), Audience::Holders(Permission::UseRecords)).await?;
    let mut ids = added.ids.iter();
    let mut at = 0;
    let settle = |outcome: Option<Outcome>| {
        outcome.map_or_else(
            || {
                let is_left_out = options.skip_duplicates && added.duplicates.contains(&at);
                at += 1;
                if is_left_out {
                    return Ok(Outcome::Rejected(vec![Fault::new("phone", &DUPLICATE)]));
                }
                let id = ids.next().ok_or_else(|| Error::internal("a record without its id"))?;
                Ok(Outcome::Created(id.0))
            },
            Ok,
        )
    };
    outcomes.into_iter().map(settle).collect()
}
