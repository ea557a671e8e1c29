//! Files of customers: contracts, photos of identity cards, whatever belongs to them.

mod content;
mod list;
mod queries;
mod remove;
mod table;
mod upload;

pub(crate) use queries::{forget, move_to, of_customer};
pub(crate) use remove::DELETE_CONTENT;

use axum::extract::DefaultBodyLimit;
use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a stored file.
    StoredFileId
}

/// The largest file in bytes.
const MAX_SIZE: u64 = 10 * 1024 * 1024;
/// What a form adds around a file.
const FORM: usize = 64 * 1024;
/// What rows of this room say about whose they are.
const OWNER_KIND: &str = "customer";

pub(crate) fn routes() -> OpenApiRouter<App> {
    let limit = usize::try_from(MAX_SIZE).unwrap_or(usize::MAX).saturating_add(FORM);
    OpenApiRouter::new()
        .routes(routes!(list::handler, upload::handler))
        .layer(DefaultBodyLimit::max(limit))
        .routes(routes!(list::download, remove::handler))
}
