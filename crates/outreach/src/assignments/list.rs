//! List all assignments.

use crate::records::{RecordView, Records, Which};
use axum::{extract::State, response::Response};
use kernel::Permission;
use platform::{
    Actor, App,
    http::{self, Refusals},
    list::{self, ListParams, ListQuery, Page},
};

/// List every record that is with somebody, the latest given first. Staff see those that are with them.
#[utoipa::path(get, path = "/api/assignments", tag = "outreach", params(ListParams, ("id" = Option<String>, Query, description = "only these records, comma-separated"), ("assignee_id" = Option<String>, Query), ("database_id" = Option<String>, Query), ("batch_id" = Option<String>, Query), ("kind" = Option<String>, Query), ("product_id" = Option<String>, Query), ("whatsapp_status" = Option<String>, Query, description = "`ada`, `tidak`, `ceklis1`, or `none`"), ("responded" = Option<String>, Query, description = "`true`, `false`, or `none`"), ("untouched" = Option<bool>, Query), ("do_not_contact" = Option<bool>, Query), ("tag" = Option<String>, Query), ("assigned_from" = Option<String>, Query), ("assigned_to" = Option<String>, Query), ("marked_from" = Option<String>, Query), ("marked_to" = Option<String>, Query)), responses((status = 200, body = Page<RecordView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::UseRecords)?;
    let list = Records::asked(&app, (&actor, Which::Assigned), &query).await?;
    list::answer(&app, &actor, list, query).await
}
