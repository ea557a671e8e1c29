//! The rooms of the house, in the order of who may know whom.

use crate::{demo, web};
use axum::Router;
use platform::{
    App, Capability,
    capability::Registry,
    db::Migration,
    http,
    jobs::{Cron, Workers},
    live,
};
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

/// Every room. Adding one is a crate and a line here.
#[must_use]
pub fn capabilities() -> Vec<Capability> {
    vec![
        accounts::capability(),
        notify::capability(),
        approvals::capability(),
        catalog::capability(),
        customers::capability(),
        sales::capability(),
        outreach::capability(),
        insight::capability(),
        demo::offer::capability(),
    ]
}

/// The whole schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let mut all = platform::migrations::all();
    all.extend(capabilities().into_iter().flat_map(|capability| capability.migrations));
    all
}

/// What the rooms offer to each other.
#[must_use]
pub fn registry() -> Registry {
    Registry::of(&capabilities())
}

/// The jobs and times of every room.
#[must_use]
pub fn workers(mail: Option<crate::mail::Sender>) -> Workers {
    let capabilities = capabilities();
    let own = [
        Cron::new("*/5 * * * *", platform::audit::SEAL),
        Cron::new("* * * * *", platform::tally::FOLD),
        Cron::new("40 4 * * *", platform::tally::PROVE),
    ];
    let mut kinds = vec![platform::audit::SEAL, platform::tally::FOLD, platform::tally::PROVE];
    kinds.extend(capabilities.iter().flat_map(|capability| capability.jobs.clone()));
    let crons = capabilities.iter().flat_map(|capability| capability.crons.clone()).chain(own);
    let crons: Vec<_> = crons.chain(mail.map(|_| Cron::new("* * * * *", crate::mail::SEND))).collect();
    Workers::new(kinds.into_iter().chain([crate::mail::SEND]), crons)
}

/// The API of every room and its description.
pub fn api() -> (Router<App>, utoipa::openapi::OpenApi) {
    let capabilities = capabilities();
    let rooms = capabilities.iter().map(Capability::described_routes);
    let ground = OpenApiRouter::with_openapi(http::openapi::Document::openapi()).merge(live::routes());
    rooms.fold(ground, OpenApiRouter::merge).split_for_parts()
}

/// Everything that answers HTTP.
pub fn router(app: &App) -> Router {
    let (api, document) = api();
    let router = api.merge(http::health::routes()).merge(web::routes(&document));
    http::gated(router, app.clone(), &document)
}
