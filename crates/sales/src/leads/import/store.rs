//! Stores rows as leads.

use super::{ALLOW_DUPLICATES, Known, Names, contact};
use crate::{
    leads::{
        LeadId,
        model::{LeadInput, filled},
        queries,
        save::{apply, blank, own_fields, owner_of},
        table::ActiveModel,
    },
    pipeline::StageId,
};
use kernel::{Error, Permission, Result, text};
use platform::{
    Actor, Tx, audit, db,
    import::{Ground, ImportRow, Outcome},
    live::{self, Audience},
};
use sea_orm::Set;
use serde_json::json;

pub(super) async fn store(tx: &Tx, ground: Ground<'_>, rows: Vec<ImportRow>) -> Result<Vec<Outcome>> {
    let names = Names::load(tx, (tx.app(), ground.actor), &rows).await?;
    let read: Vec<_> = rows.iter().map(|row| names.read(row)).collect();
    let contacts: Vec<_> = read
        .iter()
        .map(|read| read.as_ref().map_or((None, None), |input| contact(tx.app(), input)))
        .collect();
    let mut known = Known::load(tx, &contacts).await?;
    let minds = !ground.is_on(ALLOW_DUPLICATES);
    let (mut outcomes, mut inputs) = (Vec::with_capacity(rows.len()), Vec::new());
    for (read, contact) in read.into_iter().zip(contacts) {
        let refused = known.refuse(&contact).filter(|_| minds);
        outcomes.push(match (read, refused) {
            (Err(faults), _) => Outcome::Rejected(faults),
            (Ok(_), Some(fault)) => Outcome::Rejected(vec![fault]),
            (Ok(input), None) => {
                known.learn(contact);
                let id: LeadId = tx.new_id();
                inputs.push((id, input));
                Outcome::Created(id.0)
            }
        });
    }
    add(tx, ground.actor, (names.first_stage()?, inputs)).await?;
    Ok(outcomes)
}

/// Adds leads that were checked, many at once.
async fn add(tx: &Tx, actor: &Actor, (first, inputs): (StageId, Vec<(LeadId, LeadInput)>)) -> Result<()> {
    if inputs.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(inputs.len()).map_err(Error::internal)?;
    let number = db::next_numbers(tx, "lead", count).await?;
    let (mut leads, mut moves, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    for (number, (id, input)) in (number..).zip(inputs) {
        let owner = owner_of(tx, actor, &input).await?;
        let start = blank(tx, (id, number), input.stage_id.unwrap_or(first));
        let custom = Set(own_fields(tx, (&input, None)).0.into());
        let row = ActiveModel { owner_id: Set(owner), custom, ..apply(tx, &input, start)? };
        moves.push(queries::StageChange {
            id: tx.new_id(),
            lead: id,
            from: None,
            to: input.stage_id.unwrap_or(first),
            at: tx.now(),
            on_day: tx.today(),
            owner,
            seconds: None,
        });
        let name = text::clean_line(filled(&input.name).unwrap_or_default());
        entries.push(audit::Past {
            at: tx.now(),
            by: (actor.id, actor.name.clone()),
            action: "lead.created",
            subject: audit::Subject::new("lead", id, format!("LD-{number:06} {name}")),
            facts: json!({ "imported": true }),
        });
        leads.push(row);
    }
    queries::insert_many(tx, leads).await?;
    queries::note_stages(tx, moves).await?;
    audit::record_past(tx, entries).await?;
    live::tell(tx, "lead.created", None, Audience::Holders(Permission::UseLeads)).await
}
