//! Ask for a decision, or take the question back.

use crate::{
    model::{Level, Status},
    queries,
    table::ActiveModel,
};
use kernel::{Permission, Result, Rupiah, UserId};
use notify::Notice;
use platform::{
    Actor, Tx,
    audit::Subject,
    live::{self, Audience},
};
use sea_orm::Set;
use serde_json::json;
use uuid::Uuid;

/// What a decision is asked for.
#[derive(Clone, Debug)]
pub struct NewApproval {
    /// What it is about.
    pub subject: Subject,
    /// The version that is asked for.
    pub version: i64,
    /// The amount that is asked for.
    pub amount: Rupiah,
    /// Who must decide.
    pub level: Level,
    /// Whose it is.
    pub owner: UserId,
}

/// Asks for a decision and tells those who may give it.
///
/// # Errors
/// A broken unique index where one waits already; the caller's conditional update keeps that from happening.
pub async fn request(tx: &Tx, actor: &Actor, new: NewApproval) -> Result<()> {
    let id: Uuid = tx.new_id();
    let row = ActiveModel {
        id: Set(id),
        subject_kind: Set(new.subject.kind.to_owned()),
        subject_id: Set(new.subject.id),
        subject_label: Set(new.subject.label.clone()),
        subject_version: Set(new.version),
        amount: Set(new.amount),
        level: Set(new.level),
        requested_by: Set(actor.id),
        owner_id: Set(new.owner),
        status: Set(Status::Pending),
        decided_by: Set(None),
        decided_at: Set(None),
        note: Set(None),
        created_at: Set(tx.now()),
    };
    queries::insert(tx, row).await?;
    let deciders = queries::deciders(tx, new.level, new.owner).await?;
    let notice = Notice {
        kind: "approval.requested",
        to: deciders.clone(),
        subject: new.subject,
        params: json!({ "amount": new.amount, "level": new.level }),
    };
    notify::tell(tx, actor, notice).await?;
    live::tell(tx, "approval.created", Some(id), Audience::Owned(Permission::ReadDeals, Some(new.owner)))
        .await?;
    live::tell(tx, "badges.changed", None, Audience::Users(deciders)).await
}

/// Makes what was asked or approved about a subject void, because it changed; returns whether there was any.
///
/// # Errors
/// Only what the database says.
pub async fn void(tx: &Tx, kind: &str, subject: Uuid) -> Result<bool> {
    let is_void = queries::void(tx, kind, subject).await?;
    if is_void {
        live::tell(tx, "badges.changed", None, Audience::Holders(Permission::ReadDeals)).await?;
    }
    Ok(is_void)
}

/// What waits about subjects of `kind` that the first user owned is the second's now.
///
/// # Errors
/// Only what the database says.
pub async fn hand_over(tx: &Tx, kind: &str, (from, to): (UserId, UserId)) -> Result<()> {
    queries::hand_over(tx, kind, (from, to)).await?;
    live::tell(tx, "badges.changed", None, Audience::Holders(Permission::ReadDeals)).await
}

/// Forgets what was asked about subjects that are no more.
///
/// # Errors
/// Only what the database says.
pub async fn forget(tx: &Tx, kind: &str, subjects: Vec<Uuid>) -> Result<()> {
    queries::forget(tx, kind, subjects).await
}
