//! Enter deposits.

use super::{
    DepositId, Multiplier,
    model::{DepositView, IN_FUTURE, MAX_NAME, TOO_GREAT, check_amounts, subject},
    policy, queries,
    table::Model,
};
use axum::extract::State;
use catalog::products::ProductId;
use kernel::{Check, Day, Error, Faults, Permission, Result, Rupiah, UserId, check, text};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::{ConnectionTrait, IntoActiveModel};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// A deposit as people type it.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewDeposit {
    /// The business day it counts on; today where absent.
    pub on_date: Option<Day>,
    /// Who entered it; oneself where absent. Only for those who enter for others.
    pub staff_id: Option<UserId>,
    /// The product.
    pub product_id: Option<ProductId>,
    /// The customer.
    pub customer_name: String,
    /// The customer's ID.
    pub customer_ref: Option<String>,
    /// Nominal.
    pub base_amount: Option<Rupiah>,
    /// Kelipatan: at most two decimals, 0.01 to 1000; 1 where absent.
    pub(crate) multiplier: Multiplier,
    /// Keterangan.
    pub note: Option<String>,
}

impl Check for NewDeposit {
    fn check(&self, faults: &mut Faults) {
        self.check_at(faults, "");
    }
}

impl NewDeposit {
    pub(super) fn check_at(&self, faults: &mut Faults, at: &str) {
        let field = |name: &str| format!("{at}{name}");
        faults.required_text(&field("customer_name"), &self.customer_name, MAX_NAME);
        faults.optional_text(&field("customer_ref"), self.customer_ref.as_deref(), 80);
        faults.optional_text(&field("note"), self.note.as_deref(), 500);
        faults.ensure(self.product_id.is_some(), field("product_id"), &check::REQUIRED);
        faults.ensure(self.base_amount.is_some(), field("base_amount"), &check::REQUIRED);
        check_amounts(faults, at, (self.base_amount.unwrap_or_default(), self.multiplier));
    }
}

/// Enter a deposit. The total is nominal × kelipatan, computed here.
#[utoipa::path(post, path = "/api/deposits", tag = "outreach", request_body = NewDeposit, responses((status = 201, body = DepositView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<NewDeposit>,
) -> http::Result<Reply> {
    actor.must(Permission::UseDeposits)?;
    app.write(&actor, async |tx| {
        let mut faults = Faults::new();
        check_references(tx, &actor, ("", &input), &mut faults).await?;
        faults.finish()?;
        let day = input.on_date.unwrap_or_else(|| tx.today());
        policy::must_be_open(tx.app(), &actor, day)?;
        let row = row(tx, &actor, (tx.new_id(), &input))?;
        queries::insert_if_new(tx, row.clone().into_active_model()).await?;
        added(tx, &actor, &row).await?;
        let view = queries::view(tx.app(), tx, (&actor, row)).await?;
        Reply::created(view.version, &view)
    })
    .await
}

/// Enters `rows` for an import; returns their ids.
///
/// # Errors
/// `Invalid` with every fault, of the row `rows[0]`, `rows[1]`…
pub async fn add_rows(tx: &Tx, actor: &Actor, rows: Vec<NewDeposit>) -> Result<Vec<DepositId>> {
    actor.must(Permission::UseDeposits)?;
    let mut faults = Faults::new();
    for (index, input) in rows.iter().enumerate() {
        let at = format!("rows[{index}].");
        input.check_at(&mut faults, &at);
        check_references(tx, actor, (&at, input), &mut faults).await?;
    }
    faults.finish()?;
    let mut ids = Vec::with_capacity(rows.len());
    for input in &rows {
        policy::must_be_open(tx.app(), actor, input.on_date.unwrap_or_else(|| tx.today()))?;
        let row = row(tx, actor, (tx.new_id(), input))?;
        queries::insert_if_new(tx, row.clone().into_active_model()).await?;
        added(tx, actor, &row).await?;
        ids.push(row.id);
    }
    Ok(ids)
}

/// What only the database knows: the product, who may enter for whom, whether the day has come.
pub(super) async fn check_references(
    tx: &Tx,
    actor: &Actor,
    (at, input): (&str, &NewDeposit),
    faults: &mut Faults,
) -> Result<()> {
    let field = |name: &str| format!("{at}{name}");
    if let Some(product) = input.product_id {
        check_product(tx, (product, field("product_id")), faults).await?;
    }
    if let Some(staff) = input.staff_id {
        check_staff(tx, actor, (staff, field("staff_id")), faults).await?;
    }
    faults.ensure(input.on_date.is_none_or(|day| day <= tx.today()), field("on_date"), &IN_FUTURE);
    Ok(())
}

pub(super) async fn check_product(
    db: &impl ConnectionTrait,
    (product, field): (ProductId, String),
    faults: &mut Faults,
) -> Result<()> {
    let is_known = catalog::products::find_for_sale(db, vec![product]).await?.contains_key(&product);
    faults.ensure(is_known, field, &check::UNKNOWN_REFERENCE);
    Ok(())
}

/// Deposits of others are entered only by those who do so for all, and only of people who have deposits.
pub(super) async fn check_staff(
    db: &impl ConnectionTrait,
    actor: &Actor,
    (staff, field): (UserId, String),
    faults: &mut Faults,
) -> Result<()> {
    let may = staff == actor.id || policy::enters_for_all(actor);
    let role = accounts::users::active_with_role(db, staff).await?;
    let has = role.is_some_and(|role| Permission::UseDeposits.reach(role).is_some());
    faults.ensure(may && has, field, &check::UNKNOWN_REFERENCE);
    Ok(())
}

/// The row of a checked deposit.
pub(super) fn row(tx: &Tx, actor: &Actor, (id, input): (DepositId, &NewDeposit)) -> Result<Model> {
    let line = |text: &Option<String>| text.as_deref().map(text::clean_line).filter(|text| !text.is_empty());
    let base = input.base_amount.unwrap_or_default();
    let total = input.multiplier.times(base).ok_or_else(|| Error::field("base_amount", &TOO_GREAT))?;
    let name = text::clean_line(&input.customer_name);
    Ok(Model {
        id,
        on_date: input.on_date.unwrap_or_else(|| tx.today()),
        staff_id: input.staff_id.unwrap_or(actor.id),
        product_id: input.product_id.ok_or_else(|| Error::field("product_id", &check::REQUIRED))?,
        customer_folded: text::fold(&name),
        customer_name: name,
        customer_ref: line(&input.customer_ref),
        base_amount: base,
        multiplier_hundredths: input.multiplier,
        total,
        note: input.note.as_deref().map(text::clean_block).filter(|note| !note.is_empty()),
        updated_by: actor.user_id(),
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
    })
}

/// Records that the deposit was entered, and tells it.
pub(super) async fn added(tx: &Tx, actor: &Actor, row: &Model) -> Result<()> {
    let facts = json!({
        "on_date": row.on_date, "staff_id": row.staff_id, "base_amount": row.base_amount,
        "multiplier": row.multiplier_hundredths, "total": row.total,
    });
    audit::record(tx, actor, "deposit.created", &subject(row), facts).await?;
    tell(tx, "deposit.created", row).await
}

/// Tells whoever may see the deposit.
pub(super) async fn tell(tx: &Tx, kind: &str, row: &Model) -> Result<()> {
    let audience = Audience::Owned(Permission::UseDeposits, Some(row.staff_id));
    live::tell(tx, kind, Some(row.id.0), audience).await
}
