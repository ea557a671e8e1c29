//! List and look at activities.

use super::{
    ActivityId,
    model::{ActivityView, Kind},
    policy, queries,
    table::{Column, Entity, Model},
};
use axum::{extract::State, response::Response};
use kernel::{Message, Permission, Result};
use platform::{
    Actor, App,
    http::{self, Path, Refusals, Tagged},
    list::{self, Asked, Column as Field, Kind as Holds, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

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
            .accept("trash", |value| matches!(value, "true" | "false"))
    }

    fn select(&self, asked: &Asked) -> Select<Entity> {
        let visible = Entity::find().filter(policy::visible(&self.actor));
        if asked.values.is_true("trash") {
            visible.filter(Column::DeletedAt.is_not_null())
        } else {
            visible.filter(Column::DeletedAt.is_null())
        }
    }

    async fn views(&self, _: &App, rows: Vec<Model>) -> Result<Vec<ActivityView>> {
        Ok(rows.into_iter().map(|row| ActivityView::new(&self.actor, row)).collect())
    }

    fn columns(&self) -> Vec<Field<ActivityView>> {
        vec![
            Field::of(Holds::Instant, "at", "Waktu", "Time", |row: &ActivityView| row.at.into()),
            Field::new("kind", "Jenis", "Kind", |row: &ActivityView| row.kind.to_string().into()),
            Field::new("outcome", "Hasil", "Outcome", |row: &ActivityView| row.outcome.clone().into()),
            Field::new("note", "Catatan", "Note", |row: &ActivityView| row.note.clone().into()),
            Field::new("author_name", "Oleh", "By", |row: &ActivityView| row.author_name.clone().into()),
            Field::new("next_action", "Berikutnya", "Next", |row: &ActivityView| {
                row.next_action.clone().into()
            }),
        ]
    }
}

/// List activities.
#[utoipa::path(get, path = "/api/activities", tag = "activities", params(ListParams, ("lead_id" = Option<String>, Query), ("customer_id" = Option<String>, Query), ("author_id" = Option<String>, Query), ("kind" = Option<Kind>, Query), ("outcome" = Option<String>, Query), ("on_day_from" = Option<String>, Query), ("on_day_to" = Option<String>, Query), ("trash" = Option<bool>, Query)), responses((status = 200, body = Page<ActivityView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::UseLeads)?;
    list::answer(&app, &actor, Activities { actor: actor.clone() }, query).await
}

/// Look at an activity.
#[utoipa::path(get, path = "/api/activities/{id}", tag = "activities", params(("id" = ActivityId, Path)), responses((status = 200, body = ActivityView), Refusals))]
pub(super) async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ActivityId>,
) -> http::Result<Tagged<ActivityView>> {
    let body = ActivityView::new(&actor, queries::find_visible(app.db().reader(), &actor, id).await?);
    Ok(Tagged { version: body.version, body })
}
