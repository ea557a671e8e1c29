//! Make a lead of a record: the conversation goes on in sales.

use super::{
    RecordId,
    mark::tell,
    model::{PHONE, RecordView, subject},
    policy, queries,
    table::ActiveModel,
};
use crate::databases;
use axum::extract::State;
use kernel::{Check, Error, Faults, Message, Result, UserId, check};
use platform::{
    Actor, App, Tx, audit,
    fields::{self, FieldOf},
    http::{self, Body, IfMatch, Path, Refusals, Reply},
};
use sales::leads::{self, Brought};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

const ALREADY_MADE: Message =
    Message::new("already_made", "Data ini sudah dijadikan lead.", "A lead was made of this record already.");
const UNREACHABLE: Message = Message::new(
    "unreachable",
    "Nomor telepon data ini tidak bisa dipakai.",
    "The phone of this record cannot be used.",
);
const DO_NOT_CONTACT: Message =
    Message::new("do_not_contact", "Orang ini tidak mau dihubungi.", "They do not want to be contacted.");

/// How the lead is made.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct MakeLead {
    /// Whom the lead is given to; nobody where absent. Only for those who may give leads to others.
    owner_id: Option<UserId>,
    /// What they need; what was noted on the record where absent.
    need: Option<String>,
    /// Make it although somebody with this phone is known.
    allow_duplicate: bool,
}

impl Check for MakeLead {
    fn check(&self, faults: &mut Faults) {
        faults.optional_text("need", self.need.as_deref(), 2_000);
    }
}

/// Make a lead of a record: name, phone, product, note and equal fields of the business's own go into sales. One whose phone is known there is refused
/// (409 `duplicate`) unless `allow_duplicate`; of one record one lead is made (409 `already_made`).
#[utoipa::path(post, path = "/api/customer-records/{id}/make-lead", tag = "outreach", params(("id" = RecordId, Path)), request_body = MakeLead, responses((status = 200, body = RecordView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<RecordId>,
    seen: IfMatch,
    Body(input): Body<MakeLead>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_to_change(tx, &actor, id).await?;
        let current = queries::view(tx.app(), tx, (&actor, row.clone())).await?;
        seen.must_fit(row.version, || json!(current))?;
        if row.lead_id.is_some() {
            return Err(Error::conflict(&ALREADY_MADE));
        }
        if row.do_not_contact {
            return Err(Error::conflict(&DO_NOT_CONTACT));
        }
        if !policy::can(&actor, &row).make_lead {
            return Err(Error::Forbidden);
        }
        if let Some(owner) = input.owner_id
            && !leads::may_own(tx, &actor, owner).await?
        {
            return Err(Error::field("owner_id", &check::UNKNOWN_REFERENCE));
        }
        let brought = brought(tx, &row, input).await?;
        let lead = leads::bring(tx, &actor, brought).await?;
        queries::update(tx, id, None, ActiveModel { lead_id: Set(Some(lead.id.0)), ..Default::default() })
            .await?;
        let row = queries::find(tx, id).await?;
        let facts = json!({ "lead": lead.code });
        audit::record(tx, &actor, "record.lead_made", &subject(&row), facts).await?;
        tell(tx, &row).await?;
        let view = queries::view(tx.app(), tx, (&actor, row)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

async fn brought(tx: &Tx, row: &super::table::Model, input: MakeLead) -> Result<Brought> {
    let sealed = row.phone_sealed.as_ref().ok_or_else(|| Error::conflict(&UNREACHABLE))?;
    let parts = databases::parts_of(tx, vec![row.database_id]).await?;
    Ok(Brought {
        name: row.name.clone(),
        phone: tx.app().keys().open_text(sealed, PHONE)?,
        need: input.need.or_else(|| row.note.clone()),
        product: parts.get(&row.database_id).and_then(|parts| parts.product_id),
        owner: input.owner_id,
        allow_duplicate: input.allow_duplicate,
        custom: fields::carried(tx.app(), (FieldOf::Records, FieldOf::Leads), &row.custom),
    })
}
