//! Correct a deposit.

use super::{
    DepositId, Multiplier,
    add::{check_product, check_staff, tell},
    model::{DepositView, IN_FUTURE, MAX_NAME, TOO_GREAT, check_amounts, subject},
    policy, queries,
    table::{ActiveModel, Model},
};
use axum::extract::State;
use catalog::products::ProductId;
use kernel::{Check, Day, Error, Faults, Patch, Result, Rupiah, UserId, check, text};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// Changes to a deposit.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct DepositChange {
    pub on_date: Patch<Day>,
    pub staff_id: Patch<UserId>,
    pub product_id: Patch<ProductId>,
    pub customer_name: Patch<String>,
    pub customer_ref: Patch<String>,
    pub base_amount: Patch<Rupiah>,
    pub multiplier: Patch<Multiplier>,
    pub note: Patch<String>,
}

impl Check for DepositChange {
    fn check(&self, faults: &mut Faults) {
        let cleared = [
            ("on_date", self.on_date.is_clear()),
            ("staff_id", self.staff_id.is_clear()),
            ("product_id", self.product_id.is_clear()),
            ("customer_name", self.customer_name.is_clear()),
            ("base_amount", self.base_amount.is_clear()),
            ("multiplier", self.multiplier.is_clear()),
        ];
        for (field, is_cleared) in cleared {
            faults.ensure(!is_cleared, field, &check::REQUIRED);
        }
        if let Some(name) = self.customer_name.sent() {
            faults.required_text("customer_name", name, MAX_NAME);
        }
        faults.optional_text("customer_ref", self.customer_ref.sent().map(String::as_str), 80);
        faults.optional_text("note", self.note.sent().map(String::as_str), 500);
        let base = self.base_amount.sent().copied().unwrap_or_default();
        check_amounts(faults, "", (base, self.multiplier.sent().copied().unwrap_or_default()));
    }
}

/// Correct a deposit; the total follows. Staff correct their own, for as many days back as is set
/// (409 `too_old` after that).
#[utoipa::path(patch, path = "/api/deposits/{id}", tag = "outreach", params(("id" = DepositId, Path)), request_body = DepositChange, responses((status = 200, body = DepositView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DepositId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<DepositChange>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_visible(tx, &actor, id).await?;
        check_change(tx, &actor, (&row, &input)).await?;
        let before = queries::view(tx.app(), tx, (&actor, row.clone())).await?;
        if !queries::update(
            tx,
            id,
            seen,
            ActiveModel { updated_by: Set(actor.user_id()), ..apply(&row, &input)? },
        )
        .await?
        {
            return Err(Error::Stale(Box::new(json!(before))));
        }
        changed(tx, &actor, (before, id)).await
    })
    .await
}

/// What only the database knows, and whether both days are still open.
async fn check_change(tx: &Tx, actor: &Actor, (row, input): (&Model, &DepositChange)) -> Result<()> {
    let mut faults = Faults::new();
    if let Some(product) = input.product_id.sent() {
        check_product(tx, (*product, "product_id".to_owned()), &mut faults).await?;
    }
    if let Some(staff) = input.staff_id.sent() {
        check_staff(tx, actor, (*staff, "staff_id".to_owned()), &mut faults).await?;
    }
    let day = input.on_date.sent().copied().unwrap_or(row.on_date);
    faults.ensure(day <= tx.today(), "on_date", &IN_FUTURE);
    faults.finish()?;
    policy::must_be_open(tx.app(), actor, row.on_date)?;
    policy::must_be_open(tx.app(), actor, day)
}

/// What changes in the row; nominal and kelipatan together make the total.
pub(super) fn apply(row: &Model, input: &DepositChange) -> Result<ActiveModel> {
    let base = input.base_amount.sent().copied().unwrap_or(row.base_amount);
    let multiplier = input.multiplier.sent().copied().unwrap_or(row.multiplier_hundredths);
    let total = multiplier.times(base).ok_or_else(|| Error::field("base_amount", &TOO_GREAT))?;
    let mut changes = ActiveModel {
        base_amount: Set(base),
        multiplier_hundredths: Set(multiplier),
        total: Set(total),
        ..Default::default()
    };
    if let Some(day) = input.on_date.sent() {
        changes.on_date = Set(*day);
    }
    if let Some(staff) = input.staff_id.sent() {
        changes.staff_id = Set(*staff);
    }
    if let Some(product) = input.product_id.sent() {
        changes.product_id = Set(*product);
    }
    if let Some(name) = input.customer_name.sent().map(|name| text::clean_line(name)) {
        changes.customer_folded = Set(text::fold(&name));
        changes.customer_name = Set(name);
    }
    if !input.customer_ref.is_keep() {
        let reference = input.customer_ref.sent().map(|text| text::clean_line(text));
        changes.customer_ref = Set(reference.filter(|text| !text.is_empty()));
    }
    if !input.note.is_keep() {
        let note = input.note.sent().map(|note| text::clean_block(note));
        changes.note = Set(note.filter(|note| !note.is_empty()));
    }
    Ok(changes)
}

/// Records what changed, tells it, and answers.
async fn changed(tx: &Tx, actor: &Actor, (before, id): (DepositView, DepositId)) -> Result<Reply> {
    let row = queries::find(tx, id).await?.ok_or(Error::NotFound)?;
    let after = queries::view(tx.app(), tx, (actor, row.clone())).await?;
    audit::record_change(tx, actor, "deposit.updated", &subject(&row), (&before, &after)).await?;
    tell(tx, "deposit.updated", &row).await?;
    Reply::tagged(after.version, &after)
}
