//! The pipeline's settings: stages, reasons why leads are lost, and the channels that they come through.

mod channels;
mod reasons;
mod stages;

pub(crate) use channels::exists as channel_exists;
pub use channels::{ChannelId, choose_owner, names as channel_names};
pub use reasons::LostReasonId;
pub(crate) use reasons::exists as reason_exists;
pub use stages::{Stage, StageId, StageKind, all as all_stages};

use kernel::Result;
use platform::App;
use sea_orm::{ConnectionTrait, FromQueryResult, sea_query::UnionType};
use std::collections::HashMap;
use utoipa_axum::router::OpenApiRouter;
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<App> {
    stages::routes().merge(reasons::routes()).merge(channels::routes())
}

#[derive(FromQueryResult)]
struct Named {
    id: Uuid,
    name: String,
}

/// The names of stages and channels, in one query.
pub(crate) async fn names(
    db: &impl ConnectionTrait,
    (stages, channels): (Vec<StageId>, Vec<ChannelId>),
) -> Result<HashMap<Uuid, String>> {
    let both = stages::names_of(stages).union(UnionType::All, channels::names_of(channels)).take();
    let rows = Named::find_by_statement(db.get_database_backend().build(&both)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
