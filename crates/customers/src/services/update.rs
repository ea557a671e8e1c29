//! Change where a service is installed and when it is billed.

use super::{
    ServiceId,
    model::{ServiceView, Status, WRONG_STATUS},
    open::tell,
    queries,
    table::ActiveModel,
};
use axum::extract::State;
use kernel::{Check, Error, Faults, Patch, check, error::Refusal, text};
use platform::{
    Actor, App,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// Changes to a service. Its product and price change with `change-product`.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct UpdateService {
    billing_day: Patch<i64>,
    install_address: Patch<String>,
}

impl Check for UpdateService {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(!self.billing_day.is_clear(), "billing_day", &check::REQUIRED);
        faults.number("billing_day", self.billing_day.sent().copied().unwrap_or(1), 1, 31);
        faults.optional_text("install_address", self.install_address.sent().map(String::as_str), 300);
    }
}

/// Change where a service is installed and on which day of the month it is billed.
#[utoipa::path(patch, path = "/api/services/{id}", tag = "services", params(("id" = ServiceId, Path)), request_body = UpdateService, responses((status = 200, body = ServiceView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ServiceId>,
    seen: IfMatch,
    Body(input): Body<UpdateService>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::hold(tx, &actor, id).await?;
        let before = queries::view(tx, &actor, id).await?;
        seen.must_fit(row.version, || serde_json::to_value(&before).unwrap_or_default())?;
        if row.status == Status::Terminated {
            return Err(Refusal::new(&WRONG_STATUS).with("state", row.status).into());
        }
        let mut changes = ActiveModel::default();
        if let Some(day) = input.billing_day.sent() {
            changes.billing_day = Set(*day);
        }
        if let Some(address) = input.install_address.clone().change() {
            changes.install_address =
                Set(address.map(|address| text::clean_line(&address)).filter(|address| !address.is_empty()));
        }
        if !queries::update_if(tx, id, row.status, changes).await? {
            return Err(Error::NotFound);
        }
        let after = queries::find(tx, id).await?;
        let facts = json!({
            "service": row.number,
            "changes": { "billing_day": { "from": row.billing_day, "to": after.billing_day } },
            "address_changed": row.install_address != after.install_address,
        });
        tell(tx, &actor, ("service.updated", row.customer_id), (Some(&after), facts)).await?;
        let view = queries::view(tx, &actor, id).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}
