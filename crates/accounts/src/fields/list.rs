//! List fields and look at one.

use super::{
    FieldId,
    model::{FieldView, view},
    policy, queries,
};
use axum::{extract::State, response::Response};
use kernel::{Message, Result};
use platform::{
    Actor, App,
    fields::{
        Field, FieldKind, FieldOf,
        table::{Column, Entity},
    },
    http::{self, Path, Refusals, Tagged},
    list::{self, Asked, Column as Shown, Kind, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{EntityTrait, QueryFilter, Select};

/// Fields of the things that the actor works with.
#[derive(Clone)]
struct Fields {
    app: App,
    actor: Actor,
}

impl List for Fields {
    type Entity = Entity;
    type Row = Field;
    type View = FieldView;
    const TITLE: Message = Message::new("custom_fields", "Isian tambahan", "Custom fields");

    fn listing(&self) -> Listing {
        Listing::new(Column::Id, "position")
            .sort("position", Column::Position)
            .sort("label", Column::Label)
            .filter_choices::<FieldOf>("entity", Column::Of)
            .filter_choices::<FieldKind>("type", Column::Kind)
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find().filter(policy::visible(&self.app, &self.actor))
    }

    async fn views(&self, _: &App, rows: Vec<Field>) -> Result<Vec<FieldView>> {
        Ok(rows.into_iter().map(|row| view(&self.actor, row)).collect())
    }

    fn columns(&self) -> Vec<Shown<FieldView>> {
        vec![
            Shown::new("entity", "Milik", "Belongs to", |field| field.entity.to_string().into()),
            Shown::new("key", "Kunci", "Key", |field| field.key.clone().into()),
            Shown::new("label", "Nama", "Name", |field| field.label.clone().into()),
            Shown::new("type", "Jenis", "Type", |field| field.kind.to_string().into()),
            Shown::of(Kind::Bool, "required", "Wajib", "Required", |field| field.required.into()),
            Shown::new("choices", "Pilihan", "Choices", |field| field.choices.join(", ").into()),
        ]
    }
}

/// The fields that the business added to things that one works with.
#[utoipa::path(get, path = "/api/custom-fields", tag = "custom fields", params(ListParams, ("entity" = Option<FieldOf>, Query), ("type" = Option<FieldKind>, Query)), responses((status = 200, body = Page<FieldView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    let list = Fields { app: app.clone(), actor: actor.clone() };
    list::answer(&app, &actor, list, query).await
}

/// A field that the business added.
#[utoipa::path(get, path = "/api/custom-fields/{id}", tag = "custom fields", params(("id" = FieldId, Path)), responses((status = 200, body = FieldView), Refusals))]
pub(super) async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<FieldId>,
) -> http::Result<Tagged<FieldView>> {
    let row = queries::find_visible(&app, app.db().reader(), (&actor, id)).await?;
    let body = view(&actor, row);
    Ok(Tagged { version: body.version, body })
}
