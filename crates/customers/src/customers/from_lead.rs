//! A lead becomes a customer.

use super::{
    CustomerId,
    create::{blank, changed},
    model::Kind,
    phones, queries,
    table::ActiveModel,
};
use kernel::{Patch, Phone, Result, UserId, text};
use platform::{
    Actor, Tx,
    fields::{self, FieldOf},
};
use sea_orm::Set;
use serde_json::{Map, Value};
use uuid::Uuid;

/// What a lead brings along.
#[derive(Clone, Debug)]
pub struct NewFromLead {
    /// The lead.
    pub lead_id: Uuid,
    /// Its name.
    pub name: String,
    /// Its phone.
    pub phone: Option<Phone>,
    /// Its email.
    pub email: Option<String>,
    /// Its address, as one line.
    pub address: Option<String>,
    /// Its organisation.
    pub organization: Option<String>,
    /// Who owns it.
    pub owner_id: Option<UserId>,
    /// What own fields of customers have from it.
    pub custom: Map<String, Value>,
}

/// The owner's living customer with the lead's phone, else with its email, or a new one.
///
/// # Errors
/// `Conflict("duplicate")` where another made a customer of the same phone at the same moment.
pub async fn create_or_reuse_from_lead(tx: &Tx, actor: &Actor, lead: NewFromLead) -> Result<CustomerId> {
    let keys = tx.app().keys();
    let hash = lead.phone.as_ref().map(|phone| keys.lookup_hash(phone.as_str()).to_vec());
    let email = lead.email.as_deref().map(text::fold_email);
    let by_phone = queries::find_matches(tx, hash.clone().into_iter().collect(), None).await?;
    let by_email = queries::find_matches(tx, Vec::new(), email.as_deref()).await?;
    let mut known = by_phone.iter().chain(&by_email);
    if let Some(known) = known.find(|known| known.owner_id == lead.owner_id) {
        return Ok(known.id);
    }
    let id: CustomerId = tx.new_id();
    let is_company = lead.organization.as_deref().is_some_and(|organization| organization == lead.name);
    let row = ActiveModel {
        name_folded: Set(text::fold(&lead.name)),
        name: Set(lead.name),
        kind: Set(if is_company { Kind::Company } else { Kind::Person }),
        phone_hash: Set(hash),
        phone_is_shared: Set(!by_phone.is_empty()),
        email_folded: Set(email),
        email: Set(lead.email),
        street: Set(lead.address),
        organization_folded: Set(lead.organization.as_deref().map(text::fold)),
        organization: Set(lead.organization),
        origin_lead_id: Set(Some(lead.lead_id)),
        custom: Set(with_defaults(tx, lead.custom).into()),
        ..blank(tx, id, lead.owner_id).await?
    };
    queries::insert(tx, row).await?;
    phones::set(tx, id, &lead.phone.iter().map(|phone| phone.as_str().to_owned()).collect::<Vec<_>>())
        .await?;
    changed(tx, actor, ("customer.created", &queries::find(tx, id).await?)).await?;
    Ok(id)
}

/// What the lead says, and defaults. What is required and missing is asked for when somebody changes it.
fn with_defaults(tx: &Tx, custom: Map<String, Value>) -> Map<String, Value> {
    fields::written(tx.app(), FieldOf::Customers, (None, &Patch::Set(custom))).0
}
