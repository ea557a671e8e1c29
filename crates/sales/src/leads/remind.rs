//! What is due, and what rests too long: owners are told, once each time.

use super::{model, queries, table::Model};
use crate::pipeline;
use kernel::{Result, UserId};
use notify::Notice;
use platform::{
    Actor, App, Tx,
    jobs::JobKind,
    live::{self, Audience},
};
use serde_json::json;
use std::collections::BTreeMap;

const AT_ONCE: u64 = 500;

/// Tells owners of next actions that are due.
pub(crate) const REMIND: JobKind = JobKind::new("leads.remind", |app, _| Box::pin(tell_due(app)));

/// Tells owners, in one notice a day, how many of their leads rest longer than their stage allows.
pub(crate) const IDLE: JobKind = JobKind::new("leads.idle", |app, _| Box::pin(tell_idle(app)));

async fn tell_due(app: App) -> Result<()> {
    loop {
        let told = app.transact(async |tx| tell_some_due(tx).await).await?;
        if told < AT_ONCE {
            return Ok(());
        }
    }
}

async fn tell_some_due(tx: &Tx) -> Result<u64> {
    let leads = queries::due(tx, AT_ONCE).await?;
    queries::note_reminded(tx, leads.iter().map(|lead| lead.id).collect()).await?;
    for lead in &leads {
        let notice = Notice {
            kind: "lead.follow_up_due",
            to: lead.owner_id.into_iter().collect(),
            subject: model::subject(lead),
            params: json!({ "next_action": lead.next_action }),
        };
        notify::tell(tx, &Actor::system(), notice).await?;
    }
    change_badges(tx, &leads).await?;
    Ok(leads.len() as u64)
}

async fn change_badges(tx: &Tx, leads: &[Model]) -> Result<()> {
    let mut owners: Vec<_> = leads.iter().filter_map(|lead| lead.owner_id).collect();
    owners.sort_unstable();
    owners.dedup();
    if owners.is_empty() {
        Ok(())
    } else {
        live::tell(tx, "badges.changed", None, Audience::Users(owners)).await
    }
}

async fn tell_idle(app: App) -> Result<()> {
    app.transact(async |tx| {
        let mut by_owner: BTreeMap<UserId, (Model, u64)> = BTreeMap::new();
        for stage in pipeline::all_stages(tx).await? {
            let Some(days) = stage.follow_up_days else { continue };
            let before = tx.now() - chrono::Duration::days(days);
            loop {
                let leads = queries::idle(tx, (stage.id, before), AT_ONCE).await?;
                let count = leads.len() as u64;
                queries::note_reminded(tx, leads.iter().map(|lead| lead.id).collect()).await?;
                for lead in leads {
                    let Some(owner) = lead.owner_id else { continue };
                    by_owner.entry(owner).or_insert_with(|| (lead, 0)).1 += 1;
                }
                if count < AT_ONCE {
                    break;
                }
            }
        }
        for (owner, (lead, count)) in by_owner {
            let (subject, params) = (model::subject(&lead), json!({ "count": count }));
            notify::tell(
                tx,
                &Actor::system(),
                Notice { kind: "lead.idle", to: vec![owner], subject, params },
            )
            .await?;
        }
        Ok(())
    })
    .await
}
