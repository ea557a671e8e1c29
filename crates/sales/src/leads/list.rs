//! List leads.

use super::{
    deep,
    model::LeadView,
    policy, queries, search,
    table::{Column, Entity, FACETS, Model},
};
use crate::pipeline::StageKind;
use axum::{extract::State, response::Response};
use kernel::{Instant, Message, Permission, Result};
use platform::{
    Actor, App,
    fields::{self, FieldOf},
    http::{self, Refusals},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page, Shortcut},
    search::{Way, way_to},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, IntoSimpleExpr, QueryFilter, Select,
    sea_query::{ExprTrait, SimpleExpr},
};

/// Leads that the actor may see.
#[derive(Clone)]
pub(super) struct Leads {
    pub app: App,
    pub actor: Actor,
    /// How a text that is searched for is found.
    pub way: Way,
}

/// Open leads. The kind stands in the statement itself: a partial index does not serve a placeholder.
pub(crate) fn is_open() -> SimpleExpr {
    Column::StageKind.into_simple_expr().eq(SimpleExpr::Constant("open".into()))
}

/// Whether the next action of an open lead is late.
pub(crate) fn overdue(now: Instant) -> Condition {
    Condition::all().add(Column::NextActionAt.lt(now)).add(is_open()).add(Column::DeletedAt.is_null())
}

impl List for Leads {
    type Entity = Entity;
    type Row = Model;
    type View = LeadView;
    const TITLE: Message = Message::new("leads", "Lead", "Leads");

    fn listing(&self) -> Listing {
        let (app, now, way) = (self.app.clone(), self.app.now(), self.way);
        Listing::new(Column::Id, "-created_at")
            .sort("created_at", Column::CreatedAt)
            .sort("updated_at", Column::UpdatedAt)
            .sort("name", Column::NameFolded)
            .sort("code", Column::Code)
            .sort("estimated_value", Column::EstimatedValue)
            .sort("expected_close_on", Column::ExpectedCloseOn)
            .sort("next_action_at", Column::NextActionAt)
            .sort("last_activity_at", Column::LastActivityAt)
            .sort("stage_entered_at", Column::StageEnteredAt)
            .filter_ids("stage_id", Column::StageId)
            .filter_choices::<StageKind>("stage_kind", Column::StageKind)
            .filter_ids("owner_id", Column::OwnerId)
            .filter_ids("channel_id", Column::ChannelId)
            .filter_ids("product_id", Column::ProductId)
            .filter_ids("customer_id", Column::CustomerId)
            .filter_instants("created", Column::CreatedAt)
            .filter_days("created_on", Column::CreatedOn)
            .filter_days("closed_on", Column::ClosedOn)
            .filter_days("expected_close", Column::ExpectedCloseOn)
            .filter_numbers("estimated_value", Column::EstimatedValue)
            .filter_with("tag", |tag| Some(Condition::all().add(Column::Id.in_subquery(FACETS.tagged(tag)))))
            .filter_with("overdue", move |value| match value {
                "true" => Some(overdue(now)),
                "false" => Some(Condition::all()),
                _ => None,
            })
            .filter_fields(&self.app.settings().fields(FieldOf::Leads), (Column::Id, FACETS))
            .accept("trash", |value| matches!(value, "true" | "false"))
            .search(move |text| search::matches(&app, way, text))
    }

    fn select(&self, asked: &Asked) -> Select<Entity> {
        let visible = Entity::find().filter(policy::visible(&self.actor));
        if asked.values.is_true("trash") {
            // What was merged is deleted too, but leads on to the lead that it is now.
            visible.filter(Column::DeletedAt.is_not_null()).filter(Column::MergedIntoId.is_null())
        } else {
            visible.filter(Column::DeletedAt.is_null())
        }
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<LeadView>> {
        queries::views(app, app.db().reader(), (&self.actor, rows)).await
    }

    async fn shortcut(&self, app: &App, asked: &Asked, offset: u64) -> Result<Option<Shortcut>> {
        deep::shortcut(app, self, (asked, offset)).await
    }

    fn columns(&self) -> Vec<Field<LeadView>> {
        let own = self.app.settings().fields(FieldOf::Leads);
        let own = fields::columns(&own, |row: &LeadView| Some(&row.custom));
        columns().into_iter().chain(own).collect()
    }
}

fn columns() -> Vec<Field<LeadView>> {
    let national = |row: &LeadView| {
        row.phone.as_deref().and_then(kernel::Phone::kept).map(|phone| phone.national()).into()
    };
    vec![
        Field::new("code", "Kode", "Code", |row: &LeadView| row.code.clone().into()),
        Field::new("name", "Nama", "Name", |row: &LeadView| row.name.clone().into()),
        Field::new("phone", "Telepon", "Phone", national),
        Field::new("email", "Email", "Email", |row: &LeadView| row.email.clone().into()),
        Field::new("organization", "Organisasi", "Organisation", |row: &LeadView| {
            row.organization.clone().into()
        }),
        Field::new("need", "Kebutuhan", "Need", |row: &LeadView| row.need.clone().into()),
        Field::new("product_name", "Produk", "Product", |row: &LeadView| row.product_name.clone().into()),
        Field::new("channel_name", "Saluran", "Channel", |row: &LeadView| row.channel_name.clone().into()),
        Field::new("stage_name", "Tahap", "Stage", |row: &LeadView| row.stage_name.clone().into()),
        Field::new("owner_name", "Penanggung jawab", "Owner", |row: &LeadView| row.owner_name.clone().into()),
        Field::new("tags", "Label", "Tags", |row: &LeadView| row.tags.join(", ").into()),
        Field::of(Kind::Money, "estimated_value", "Perkiraan nilai", "Estimated value", |row: &LeadView| {
            row.estimated_value.into()
        }),
        Field::of(Kind::Day, "expected_close_on", "Perkiraan closing", "Expected close", |row: &LeadView| {
            row.expected_close_on.into()
        }),
        Field::of(Kind::Instant, "next_action_at", "Tindakan berikutnya", "Next action", |row: &LeadView| {
            row.next_action_at.into()
        }),
        Field::of(Kind::Instant, "created_at", "Dibuat", "Created", |row: &LeadView| row.created_at.into()),
    ]
}

/// List leads; `custom.key`, and `custom.key_from` and `custom.key_to` of numbers and days, filter by own fields.
#[utoipa::path(get, path = "/api/leads", tag = "leads", params(ListParams, ("stage_id" = Option<String>, Query), ("stage_kind" = Option<StageKind>, Query), ("owner_id" = Option<String>, Query), ("channel_id" = Option<String>, Query), ("product_id" = Option<String>, Query), ("created_from" = Option<String>, Query), ("created_to" = Option<String>, Query), ("overdue" = Option<bool>, Query), ("tag" = Option<String>, Query), ("trash" = Option<bool>, Query)), responses((status = 200, body = Page<LeadView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::UseLeads)?;
    let way = way_to(&app, &search::TRIGRAM, &query).await?;
    list::answer(&app, &actor, Leads { app: app.clone(), actor: actor.clone(), way }, query).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::{DbBackend, QueryTrait};

    #[test]
    fn open_leads_are_asked_for_without_a_placeholder() {
        for database in [DbBackend::Sqlite, DbBackend::Postgres] {
            let sql = Entity::find().filter(is_open()).build(database).sql;
            assert!(sql.ends_with(r#""stage_kind" = 'open'"#), "{sql}");
        }
    }
}
