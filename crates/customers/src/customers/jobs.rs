//! What happens to customers without a person: the trash is emptied, who went quiet is proposed as inactive, and what
//! the system keeps in the row is proved by a recount.

use super::{
    CustomerId,
    model::Status,
    queries,
    table::{Column, Entity},
};
use crate::files;
use kernel::{Check, Day, Faults, Permission, Result, UserId};
use notify::Notice;
use platform::{Actor, App, Tx, audit::Subject, jobs::JobKind, settings::Setting};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Statement,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

/// What lies in the trash for so long is forgotten.
const KEPT: chrono::Duration = chrono::Duration::days(90);

/// Forgets what has been in the trash for 90 days.
pub(crate) const PURGE: JobKind = JobKind::new("customers.purge", |app, _| Box::pin(purge(app)));

/// Proposes to call quiet customers inactive.
pub(crate) const PROPOSE_INACTIVE: JobKind =
    JobKind::new("customers.propose_inactive", |app, _| Box::pin(propose_inactive(app)));

/// Counts anew what the system keeps about services and purchases, and mends what differs.
pub(crate) const RECOUNT: JobKind = JobKind::new("customers.recount", |app, _| Box::pin(recount(app)));

/// What the business sets about customers.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct CustomerSettings {
    /// Days without service and purchase after which a customer is proposed as inactive; 0: never.
    pub inactive_after_days: i64,
}

impl Default for CustomerSettings {
    fn default() -> Self {
        Self { inactive_after_days: 180 }
    }
}

impl Check for CustomerSettings {
    fn check(&self, faults: &mut Faults) {
        faults.number("inactive_after_days", self.inactive_after_days, 0, 3_650);
    }
}

impl Setting for CustomerSettings {
    const KEY: &'static str = "customers";
}

async fn purge(app: App) -> Result<()> {
    loop {
        let gone = app
            .transact(async |tx| {
                let gone = queries::purge(tx, tx.now() - KEPT).await?;
                for id in &gone {
                    files::forget(tx, *id).await?;
                }
                Ok(gone.len())
            })
            .await?;
        if gone == 0 {
            return Ok(());
        }
    }
}

async fn propose_inactive(app: App) -> Result<()> {
    let days = app.setting::<CustomerSettings>().inactive_after_days;
    if days == 0 {
        return Ok(());
    }
    app.transact(async |tx| {
        let since = tx.today().plus_days(-days);
        let proposed = Entity::update_many()
            .col_expr(Column::InactiveProposedOn, Expr::value(tx.today()))
            .filter(is_quiet_since(tx, since))
            .exec(tx)
            .await?;
        if proposed.rows_affected > 0 { tell_owners(tx, days).await } else { Ok(()) }
    })
    .await
}

/// Active customers that were not proposed yet, without services, and without purchases after `day`.
fn is_quiet_since(tx: &Tx, day: Day) -> Condition {
    let never_bought = Condition::all()
        .add(Column::LastPurchaseOn.is_null())
        .add(Column::CreatedAt.lt(tx.zone().start_of(day)));
    Condition::all()
        .add(Column::Status.eq(Status::Active))
        .add(Column::DeletedAt.is_null())
        .add(Column::InactiveProposedOn.is_null())
        .add(Column::Id.not_in_subquery(crate::services::owners_of_living()))
        .add(Condition::any().add(Column::LastPurchaseOn.lt(day)).add(never_bought))
}

#[derive(FromQueryResult)]
struct Proposed {
    owner_id: Option<UserId>,
    count: i64,
}

/// One notice for each owner, and one for those who see everybody's where nobody owns them.
async fn tell_owners(tx: &Tx, days: i64) -> Result<()> {
    let groups = Entity::find()
        .select_only()
        .column(Column::OwnerId)
        .column_as(Expr::col(Column::Id).count(), "count")
        .filter(Column::InactiveProposedOn.eq(tx.today()))
        .group_by(Column::OwnerId)
        .into_model::<Proposed>()
        .all(tx)
        .await?;
    for group in groups {
        let to = match group.owner_id {
            Some(owner) => vec![owner],
            None => accounts::users::active_ids_with(tx, Permission::UseCustomers).await?,
        };
        let subject = Subject::new("customers", Uuid::nil(), tx.today().to_string());
        let params = json!({ "count": group.count, "days": days });
        let notice = Notice { kind: "customer.inactive_proposed", to, subject, params };
        notify::tell(tx, &Actor::system(), notice).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct Wrong {
    id: CustomerId,
}

async fn recount(app: App) -> Result<()> {
    let db = app.db().reader();
    let sql = "SELECT c.id FROM customer c \
        LEFT JOIN (SELECT customer_id, count(*) AS services, sum(price) AS mrr FROM service \
        WHERE status = 'active' GROUP BY customer_id) s ON s.customer_id = c.id \
        LEFT JOIN (SELECT customer_id, count(*) AS purchases, sum(total) AS total FROM purchase \
        GROUP BY customer_id) p ON p.customer_id = c.id \
        WHERE c.active_services <> coalesce(s.services, 0) OR c.mrr <> coalesce(s.mrr, 0) \
        OR c.purchase_count <> coalesce(p.purchases, 0) OR c.lifetime_value <> coalesce(p.total, 0)";
    let wrong =
        Wrong::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?;
    if !wrong.is_empty() {
        tracing::warn!(customers = wrong.len(), "kept sums differ from a recount; mending them");
    }
    for Wrong { id } in wrong {
        app.transact(async |tx| {
            queries::count_services(tx, id).await?;
            queries::count_purchases(tx, id).await
        })
        .await?;
    }
    Ok(())
}
