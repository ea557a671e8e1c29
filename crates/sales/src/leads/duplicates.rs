//! Is this person known already?

use super::{
    LeadId,
    model::{DUPLICATE, LeadInput, filled},
    queries,
    table::Model,
};
use axum::{Json, extract::State};
use kernel::{Check, Faults, Permission, Phone, Result, error::Refusal, text};
use platform::{
    Actor, App, Tx,
    http::{self, Query, Refusals},
};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Somebody who is known already.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct Known {
    /// `lead` or `customer`.
    kind: &'static str,
    id: Uuid,
    code: String,
    name: String,
}

/// Who is known already, as far as the reader may see them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Duplicates {
    matches: Vec<Known>,
    /// Whether there are others, whom the reader may not see.
    handled_by_colleague: bool,
}

/// What is known of the new one.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct DuplicatesParams {
    phone: Option<String>,
    email: Option<String>,
    /// Taken from the form as it is; names are too common to match by themselves.
    name: Option<String>,
}

impl Check for DuplicatesParams {
    fn check(&self, faults: &mut Faults) {
        faults.optional_text("phone", self.phone.as_deref(), 60);
        faults.optional_text("email", self.email.as_deref(), 254);
        faults.optional_text("name", self.name.as_deref(), 160);
    }
}

/// Is this person known already? Asked while a form is typed.
#[utoipa::path(get, path = "/api/leads/duplicates", tag = "leads", params(DuplicatesParams), responses((status = 200, body = Duplicates), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<DuplicatesParams>,
) -> http::Result<Json<Duplicates>> {
    actor.must(Permission::UseLeads)?;
    let contact = (params.phone.as_deref(), params.email.as_deref());
    Ok(Json(find(&app, app.db().reader(), (&actor, contact, None)).await?))
}

async fn find(
    app: &App,
    db: &impl ConnectionTrait,
    (actor, (phone, email), own): (&Actor, (Option<&str>, Option<&str>), Option<LeadId>),
) -> Result<Duplicates> {
    let hash = phone.and_then(Phone::parse).map(|phone| app.keys().lookup_hash(phone.as_str()).to_vec());
    let email = email.map(text::fold_email);
    let leads = queries::find_matches(db, (hash.clone(), email.as_deref())).await?;
    let customers =
        customers::customers::find_matches(db, hash.into_iter().collect(), email.as_deref()).await?;
    let (sees_lead, sees_customer) =
        (actor.scope(Permission::UseLeads), actor.scope(Permission::UseCustomers));
    let mut duplicates = Duplicates { matches: Vec::new(), handled_by_colleague: false };
    for lead in leads.into_iter().filter(|lead| Some(lead.id) != own) {
        if sees_lead.includes(lead.owner_id) {
            duplicates.matches.push(Known { kind: "lead", id: lead.id.0, code: lead.code, name: lead.name });
        } else {
            duplicates.handled_by_colleague = true;
        }
    }
    for customer in customers {
        if sees_customer.includes(customer.owner_id) {
            let known =
                Known { kind: "customer", id: customer.id.0, code: customer.code, name: customer.name };
            duplicates.matches.push(known);
        } else {
            duplicates.handled_by_colleague = true;
        }
    }
    Ok(duplicates)
}

/// Refuses a lead whose phone or email is known, unless that is wanted. What it had before may stay.
pub(super) async fn refuse_duplicates(
    tx: &Tx,
    actor: &Actor,
    (input, before): (&LeadInput, Option<&Model>),
) -> Result<()> {
    if input.allow_duplicate {
        return Ok(());
    }
    let keys = tx.app().keys();
    let is_new_phone = |text: &&str| {
        let hash = Phone::parse(text).map(|phone| keys.lookup_hash(phone.as_str()).to_vec());
        before.is_none_or(|before| before.phone_hash != hash)
    };
    let is_new_email =
        |text: &&str| before.is_none_or(|before| before.email_folded != Some(text::fold_email(text)));
    let contact = (filled(&input.phone).filter(is_new_phone), filled(&input.email).filter(is_new_email));
    let found = find(tx.app(), tx, (actor, contact, before.map(|before| before.id))).await?;
    if found.matches.is_empty() && !found.handled_by_colleague {
        return Ok(());
    }
    let refusal = Refusal::new(&DUPLICATE)
        .detail("matches", json!(found.matches))
        .detail("handled_by_colleague", found.handled_by_colleague);
    Err(refusal.into())
}
