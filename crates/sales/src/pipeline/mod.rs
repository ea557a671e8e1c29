//! The pipeline's settings: stages, reasons why leads are lost, and the channels that they come through.

mod channels;
mod reasons;
mod stages;

pub(crate) use channels::by_name as channels_by_name;
pub(crate) use channels::exists as channel_exists;
pub use channels::{ChannelId, choose_owner, names as channel_names};
pub use reasons::LostReasonId;
pub(crate) use reasons::exists as reason_exists;
pub use stages::{Stage, StageId, StageKind, all as all_stages};

use platform::App;
use sea_orm::sea_query::SelectStatement;
use utoipa_axum::router::OpenApiRouter;

pub(crate) fn routes() -> OpenApiRouter<App> {
    stages::routes().merge(reasons::routes()).merge(channels::routes())
}

/// Asks for the names of stages and channels.
pub(crate) fn names_of((stages, channels): (Vec<StageId>, Vec<ChannelId>)) -> [Option<SelectStatement>; 2] {
    [stages::names_of(stages), channels::names_of(channels)]
}
