//! What somebody should know: who gets it, reading it, forgetting it.

mod table;

use accounts::users;
use axum::{extract::State, response::Response};
use futures::FutureExt;
use kernel::{Error, Instant, Message, Result, UserId};
use platform::{
    Actor, App, Tx,
    audit::Subject,
    capability::BadgeSource,
    http::{self, Body, Path, Refusals, Reply, body::Empty},
    jobs::JobKind,
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
    live::{self, Audience},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, Select, Set, sea_query::Expr,
};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;
use table::{ActiveModel, Column, Entity, Model};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Notices are kept for so long.
const KEPT: chrono::Duration = chrono::Duration::days(180);

/// How many one has not read.
pub(crate) const UNREAD: BadgeSource =
    BadgeSource { name: "notifications", count: |app, actor| count_unread(app, actor).boxed() };

/// Forgets old notices.
pub(crate) const PURGE: JobKind = JobKind::new("notify.purge", |app, _| {
    Box::pin(async move {
        app.transact(async |tx| {
            Entity::delete_many().filter(Column::CreatedAt.lt(tx.now() - KEPT)).exec(tx).await?;
            Ok(())
        })
        .await
    })
});

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_notifications))
        .routes(routes!(read_all))
        .routes(routes!(read_one))
}

/// Something that people should know.
#[derive(Clone, Debug)]
pub struct Notice {
    /// What happened: `deal.submitted`. The client's catalogue has its sentence.
    pub kind: &'static str,
    /// Who should know.
    pub to: Vec<UserId>,
    /// What it is about.
    pub subject: Subject,
    /// What fills the sentence.
    pub params: Value,
}

/// Tells `notice` to everybody in it but `actor`, and but those who do not want to hear of its kind.
///
/// # Errors
/// Only what the database says.
pub async fn tell(tx: &Tx, actor: &Actor, notice: Notice) -> Result<()> {
    let others: BTreeSet<_> = notice.to.iter().copied().filter(|user| *user != actor.id).collect();
    let recipients = users::who_hear_of(tx, notice.kind, others.into_iter().collect()).await?;
    if recipients.is_empty() {
        return Ok(());
    }
    let row = |user_id: UserId| ActiveModel {
        id: Set(tx.new_id()),
        user_id: Set(user_id),
        kind: Set(notice.kind.to_owned()),
        subject_kind: Set(notice.subject.kind.to_owned()),
        subject_id: Set(notice.subject.id),
        subject_label: Set(notice.subject.label.clone()),
        params: Set(notice.params.clone()),
        actor_name: Set(actor.user_id().map(|_| actor.name.clone())),
        created_at: Set(tx.now()),
        read_at: Set(None),
    };
    Entity::insert_many(recipients.iter().copied().map(row)).exec_without_returning(tx).await?;
    let audience = Audience::Users(recipients);
    live::tell(tx, "notification.created", None, audience).await
}

/// A notification.
#[derive(Debug, Serialize, ToSchema)]
struct NotificationView {
    id: Uuid,
    kind: String,
    subject_kind: String,
    subject_id: Uuid,
    subject_label: String,
    #[schema(value_type = Object)]
    params: Value,
    actor_name: Option<String>,
    #[schema(value_type = DateTime<Utc>)]
    created_at: Instant,
    #[schema(value_type = Option<DateTime<Utc>>)]
    read_at: Option<Instant>,
}

#[derive(Clone)]
struct Notifications {
    user: UserId,
}

impl List for Notifications {
    type Entity = Entity;
    type Row = Model;
    type View = NotificationView;
    const TITLE: Message = Message::new("notifications", "Notifikasi", "Notifications");

    fn listing(&self) -> Listing {
        Listing::new(Column::Id, "-created_at")
            .sort("created_at", Column::CreatedAt)
            .filter_texts("kind", Column::Kind)
            .filter_with("unread", |value| match value {
                "true" => Some(Condition::all().add(Column::ReadAt.is_null())),
                "false" => Some(Condition::all().add(Column::ReadAt.is_not_null())),
                _ => None,
            })
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find().filter(Column::UserId.eq(self.user))
    }

    async fn views(&self, _: &App, rows: Vec<Model>) -> Result<Vec<NotificationView>> {
        let view = |row: Model| NotificationView {
            id: row.id,
            kind: row.kind,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            subject_label: row.subject_label,
            params: row.params,
            actor_name: row.actor_name,
            created_at: row.created_at,
            read_at: row.read_at,
        };
        Ok(rows.into_iter().map(view).collect())
    }

    fn columns(&self) -> Vec<Field<NotificationView>> {
        vec![
            Field::of(Kind::Instant, "created_at", "Waktu", "Time", |row: &NotificationView| {
                row.created_at.into()
            }),
            Field::new("kind", "Kejadian", "Event", |row: &NotificationView| row.kind.clone().into()),
            Field::new("subject_label", "Data", "Subject", |row: &NotificationView| {
                row.subject_label.clone().into()
            }),
        ]
    }
}

async fn count_unread(app: &App, actor: &Actor) -> Result<u64> {
    let unread = Entity::find().filter(Column::UserId.eq(actor.id)).filter(Column::ReadAt.is_null());
    Ok(unread.count(app.db().reader()).await?)
}

/// One's notifications, the newest first.
#[utoipa::path(get, path = "/api/notifications", tag = "notifications", params(ListParams, ("unread" = Option<bool>, Query), ("kind" = Option<String>, Query)), responses((status = 200, body = Page<NotificationView>), Refusals))]
async fn list_notifications(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    list::answer(&app, &actor, Notifications { user: actor.id }, query).await
}

async fn mark_read(tx: &Tx, actor: &Actor, id: Option<Uuid>) -> Result<()> {
    let mut unread = Entity::update_many()
        .col_expr(Column::ReadAt, Expr::value(tx.now()))
        .filter(Column::UserId.eq(actor.id))
        .filter(Column::ReadAt.is_null());
    if let Some(id) = id {
        unread = unread.filter(Column::Id.eq(id));
    }
    unread.exec(tx).await?;
    live::tell(tx, "badges.changed", None, Audience::Users(vec![actor.id])).await
}

/// Mark one notification as read.
#[utoipa::path(post, path = "/api/notifications/{id}/read", tag = "notifications", params(("id" = Uuid, Path)), request_body = Empty, responses((status = 204), Refusals))]
async fn read_one(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<Uuid>,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let own = Entity::find_by_id(id).filter(Column::UserId.eq(actor.id));
        own.one(tx).await?.ok_or(Error::NotFound)?;
        mark_read(tx, &actor, Some(id)).await?;
        Ok(Reply::no_content())
    })
    .await
}

/// Mark all of one's notifications as read.
#[utoipa::path(post, path = "/api/notifications/read-all", tag = "notifications", request_body = Empty, responses((status = 204), Refusals))]
async fn read_all(State(app): State<App>, actor: Actor, Body(Empty {}): Body<Empty>) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        mark_read(tx, &actor, None).await?;
        Ok(Reply::no_content())
    })
    .await
}
