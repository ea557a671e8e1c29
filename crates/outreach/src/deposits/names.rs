//! Names that complete while they are typed: of own records, reserved members and earlier deposits.

use super::queries;
use crate::{records::queries as records, reservations};
use axum::{Json, extract::State};
use catalog::products::ProductId;
use kernel::{Check, Faults, Permission, text};
use platform::{
    Actor, App,
    http::{self, Query, Refusals},
};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use utoipa::{IntoParams, ToSchema};

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct NamesParams {
    /// The beginning of a name.
    q: String,
    /// Only of this product.
    #[param(value_type = Option<String>)]
    product_id: Option<ProductId>,
    /// At most so many, 1–50; 10 where absent.
    limit: Option<u64>,
}

impl Check for NamesParams {
    fn check(&self, faults: &mut Faults) {
        faults.text("q", &self.q, 200);
        faults.number("limit", i64::try_from(self.limit.unwrap_or(10)).unwrap_or(i64::MAX), 1, 50);
    }
}

/// Where a name is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Origin {
    Deposit,
    Record,
    Reservation,
}

/// A known name.
#[derive(Debug, Serialize, ToSchema)]
struct KnownName {
    name: String,
    /// The customer's ID, where an earlier deposit has one.
    customer_ref: Option<String>,
    origin: Origin,
}

/// Known names.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct KnownNames {
    data: Vec<KnownName>,
}

/// Names that begin with what was typed: of earlier deposits, own records and reserved members.
#[utoipa::path(get, path = "/api/outreach/names", tag = "outreach", params(NamesParams), responses((status = 200, body = KnownNames), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<NamesParams>,
) -> http::Result<Json<KnownNames>> {
    actor.must(Permission::UseDeposits)?;
    let folded = text::fold(&params.q);
    if folded.is_empty() {
        return Ok(Json(KnownNames { data: Vec::new() }));
    }
    let limit = params.limit.unwrap_or(10);
    let db = app.db().reader();
    let product = params.product_id;
    let deposits = queries::customers_like(db, (&actor, &folded, product), limit).await?;
    let of_records = records::names_like(db, (&actor, &folded, product), limit).await?;
    let reserved = reservations::names_like(db, (&folded, product), app.today(), limit).await?;
    let deposits = deposits.into_iter().map(|(name, customer_ref)| KnownName {
        name,
        customer_ref,
        origin: Origin::Deposit,
    });
    let plain = |origin: Origin| move |name: String| KnownName { name, customer_ref: None, origin };
    let others = of_records
        .into_iter()
        .map(plain(Origin::Record))
        .chain(reserved.into_iter().map(plain(Origin::Reservation)));
    let mut seen = HashSet::new();
    let mut data: Vec<_> = deposits.chain(others).collect();
    // Earlier deposits come first, with an ID each; a bare name says nothing new beside them.
    data.retain(|known| seen.insert(text::fold(&known.name)) || known.customer_ref.is_some());
    data.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(Json(KnownNames { data }))
}
