//! Is this person a customer already?

use super::{CustomerId, input::CustomerInput, model::DUPLICATE, phones, policy, queries, table::Model};
use kernel::{Result, error::Refusal, text};
use platform::{Actor, Tx};
use serde_json::json;

/// Refuses a customer with a phone (main or extra) or email that is known, unless that is wanted. Names the matches
/// that the actor may see; of others only that a colleague handles them. What the customer had before may stay.
pub(super) async fn refuse(
    tx: &Tx,
    actor: &Actor,
    (input, before): (&CustomerInput, Option<&Model>),
) -> Result<()> {
    if input.allow_duplicate {
        return Ok(());
    }
    let others = matches(tx, (input, before)).await?;
    if others.is_empty() {
        return Ok(());
    }
    let (seen, hidden): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|other| policy::sees(actor, other.owner_id));
    let shown =
        |other: &Model| json!({ "kind": "customer", "id": other.id, "code": other.code, "name": other.name });
    let matches: Vec<_> = seen.iter().map(shown).collect();
    Err(Refusal::new(&DUPLICATE)
        .detail("matches", matches)
        .detail("handled_by_colleague", !hidden.is_empty())
        .into())
}

/// Other living customers with a phone or email that `input` brings.
pub(super) async fn matches(
    tx: &Tx,
    (input, before): (&CustomerInput, Option<&Model>),
) -> Result<Vec<Model>> {
    let own = match before {
        Some(before) => phones::hashes(tx, before.id).await?,
        None => Vec::new(),
    };
    let keys = tx.app().keys();
    let numbers = input.phones();
    let hashes = numbers.iter().map(|number| keys.lookup_hash(number.as_str()).to_vec());
    let fresh = hashes.filter(|hash| !own.contains(hash)).collect();
    let email = input.email().map(text::fold_email);
    let email = email.filter(|email| before.is_none_or(|before| before.email_folded.as_ref() != Some(email)));
    let found = queries::find_matches(tx, fresh, email.as_deref()).await?;
    let own_id: Option<CustomerId> = before.map(|before| before.id);
    Ok(found.into_iter().filter(|found| Some(found.id) != own_id).collect())
}
