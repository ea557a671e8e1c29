//! Activities: what was done, how it went, and what comes next.

mod hooks;
mod table;

pub(crate) use hooks::{OVERDUE, REMIND, TIMELINE};

use crate::leads::{self, LeadId};
use axum::{extract::State, response::Response};
use customers::customers::{self as people, CustomerId};
use kernel::{Check, Error, Faults, Instant, Message, Patch, Permission, Result, UserId, check, text};
use platform::{
    Actor, App, Tx,
    http::{self, Body, IfMatch, Path, Refusals, Reply, Tagged},
    list::{self, Asked, Column as Field, Kind as Holds, List, ListParams, ListQuery, Listing, Page},
    live::{self, Audience},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DeriveActiveEnum, EntityTrait, EnumIter, QueryFilter, QuerySelect,
    QueryTrait, Select, Set,
    prelude::StringLen,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr};
use table::{ActiveModel, Column, Entity, Model};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

kernel::id! {
    /// Names an activity.
    ActivityId
}

const ONE_SUBJECT: Message =
    Message::new("required", "Pilih satu lead atau satu pelanggan.", "Choose one lead or one customer.");
const OUTCOMES: &[&str] =
    &["reached", "no_answer", "interested", "not_interested", "rescheduled", "wrong_number", "sent", "done"];
const BAD_OUTCOME: Message = Message::new("unknown_value", "Hasil tidak dikenal.", "This outcome is not known.");

/// What was done.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Display, EnumIter, EnumString, IntoStaticStr, DeriveActiveEnum,
    Serialize, Deserialize, ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Kind {
    /// A phone call.
    Call,
    /// A chat, mostly over WhatsApp.
    Chat,
    /// A meeting.
    Meeting,
    /// An email.
    Email,
    /// A note.
    #[default]
    Note,
    /// Written by the program.
    System,
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_activities, create)).routes(routes!(show, update, remove))
}

/// An activity as people type it; also the changes to one.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct ActivityInput {
    lead_id: Option<LeadId>,
    customer_id: Option<CustomerId>,
    kind: Option<Kind>,
    /// Now where absent.
    #[schema(value_type = Option<DateTime<Utc>>)]
    at: Option<Instant>,
    duration_min: Patch<i64>,
    outcome: Patch<String>,
    note: Option<String>,
    next_action: Patch<String>,
    #[schema(value_type = Option<DateTime<Utc>>)]
    next_action_at: Patch<Instant>,
}

impl Check for ActivityInput {
    fn check(&self, faults: &mut Faults) {
        faults.optional_text("note", self.note.as_deref(), 10_000);
        faults.number("duration_min", self.duration_min.sent().copied().unwrap_or_default(), 0, 24 * 60);
        let outcome = self.outcome.sent().map(String::as_str);
        faults.ensure(outcome.is_none_or(|outcome| OUTCOMES.contains(&outcome)), "outcome", &BAD_OUTCOME);
        faults.optional_text("next_action", self.next_action.sent().map(String::as_str), 200);
        faults.ensure(self.kind != Some(Kind::System), "kind", &check::UNKNOWN_FIELD);
    }
}

/// What the reader may do with an activity.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
struct ActivityCan {
    edit: bool,
}

/// An activity.
#[derive(Debug, Serialize, ToSchema)]
struct ActivityView {
    id: ActivityId,
    lead_id: Option<LeadId>,
    customer_id: Option<Uuid>,
    kind: Kind,
    #[schema(value_type = DateTime<Utc>)]
    at: Instant,
    duration_min: Option<i64>,
    outcome: Option<String>,
    note: String,
    next_action: Option<String>,
    #[schema(value_type = Option<DateTime<Utc>>)]
    next_action_at: Option<Instant>,
    author_id: Option<UserId>,
    author_name: String,
    version: i64,
    #[schema(value_type = DateTime<Utc>)]
    created_at: Instant,
    can: ActivityCan,
}

fn view(actor: &Actor, row: Model) -> ActivityView {
    let is_own = row.author_id == actor.user_id();
    ActivityView {
        can: ActivityCan { edit: is_own || actor.reach(Permission::UseLeads) == Some(kernel::scope::Reach::All) },
        id: row.id,
        lead_id: row.lead_id,
        customer_id: row.customer_id,
        kind: row.kind,
        at: row.at,
        duration_min: row.duration_min,
        outcome: row.outcome,
        note: row.note,
        next_action: row.next_action,
        next_action_at: row.next_action_at,
        author_id: row.author_id,
        author_name: row.author_name,
        version: row.version,
        created_at: row.created_at,
    }
}

/// Activities of leads that the actor may see, and the actor's own with customers.
fn visible(actor: &Actor) -> Condition {
    let seen = leads::Entity::find().select_only().column(leads::Column::Id).filter(leads::visible(actor)).into_query();
    let of_leads = Column::LeadId.in_subquery(seen);
    let of_customers = match actor.reach(Permission::UseCustomers) {
        Some(kernel::scope::Reach::All) => Condition::all().add(Column::CustomerId.is_not_null()),
        _ => Condition::all().add(Column::CustomerId.is_not_null()).add(Column::AuthorId.eq(actor.id)),
    };
    Condition::all()
        .add(Condition::any().add(of_leads).add(of_customers))
        .add(if actor.may(Permission::UseLeads) { Condition::all() } else { platform::db::nothing() })
}

async fn find(db: &impl ConnectionTrait, actor: &Actor, id: ActivityId) -> Result<Model> {
    let living = Entity::find_by_id(id).filter(visible(actor)).filter(Column::DeletedAt.is_null());
    living.one(db).await?.ok_or(Error::NotFound)
}

#[derive(Clone)]
struct Activities {
    actor: Actor,
}

impl List for Activities {
    type Entity = Entity;
    type Row = Model;
    type View = ActivityView;
    const TITLE: Message = Message::new("activities", "Aktivitas", "Activities");

    fn listing(&self) -> Listing {
        Listing::new(Column::Id, "-at")
            .sort("at", Column::At)
            .filter_ids("lead_id", Column::LeadId)
            .filter_ids("customer_id", Column::CustomerId)
            .filter_ids("author_id", Column::AuthorId)
            .filter_choices::<Kind>("kind", Column::Kind)
            .filter_texts("outcome", Column::Outcome)
            .filter_days("on_day", Column::OnDay)
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find().filter(visible(&self.actor)).filter(Column::DeletedAt.is_null())
    }

    async fn views(&self, _: &App, rows: Vec<Model>) -> Result<Vec<ActivityView>> {
        Ok(rows.into_iter().map(|row| view(&self.actor, row)).collect())
    }

    fn columns(&self) -> Vec<Field<ActivityView>> {
        vec![
            Field::of(Holds::Instant, "at", "Waktu", "Time", |row: &ActivityView| row.at.into()),
            Field::new("kind", "Jenis", "Kind", |row: &ActivityView| row.kind.to_string().into()),
            Field::new("outcome", "Hasil", "Outcome", |row: &ActivityView| row.outcome.clone().into()),
            Field::new("note", "Catatan", "Note", |row: &ActivityView| row.note.clone().into()),
            Field::new("author_name", "Oleh", "By", |row: &ActivityView| row.author_name.clone().into()),
            Field::new("next_action", "Berikutnya", "Next", |row: &ActivityView| row.next_action.clone().into()),
        ]
    }
}

/// List activities.
#[utoipa::path(get, path = "/api/activities", tag = "activities", params(ListParams, ("lead_id" = Option<String>, Query), ("customer_id" = Option<String>, Query), ("author_id" = Option<String>, Query), ("kind" = Option<Kind>, Query), ("on_day_from" = Option<String>, Query), ("on_day_to" = Option<String>, Query)), responses((status = 200, body = Page<ActivityView>), Refusals))]
async fn list_activities(State(app): State<App>, actor: Actor, query: ListQuery) -> http::Result<Response> {
    actor.must(Permission::UseLeads)?;
    list::answer(&app, &actor, Activities { actor: actor.clone() }, query).await
}

/// Look at an activity.
#[utoipa::path(get, path = "/api/activities/{id}", tag = "activities", params(("id" = ActivityId, Path)), responses((status = 200, body = ActivityView), Refusals))]
async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ActivityId>,
) -> http::Result<Tagged<ActivityView>> {
    let body = view(&actor, find(app.db().reader(), &actor, id).await?);
    Ok(Tagged { version: body.version, body })
}

/// Record what was done. The lead gets the next action, and what was due before is done with it.
#[utoipa::path(post, path = "/api/activities", tag = "activities", request_body = ActivityInput, responses((status = 201, body = ActivityView), Refusals))]
async fn create(State(app): State<App>, actor: Actor, Body(input): Body<ActivityInput>) -> http::Result<Reply> {
    actor.must(Permission::UseLeads)?;
    if input.lead_id.is_some() == input.customer_id.is_some() {
        return Err(Error::field("lead_id", &ONE_SUBJECT).into());
    }
    app.write(&actor, async |tx| {
        let at = input.at.unwrap_or_else(|| tx.now());
        touch_subject(tx, &actor, (&input, at)).await?;
        let id: ActivityId = tx.new_id();
        let row = ActiveModel {
            id: Set(id),
            lead_id: Set(input.lead_id),
            customer_id: Set(input.customer_id.map(Uuid::from)),
            kind: Set(input.kind.unwrap_or_default()),
            at: Set(at),
            duration_min: Set(input.duration_min.sent().copied()),
            outcome: Set(input.outcome.sent().cloned()),
            note: Set(input.note.as_deref().map(text::clean_block).unwrap_or_default()),
            next_action: Set(input.next_action.sent().map(|action| text::clean_line(action))),
            next_action_at: Set(input.next_action_at.sent().copied()),
            author_id: Set(actor.user_id()),
            author_name: Set(actor.name.clone()),
            on_day: Set(tx.zone().day_of(at)),
            version: Set(1),
            created_at: Set(tx.now()),
            updated_at: Set(tx.now()),
            deleted_at: Set(None),
        };
        Entity::insert(row).exec_without_returning(tx).await?;
        let view = view(&actor, find(tx, &actor, id).await?);
        Reply::created(1, &view)
    })
    .await
}

async fn touch_subject(tx: &Tx, actor: &Actor, (input, at): (&ActivityInput, Instant)) -> Result<()> {
    if let Some(customer) = input.customer_id {
        let found = people::find_visible(tx, actor, customer).await;
        found.map_err(|_| Error::field("customer_id", &check::UNKNOWN_REFERENCE))?;
        return Ok(());
    }
    let Some(id) = input.lead_id else { return Ok(()) };
    let lead = leads::find_visible(tx, actor, id).await;
    let lead = lead.map_err(|_| Error::field("lead_id", &check::UNKNOWN_REFERENCE))?;
    if !leads::can(actor, &lead).edit {
        return Err(Error::Forbidden);
    }
    let last = lead.last_activity_at.map_or(at, |last| std::cmp::max(last, at));
    let changes = leads::ActiveModel {
        last_activity_at: Set(Some(last)),
        next_action: Set(input.next_action.sent().map(|action| text::clean_line(action))),
        next_action_at: Set(input.next_action_at.sent().copied()),
        reminded_at: Set(None),
        ..Default::default()
    };
    leads::update(tx, id, None, changes).await?;
    live::tell(tx, "lead.updated", Some(id.0), Audience::Owned(Permission::UseLeads, lead.owner_id)).await
}

/// Correct an activity; only its author and those who see everybody's may.
#[utoipa::path(patch, path = "/api/activities/{id}", tag = "activities", params(("id" = ActivityId, Path)), request_body = ActivityInput, responses((status = 200, body = ActivityView), Refusals))]
async fn update(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ActivityId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<ActivityInput>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let before = view(&actor, find(tx, &actor, id).await?);
        if !before.can.edit {
            return Err(Error::Forbidden);
        }
        let mut changes = ActiveModel { updated_at: Set(tx.now()), ..Default::default() };
        if let Some(kind) = input.kind {
            changes.kind = Set(kind);
        }
        if let Some(at) = input.at {
            changes.at = Set(at);
            changes.on_day = Set(tx.zone().day_of(at));
        }
        if let Some(duration) = input.duration_min.change() {
            changes.duration_min = Set(duration);
        }
        if let Some(outcome) = input.outcome.clone().change() {
            changes.outcome = Set(outcome);
        }
        if let Some(note) = &input.note {
            changes.note = Set(text::clean_block(note));
        }
        let mut update = Entity::update_many()
            .set(changes)
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::Id.eq(id));
        if let Some(seen) = seen {
            update = update.filter(Column::Version.eq(seen));
        }
        if update.exec(tx).await?.rows_affected == 0 {
            return Err(Error::Stale(Box::new(serde_json::to_value(before).map_err(Error::internal)?)));
        }
        let after = view(&actor, find(tx, &actor, id).await?);
        Reply::tagged(after.version, &after)
    })
    .await
}

/// Remove an activity.
#[utoipa::path(delete, path = "/api/activities/{id}", tag = "activities", params(("id" = ActivityId, Path)), responses((status = 204), Refusals))]
async fn remove(State(app): State<App>, actor: Actor, Path(id): Path<ActivityId>) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        if !view(&actor, find(tx, &actor, id).await?).can.edit {
            return Err(Error::Forbidden);
        }
        let gone = Entity::update_many().col_expr(Column::DeletedAt, Expr::value(tx.now())).filter(Column::Id.eq(id));
        gone.exec(tx).await?;
        Ok(Reply::no_content())
    })
    .await
}
