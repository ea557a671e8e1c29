//! List records: of a database, one's own, and all that are with somebody.

use super::{
    Status, WhatsappStatus,
    model::RecordView,
    policy, queries, search,
    table::{Column, Entity, FACETS, Model},
};
use crate::databases::{self, DatabaseId};
use axum::{extract::State, response::Response};
use kernel::{Message, Permission, Result, UserId};
use platform::{
    Actor, App,
    db::dialect::beside_order,
    fields::{self, FieldOf},
    http::{self, Path, Refusals},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, MoreColumn, Page},
    search::{Way, way_to},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select, sea_query::ExprTrait};
use serde_json::{Map, Value};

const OTHERS: Message = Message::new("extra", "Kolom lain", "Other columns");

/// Which records a list is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// All of a database.
    OfDatabase(DatabaseId),
    /// Those that are with somebody.
    Assigned,
    /// Those that are with one person.
    With(UserId),
}

/// Records that the actor may see.
#[derive(Clone)]
pub(crate) struct Records {
    pub app: App,
    pub actor: Actor,
    pub which: Which,
    /// How a text that is searched for is found.
    pub way: Way,
    /// Columns of the files that are shown each by itself.
    pub kept: Vec<String>,
}

impl Records {
    /// The records of `which`.
    pub(crate) const fn of(app: App, actor: Actor, which: Which) -> Self {
        Self { app, actor, which, way: Way::Index, kept: Vec::new() }
    }

    /// The records of `which`, to be searched the quicker way.
    pub(crate) async fn asked(app: &App, (actor, which): (&Actor, Which), query: &ListQuery) -> Result<Self> {
        let way = way_to(app, &search::TRIGRAM, query).await?;
        Ok(Self { way, ..Self::of(app.clone(), actor.clone(), which) })
    }
}

impl List for Records {
    type Entity = Entity;
    type Row = Model;
    type View = RecordView;
    const TITLE: Message = Message::new("records", "Data", "Records");

    fn listing(&self) -> Listing {
        let (app, way) = (self.app.clone(), self.way);
        let default = if matches!(self.which, Which::OfDatabase(_)) { "row_no" } else { "-assigned_at" };
        let listing = Listing::new(Column::Id, default)
            .sort("row_no", Column::RowNo)
            .sort("name", Column::NameFolded)
            .sort("assigned_at", Column::AssignedAt)
            .sort("marked_at", Column::MarkedAt)
            .filter_ids("id", Column::Id)
            .filter_ids("assignee_id", Column::AssigneeId)
            .filter_ids("batch_id", Column::BatchId)
            .filter_with("whatsapp_status", |value| {
                let is = match value {
                    "none" => Column::WhatsappStatus.is_null(),
                    value => Column::WhatsappStatus.eq(value.parse::<WhatsappStatus>().ok()?),
                };
                Some(Condition::all().add(is))
            })
            .filter_with("responded", |value| {
                let is = match value {
                    "none" => Column::Responded.is_null(),
                    value => Column::Responded.eq(value.parse::<bool>().ok()?),
                };
                Some(Condition::all().add(is))
            })
            .filter_with("untouched", |value| match value {
                "true" => Some(is_untouched()),
                "false" => Some(is_untouched().not()),
                _ => None,
            })
            .filter_flag("do_not_contact", Column::DoNotContact)
            .filter_with("tag", |tag| Some(Condition::all().add(Column::Id.in_subquery(FACETS.tagged(tag)))))
            .filter_fields(&self.app.settings().fields(FieldOf::Records), (Column::Id, FACETS))
            .filter_instants("assigned", Column::AssignedAt)
            .filter_instants("marked", Column::MarkedAt)
            .search(move |text| search::matches(&app, way, text));
        match self.which {
            Which::OfDatabase(_) => listing
                .filter_choices::<Status>("status", Column::Status)
                .accept("trash", |value| matches!(value, "true" | "false")),
            Which::Assigned | Which::With(_) => listing
                .filter_ids("database_id", Column::DatabaseId)
                .filter_with("kind", |kind| {
                    let of = databases::of_kind(kind);
                    Some(Condition::all().add(beside_order(Column::DatabaseId).in_subquery(of)))
                })
                .filter_with("product_id", |value| {
                    let product = if value == "none" { None } else { Some(value.parse().ok()?) };
                    let of = databases::of_product(product);
                    Some(Condition::all().add(beside_order(Column::DatabaseId).in_subquery(of)))
                }),
        }
    }

    fn select(&self, asked: &Asked) -> Select<Entity> {
        let visible = Entity::find().filter(policy::visible(&self.actor));
        let living = |select: Select<Entity>| {
            select
                .filter(queries::is_assigned())
                .filter(Column::DeletedAt.is_null())
                .filter(policy::is_in_living_database())
        };
        match self.which {
            Which::OfDatabase(id) => {
                let is_trash = asked.values.is_true("trash");
                let of = visible.filter(Column::DatabaseId.eq(id));
                of.filter(if is_trash {
                    Column::DeletedAt.is_not_null()
                } else {
                    Column::DeletedAt.is_null()
                })
            }
            Which::Assigned => living(visible),
            Which::With(person) => living(visible).filter(Column::AssigneeId.eq(person)),
        }
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<RecordView>> {
        queries::views(app, app.db().reader(), (&self.actor, rows)).await
    }

    fn columns(&self) -> Vec<Field<RecordView>> {
        let own = self.app.settings().fields(FieldOf::Records);
        let own = fields::columns(&own, |row: &RecordView| Some(&row.custom));
        columns().into_iter().chain(own).collect()
    }

    fn more_columns(&self) -> Vec<MoreColumn<RecordView>> {
        let column = |head: &String| {
            let name = head.clone();
            let cell = move |row: &RecordView| row.extra[&name].as_str().map(str::to_owned).into();
            MoreColumn { heading: head.clone(), cell: Box::new(cell) }
        };
        let known = self.kept.clone();
        let others = move |row: &RecordView| {
            let all = row.extra.as_object().into_iter().flatten();
            let others: Map<String, Value> = all
                .filter(|(name, _)| !known.contains(name))
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect();
            (!others.is_empty()).then(|| Value::Object(others).to_string()).into()
        };
        let heading = OTHERS.say(self.actor.locale, &[]);
        let last = MoreColumn { heading, cell: Box::new(others) };
        self.kept.iter().map(column).chain(std::iter::once(last)).collect()
    }
}

/// Records of which nothing is marked.
pub(super) fn is_untouched() -> Condition {
    Condition::all().add(Column::WhatsappStatus.is_null()).add(Column::Responded.is_null())
}

fn columns() -> Vec<Field<RecordView>> {
    let phone = |row: &RecordView| {
        let number = row.phone.as_deref().and_then(kernel::Phone::kept).map(|phone| phone.national());
        number.or_else(|| row.phone.clone()).into()
    };
    vec![
        Field::of(Kind::Integer, "row_no", "Baris", "Row", |row: &RecordView| row.row_no.into()),
        Field::new("name", "Nama", "Name", |row: &RecordView| row.name.clone().into()),
        Field::new("phone", "Telepon", "Phone", phone),
        Field::new("username", "Username", "Username", |row: &RecordView| row.username.clone().into()),
        Field::new("database_name", "Database", "Database", |row: &RecordView| {
            row.database_name.clone().into()
        }),
        Field::new("product_name", "Produk", "Product", |row: &RecordView| row.product_name.clone().into()),
        Field::new("status", "Status", "Status", |row: &RecordView| row.status.to_string().into()),
        Field::new("assignee_name", "Staf", "Staff", |row: &RecordView| row.assignee_name.clone().into()),
        Field::new("batch_title", "Batch", "Batch", |row: &RecordView| row.batch_title.clone().into()),
        Field::new("whatsapp_status", "Status WhatsApp", "WhatsApp status", |row: &RecordView| {
            row.whatsapp_status.map(|status| status.to_string()).into()
        }),
        Field::of(Kind::Bool, "responded", "Respon", "Responded", |row: &RecordView| row.responded.into()),
        Field::new("tags", "Label", "Tags", |row: &RecordView| row.tags.join(", ").into()),
        Field::new("note", "Catatan", "Note", |row: &RecordView| row.note.clone().into()),
        Field::of(Kind::Instant, "assigned_at", "Dibagikan", "Assigned", |row: &RecordView| {
            row.assigned_at.into()
        }),
        Field::of(Kind::Instant, "marked_at", "Ditandai", "Marked", |row: &RecordView| row.marked_at.into()),
    ]
}

/// List the records of a contact database.
#[utoipa::path(get, path = "/api/databases/{id}/records", tag = "outreach", params(("id" = DatabaseId, Path), ListParams, ("id" = Option<String>, Query, description = "only these records, comma-separated"), ("status" = Option<Status>, Query), ("assignee_id" = Option<String>, Query), ("batch_id" = Option<String>, Query), ("whatsapp_status" = Option<String>, Query, description = "`ada`, `tidak`, `ceklis1`, or `none`"), ("responded" = Option<String>, Query, description = "`true`, `false`, or `none`"), ("untouched" = Option<bool>, Query), ("do_not_contact" = Option<bool>, Query), ("tag" = Option<String>, Query), ("assigned_from" = Option<String>, Query), ("assigned_to" = Option<String>, Query), ("marked_from" = Option<String>, Query), ("marked_to" = Option<String>, Query), ("trash" = Option<bool>, Query)), responses((status = 200, body = Page<RecordView>), Refusals))]
pub(super) async fn of_database(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DatabaseId>,
    query: ListQuery,
) -> http::Result<Response> {
    let database = databases::find_visible(app.db().reader(), &actor, id).await?;
    actor.must(Permission::ManageDatabases)?;
    let kept = databases::kept_columns(&database);
    let list = Records { kept, ..Records::asked(&app, (&actor, Which::OfDatabase(id)), &query).await? };
    list::answer(&app, &actor, list, query).await
}

/// List the records that are with oneself.
#[utoipa::path(get, path = "/api/my-assigned-records", tag = "outreach", params(ListParams, ("id" = Option<String>, Query, description = "only these records, comma-separated"), ("database_id" = Option<String>, Query), ("batch_id" = Option<String>, Query), ("kind" = Option<String>, Query), ("product_id" = Option<String>, Query), ("assignee_id" = Option<String>, Query), ("whatsapp_status" = Option<String>, Query, description = "`ada`, `tidak`, `ceklis1`, or `none`"), ("responded" = Option<String>, Query, description = "`true`, `false`, or `none`"), ("untouched" = Option<bool>, Query), ("do_not_contact" = Option<bool>, Query), ("tag" = Option<String>, Query), ("assigned_from" = Option<String>, Query), ("assigned_to" = Option<String>, Query), ("marked_from" = Option<String>, Query), ("marked_to" = Option<String>, Query)), responses((status = 200, body = Page<RecordView>), Refusals))]
pub(super) async fn mine(State(app): State<App>, actor: Actor, query: ListQuery) -> http::Result<Response> {
    actor.must(Permission::UseRecords)?;
    let list = Records::asked(&app, (&actor, Which::With(actor.id)), &query).await?;
    list::answer(&app, &actor, list, query).await
}
