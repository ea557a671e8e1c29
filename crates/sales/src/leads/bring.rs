//! A lead that another room brings: somebody whom a telesales person reached.

use super::{
    duplicates::refuse_duplicates,
    model::{LeadInput, NewLead},
    save::{check_new, insert, notify_owner, tell},
    table::Model,
};
use catalog::products::ProductId;
use kernel::{Check, Faults, Patch, Result, UserId};
use platform::{Actor, Tx};
use serde_json::{Map, Value};

/// What is known of somebody who becomes a lead.
#[derive(Clone, Debug)]
pub struct Brought {
    /// The name.
    pub name: String,
    /// The phone.
    pub phone: String,
    /// What they need.
    pub need: Option<String>,
    /// What they are interested in.
    pub product: Option<ProductId>,
    /// Who looks after them from now on; nobody yet where absent.
    pub owner: Option<UserId>,
    /// Make it although somebody with this phone is known.
    pub allow_duplicate: bool,
    /// What own fields of leads have from it.
    pub custom: Map<String, Value>,
}

/// Adds a lead for somebody who need not work with leads: without an owner, it waits for one.
///
/// # Errors
/// `Conflict("duplicate")` where the phone is known, unless that is wanted; `Invalid` where `actor` may not give leads to
/// the owner.
pub async fn bring(tx: &Tx, actor: &Actor, brought: Brought) -> Result<Model> {
    let set = |text: Option<String>| text.map_or(Patch::Clear, Patch::Set);
    let input = LeadInput {
        name: Patch::Set(brought.name),
        phone: Patch::Set(brought.phone),
        need: set(brought.need),
        product_id: brought.product.map_or(Patch::Keep, Patch::Set),
        owner_id: brought.owner.map_or(Patch::Clear, Patch::Set),
        allow_duplicate: brought.allow_duplicate,
        custom: Patch::Set(brought.custom),
        ..LeadInput::default()
    };
    let new = NewLead(input);
    let mut faults = Faults::new();
    new.check(&mut faults);
    faults.finish()?;
    // What the business asks of leads and nobody knows yet is asked for when somebody changes the lead.
    let stage = check_new(tx, actor, (&new.0, Vec::new())).await?;
    refuse_duplicates(tx, actor, (&new.0, None)).await?;
    // The program has no own leads: what it adds without an owner waits for one.
    let giver = if brought.owner.is_some() { actor.clone() } else { Actor::system() };
    let row = insert(tx, &giver, (&new.0, stage)).await?;
    tell(tx, actor, ("lead.created", &row)).await?;
    notify_owner(tx, actor, &row).await?;
    Ok(row)
}
