//! The audit log and the event log, for the owner.

use axum::{extract::State, response::Response};
use kernel::{Instant, Message, Permission, Result, UserId};
use platform::{
    Actor, App,
    audit::table as entry,
    event_log as event,
    http::{self, Refusals},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{EntityTrait, Select};
use serde::Serialize;
use serde_json::Value;
use std::collections::HashMap;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(audit)).routes(routes!(events))
}

/// Who changed what.
#[derive(Debug, Serialize, ToSchema)]
struct AuditView {
    id: Uuid,
    #[schema(value_type = DateTime<Utc>)]
    at: Instant,
    actor_id: Option<UserId>,
    actor_name: String,
    action: String,
    subject_kind: String,
    subject_id: Uuid,
    subject_label: String,
    #[schema(value_type = Object)]
    changes: Value,
    request_id: String,
    ip: String,
    user_agent: String,
}

#[derive(Clone)]
struct AuditLog;

impl List for AuditLog {
    type Entity = entry::Entity;
    type Row = entry::Model;
    type View = AuditView;
    const TITLE: Message = Message::new("audit", "Jejak audit", "Audit log");

    fn listing(&self) -> Listing {
        use entry::Column;
        Listing::new(Column::Id, "-at")
            .sort("at", Column::At)
            .filter_ids("actor_id", Column::ActorId)
            .filter_ids("subject_id", Column::SubjectId)
            .filter_texts("subject_kind", Column::SubjectKind)
            .filter_texts("action", Column::Action)
            .filter_instants("at", Column::At)
    }

    fn select(&self, _: &Asked) -> Select<entry::Entity> {
        entry::Entity::find()
    }

    async fn views(&self, _: &App, rows: Vec<entry::Model>) -> Result<Vec<AuditView>> {
        let view = |row: entry::Model| AuditView {
            id: row.id,
            at: row.at,
            actor_id: row.actor_id,
            actor_name: row.actor_name,
            action: row.action,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            subject_label: row.subject_label,
            changes: row.changes,
            request_id: row.request_id,
            ip: row.ip,
            user_agent: row.user_agent,
        };
        Ok(rows.into_iter().map(view).collect())
    }

    fn columns(&self) -> Vec<Field<AuditView>> {
        vec![
            Field::of(Kind::Instant, "at", "Waktu", "Time", |row| row.at.into()),
            Field::new("actor_name", "Oleh", "By", |row| row.actor_name.clone().into()),
            Field::new("action", "Tindakan", "Action", |row| row.action.clone().into()),
            Field::new("subject_kind", "Jenis", "Kind", |row| row.subject_kind.clone().into()),
            Field::new("subject_label", "Data", "Subject", |row| row.subject_label.clone().into()),
            Field::new("changes", "Perubahan", "Changes", |row| row.changes.to_string().into()),
            Field::new("ip", "Alamat IP", "IP address", |row| row.ip.clone().into()),
            Field::new("request_id", "Permintaan", "Request", |row| row.request_id.clone().into()),
        ]
    }
}

/// Who changed what, the newest first.
#[utoipa::path(get, path = "/api/audit", tag = "audit", params(ListParams, ("actor_id" = Option<String>, Query), ("subject_id" = Option<String>, Query), ("subject_kind" = Option<String>, Query), ("action" = Option<String>, Query), ("at_from" = Option<String>, Query), ("at_to" = Option<String>, Query)), responses((status = 200, body = Page<AuditView>), Refusals))]
async fn audit(State(app): State<App>, actor: Actor, query: ListQuery) -> http::Result<Response> {
    actor.must(Permission::ReadAudit)?;
    list::answer(&app, &actor, AuditLog, query).await
}

/// What happened without a change.
#[derive(Debug, Serialize, ToSchema)]
struct EventView {
    id: Uuid,
    #[schema(value_type = DateTime<Utc>)]
    at: Instant,
    user_id: Option<UserId>,
    user_name: Option<String>,
    kind: String,
    #[schema(value_type = Object)]
    details: Value,
    ip: String,
    user_agent: String,
    request_id: String,
}

#[derive(Clone)]
struct EventLog;

impl List for EventLog {
    type Entity = event::Entity;
    type Row = event::Model;
    type View = EventView;
    const TITLE: Message = Message::new("event_log", "Catatan kejadian", "Event log");

    fn listing(&self) -> Listing {
        use event::Column;
        Listing::new(Column::Id, "-at")
            .sort("at", Column::At)
            .filter_ids("user_id", Column::UserId)
            .filter_texts("kind", Column::Kind)
            .filter_instants("at", Column::At)
    }

    fn select(&self, _: &Asked) -> Select<event::Entity> {
        event::Entity::find()
    }

    async fn views(&self, app: &App, rows: Vec<event::Model>) -> Result<Vec<EventView>> {
        let ids = rows.iter().filter_map(|row| row.user_id).collect();
        let names: HashMap<_, _> = crate::users::names(app.db().reader(), ids).await?;
        let view = |row: event::Model| EventView {
            id: row.id,
            at: row.at,
            user_name: row.user_id.and_then(|id| names.get(&id).cloned()),
            user_id: row.user_id,
            kind: row.kind,
            details: row.details,
            ip: row.ip,
            user_agent: row.user_agent,
            request_id: row.request_id,
        };
        Ok(rows.into_iter().map(view).collect())
    }

    fn columns(&self) -> Vec<Field<EventView>> {
        vec![
            Field::of(Kind::Instant, "at", "Waktu", "Time", |row| row.at.into()),
            Field::new("user_name", "Pengguna", "User", |row| row.user_name.clone().into()),
            Field::new("kind", "Kejadian", "Event", |row| row.kind.clone().into()),
            Field::new("details", "Rincian", "Details", |row| row.details.to_string().into()),
            Field::new("ip", "Alamat IP", "IP address", |row| row.ip.clone().into()),
        ]
    }
}

/// Logins, exports and other things that change nothing, the newest first.
#[utoipa::path(get, path = "/api/event-log", tag = "audit", params(ListParams, ("user_id" = Option<String>, Query), ("kind" = Option<String>, Query), ("at_from" = Option<String>, Query), ("at_to" = Option<String>, Query)), responses((status = 200, body = Page<EventView>), Refusals))]
async fn events(State(app): State<App>, actor: Actor, query: ListQuery) -> http::Result<Response> {
    actor.must(Permission::ReadAudit)?;
    list::answer(&app, &actor, EventLog, query).await
}
