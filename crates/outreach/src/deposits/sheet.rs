//! A day's sheet at once: every row is saved, or the answer says how it stands now. Nothing of anybody's is lost.

use super::{
    DepositId, Multiplier,
    add::{NewDeposit, added, check_references, row, tell},
    model::{DepositView, TOO_OLD, subject},
    policy, queries,
    remove::remove,
    table::{ActiveModel, Model},
};
use crate::settings::OutreachSettings;
use axum::extract::State;
use catalog::products::ProductId;
use kernel::{Check, Day, Error, Faults, Message, Permission, Result, Rupiah, UserId, check};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, Query, Refusals, Reply},
};
use sea_orm::{ActiveModelTrait, ActiveValue::NotSet, IntoActiveModel};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};

const MAX: usize = 2_000;
/// No row is changed so often.
const MOST: i64 = 1_000_000_000;
const CHANGED: Message = Message::new("stale", "Baru saja diubah orang lain.", "Somebody just changed this.");
const GONE: Message = Message::new("not_found", "Sudah dihapus.", "It was deleted.");

/// Which sheet.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct SheetParams {
    /// The business day.
    #[param(value_type = String)]
    on: Option<Day>,
}

impl Check for SheetParams {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.on.is_some(), "on", &check::REQUIRED);
    }
}

/// A row of the sheet.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SheetRow {
    /// The deposit; for a new row an id of the client's own, so that a sheet that is sent again adds nothing twice.
    id: Option<DepositId>,
    /// The version that was seen; absent for a new row.
    version: Option<i64>,
    staff_id: Option<UserId>,
    product_id: Option<ProductId>,
    customer_name: String,
    customer_ref: Option<String>,
    base_amount: Option<Rupiah>,
    multiplier: Multiplier,
    note: Option<String>,
}

impl SheetRow {
    fn deposit(&self, on: Option<Day>) -> NewDeposit {
        NewDeposit {
            on_date: on,
            staff_id: self.staff_id,
            product_id: self.product_id,
            customer_name: self.customer_name.clone(),
            customer_ref: self.customer_ref.clone(),
            base_amount: self.base_amount,
            multiplier: self.multiplier,
            note: self.note.clone(),
        }
    }
}

/// A row that is deleted.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RemovedRow {
    id: DepositId,
    /// The version that was seen.
    version: i64,
}

/// A sheet as it is on the screen. Rows that are not named stay as they are.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Sheet {
    rows: Vec<SheetRow>,
    removed: Vec<RemovedRow>,
}

impl Check for Sheet {
    fn check(&self, faults: &mut Faults) {
        faults.entries("rows", self.rows.len(), MAX);
        faults.entries("removed", self.removed.len(), MAX);
        for (index, row) in self.removed.iter().enumerate().take(MAX) {
            faults.number(&format!("removed[{index}].version"), row.version, 0, MOST);
        }
        for (index, row) in self.rows.iter().enumerate().take(MAX) {
            let at = format!("rows[{index}].");
            row.deposit(None).check_at(faults, &at);
            if let Some(version) = row.version {
                faults.number(&format!("{at}version"), version, 0, MOST);
            }
            faults.ensure(row.id.is_some() || row.version.is_none(), format!("{at}id"), &check::REQUIRED);
        }
    }
}

/// How it went with one row.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RowOutcome {
    id: DepositId,
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    /// How the row stands now, where it was not saved.
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<DepositView>,
}

/// How it went, and the sheet as it is now.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SheetAnswer {
    /// Of each row that was sent, in the same order.
    rows: Vec<RowOutcome>,
    /// Of each row that was deleted, in the same order.
    removed: Vec<RowOutcome>,
    /// Every row of the day that the reader may see.
    data: Vec<DepositView>,
}

/// Save a day's sheet: rows with the version that was seen are changed, new ones added, removed ones deleted. What
/// somebody else changed meanwhile is left alone and comes back, row by row, with how it stands now; rows that are not
/// named stay as they are. What is wrong with a row refuses the whole, and names row and field.
#[utoipa::path(put, path = "/api/deposits/sheet", tag = "outreach", params(SheetParams), request_body = Sheet, responses((status = 200, body = SheetAnswer), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<SheetParams>,
    Body(input): Body<Sheet>,
) -> http::Result<Reply> {
    actor.must(Permission::UseDeposits)?;
    app.write(&actor, async |tx| {
        let on = params.on.ok_or_else(|| Error::field("on", &check::REQUIRED))?;
        check_all(tx, &actor, (on, &input)).await?;
        policy::must_be_open(tx.app(), &actor, on)?;
        let mut rows = Vec::with_capacity(input.rows.len());
        for sent in &input.rows {
            rows.push(save(tx, &actor, (on, sent)).await?);
        }
        let mut removed = Vec::with_capacity(input.removed.len());
        for sent in &input.removed {
            removed.push(delete(tx, &actor, *sent).await?);
        }
        let day = queries::of_day(tx, (&actor, on), None).await?;
        let data = queries::views(tx.app(), tx, (&actor, day)).await?;
        Reply::ok(&SheetAnswer { rows, removed, data })
    })
    .await
}

/// Every fault of every row at once; each product and person is asked for once.
async fn check_all(tx: &Tx, actor: &Actor, (on, input): (Day, &Sheet)) -> Result<()> {
    let mut faults = Faults::new();
    let mut known: HashMap<(Option<ProductId>, Option<UserId>), bool> = HashMap::new();
    for (index, sent) in input.rows.iter().enumerate() {
        let key = (sent.product_id, sent.staff_id);
        if known.get(&key) == Some(&true) {
            continue;
        }
        let mut own = Faults::new();
        check_references(tx, actor, (&format!("rows[{index}]."), &sent.deposit(Some(on))), &mut own).await?;
        known.insert(key, own.is_empty());
        if let Err(Error::Invalid(found)) = own.finish() {
            faults.extend(found);
        }
    }
    faults.finish()
}

fn refused(tx: &Tx, actor: &Actor, (id, message): (DepositId, &Message)) -> RowOutcome {
    let settings: OutreachSettings = tx.app().setting();
    let params = [("days", settings.deposit_edit_days.to_string())];
    RowOutcome {
        id,
        ok: false,
        code: Some(message.code),
        message: Some(message.say(actor.locale, &params)),
        current: None,
    }
}

const fn saved(id: DepositId) -> RowOutcome {
    RowOutcome { id, ok: true, code: None, message: None, current: None }
}

/// A conflict with the row as it stands now.
async fn conflict(tx: &Tx, actor: &Actor, current: Model) -> Result<RowOutcome> {
    let id = current.id;
    let current = Some(queries::view(tx.app(), tx, (actor, current)).await?);
    Ok(RowOutcome { current, ..refused(tx, actor, (id, &CHANGED)) })
}

async fn save(tx: &Tx, actor: &Actor, (on, sent): (Day, &SheetRow)) -> Result<RowOutcome> {
    let input = sent.deposit(Some(on));
    match (sent.id, sent.version) {
        (Some(id), Some(seen)) => change(tx, actor, (id, seen), &input).await,
        (id, _) => insert(tx, actor, (id.unwrap_or_else(|| tx.new_id()), &input)).await,
    }
}

async fn insert(tx: &Tx, actor: &Actor, (id, input): (DepositId, &NewDeposit)) -> Result<RowOutcome> {
    let new = row(tx, actor, (id, input))?;
    if queries::insert_if_new(tx, new.clone().into_active_model()).await? {
        added(tx, actor, &new).await?;
        return Ok(saved(id));
    }
    match queries::find_visible(tx, actor, id).await {
        Ok(current) if says_the_same(&current, &new) => Ok(saved(id)),
        Ok(current) => conflict(tx, actor, current).await,
        Err(Error::NotFound) => Ok(refused(tx, actor, (id, &CHANGED))),
        Err(other) => Err(other),
    }
}

/// Whether two rows differ in nothing that people type.
fn says_the_same(one: &Model, other: &Model) -> bool {
    let bare = |row: &Model| Model {
        updated_by: None,
        version: 0,
        created_at: other.created_at,
        updated_at: other.updated_at,
        ..row.clone()
    };
    bare(one) == bare(other)
}

async fn change(
    tx: &Tx,
    actor: &Actor,
    (id, seen): (DepositId, i64),
    input: &NewDeposit,
) -> Result<RowOutcome> {
    let before = match queries::find_visible(tx, actor, id).await {
        Ok(before) => before,
        Err(Error::NotFound) => return Ok(refused(tx, actor, (id, &GONE))),
        Err(other) => return Err(other),
    };
    let sent = NewDeposit { staff_id: input.staff_id.or(Some(before.staff_id)), ..input.clone() };
    let after = row(tx, actor, (id, &sent))?;
    if says_the_same(&before, &after) {
        return Ok(saved(id));
    }
    if policy::must_be_open(tx.app(), actor, before.on_date).is_err() {
        return Ok(refused(tx, actor, (id, &TOO_OLD)));
    }
    let old = queries::view(tx.app(), tx, (actor, before)).await?;
    let changes = ActiveModel {
        id: NotSet,
        version: NotSet,
        created_at: NotSet,
        updated_at: NotSet,
        ..after.into_active_model().reset_all()
    };
    if !queries::update(tx, id, Some(seen), changes).await? {
        return match queries::find_visible(tx, actor, id).await {
            Ok(current) => conflict(tx, actor, current).await,
            Err(Error::NotFound) => Ok(refused(tx, actor, (id, &GONE))),
            Err(other) => Err(other),
        };
    }
    let row = queries::find_visible(tx, actor, id).await?;
    let new = queries::view(tx.app(), tx, (actor, row.clone())).await?;
    audit::record_change(tx, actor, "deposit.updated", &subject(&row), (&old, &new)).await?;
    tell(tx, "deposit.updated", &row).await?;
    Ok(saved(id))
}

async fn delete(tx: &Tx, actor: &Actor, sent: RemovedRow) -> Result<RowOutcome> {
    let row = match queries::find_visible(tx, actor, sent.id).await {
        Ok(row) => row,
        // Whoever deletes what is gone has what they wanted.
        Err(Error::NotFound) => return Ok(saved(sent.id)),
        Err(other) => return Err(other),
    };
    if policy::must_be_open(tx.app(), actor, row.on_date).is_err() {
        return Ok(refused(tx, actor, (sent.id, &TOO_OLD)));
    }
    if remove(tx, actor, (&row, Some(sent.version))).await? {
        return Ok(saved(sent.id));
    }
    conflict(tx, actor, row).await
}
