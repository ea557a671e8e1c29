//! What the sums say of people's work.

use catalog::products::ProductId;
use kernel::{Day, Instant, Permission, Result, UserId};
use platform::{Actor, db};
use sea_orm::{
    Condition, ConnectionTrait, FromQueryResult, Statement,
    sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement, SimpleExpr},
};
use std::collections::HashMap;

use crate::databases::{self, DatabaseId};

/// Whose work is summed, and what on.
#[derive(Clone, Debug)]
pub(super) struct Within {
    pub actor: Actor,
    pub days: Option<(Day, Day)>,
    pub staff: Vec<UserId>,
    pub databases: Vec<DatabaseId>,
    pub products: Vec<ProductId>,
    pub kinds: Vec<String>,
}

impl Within {
    /// Everything that `actor` sees of the days from the first to the last.
    pub fn all_of(actor: &Actor, days: (Day, Day)) -> Self {
        Self {
            actor: actor.clone(),
            days: Some(days),
            staff: Vec::new(),
            databases: Vec::new(),
            products: Vec::new(),
            kinds: Vec::new(),
        }
    }
}

/// What was done within the period.
#[derive(Clone, Copy, Debug, Default, FromQueryResult)]
pub(super) struct Work {
    pub assigned: i64,
    pub checked: i64,
    pub ada: i64,
    pub tidak: i64,
    pub ceklis1: i64,
    pub responded: i64,
}

/// What one person did.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub(super) struct WorkOf {
    pub staff_id: UserId,
    /// Given before the period, and neither checked nor taken back before it.
    pub carried: i64,
    #[sea_orm(nested)]
    pub work: Work,
}

/// What was done on one day.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub(super) struct WorkOn {
    pub on_day: Day,
    #[sea_orm(nested)]
    pub work: Work,
}

const COLUMNS: [&str; 6] = ["assigned", "checked", "ada", "tidak", "ceklis1", "responded"];

fn sum(what: SimpleExpr) -> SimpleExpr {
    let sum = sea_orm::sea_query::Func::sum(what);
    sea_orm::sea_query::Func::coalesce([sum.into(), Expr::val(0_i64)]).cast_as(Alias::new("bigint"))
}

fn select(within: &Within) -> SelectStatement {
    let mut condition =
        Condition::all().add(db::owned(&within.actor.scope(Permission::UseRecords), "staff_id"));
    if !within.staff.is_empty() {
        condition = condition.add(Expr::col("staff_id").is_in(within.staff.iter().map(|id| id.0)));
    }
    if !within.databases.is_empty() {
        condition = condition.add(Expr::col("database_id").is_in(within.databases.iter().map(|id| id.0)));
    }
    let mut products = Condition::any();
    for product in &within.products {
        products = products.add(Expr::col("database_id").in_subquery(databases::of_product(Some(*product))));
    }
    let mut kinds = Condition::any();
    for kind in &within.kinds {
        kinds = kinds.add(Expr::col("database_id").in_subquery(databases::of_kind(kind)));
    }
    let mut select = Query::select().from("outreach_day_now").cond_where(condition).take();
    if !within.products.is_empty() {
        select.cond_where(products);
    }
    if !within.kinds.is_empty() {
        select.cond_where(kinds);
    }
    if let Some((_, to)) = within.days {
        select.and_where(Expr::col("on_day").lte(to));
    }
    select
}

/// What everybody did.
pub(super) async fn by_staff(db: &impl ConnectionTrait, within: &Within) -> Result<Vec<WorkOf>> {
    let mut select = select(within);
    select.column("staff_id").group_by_col("staff_id").order_by("staff_id", sea_orm::Order::Asc);
    let from = within.days.map(|(from, _)| from);
    for column in COLUMNS {
        let inside = match from {
            Some(from) => Expr::case(Expr::col("on_day").gte(from), Expr::col(column)).finally(0).into(),
            None => Expr::col(column),
        };
        select.expr_as(sum(inside), Alias::new(column));
    }
    let open = Expr::col("assigned").sub(Expr::col("checked")).sub(Expr::col("withdrawn"));
    let carried = match from {
        Some(from) => sum(Expr::case(Expr::col("on_day").lt(from), open).finally(0).into()),
        None => Expr::val(0_i64).cast_as(Alias::new("bigint")),
    };
    select.expr_as(carried, Alias::new("carried"));
    Ok(WorkOf::find_by_statement(db.get_database_backend().build(&select)).all(db).await?)
}

/// What was done on each day.
pub(super) async fn by_day(db: &impl ConnectionTrait, within: &Within) -> Result<Vec<WorkOn>> {
    let mut select = select(within);
    select.column("on_day").group_by_col("on_day").order_by("on_day", sea_orm::Order::Asc);
    for column in COLUMNS {
        select.expr_as(sum(Expr::col(column)), Alias::new(column));
    }
    if let Some((from, _)) = within.days {
        select.and_where(Expr::col("on_day").gte(from));
    }
    Ok(WorkOn::find_by_statement(db.get_database_backend().build(&select)).all(db).await?)
}

#[derive(FromQueryResult)]
struct Unmarked {
    records: i64,
}

/// How many records of living databases are with the people whom `actor` sees and were not marked yet.
///
/// # Errors
/// What the database says.
pub async fn unmarked(db: &impl ConnectionTrait, actor: &Actor) -> Result<i64> {
    let batches = Query::select()
        .column("id")
        .from("record_batch")
        .cond_where(db::owned(&actor.scope(Permission::UseRecords), "staff_id"))
        .and_where(Expr::col("database_id").in_subquery(databases::living()))
        .take();
    let select = Query::select()
        .expr_as(sum(Expr::col("records")), Alias::new("records"))
        .from("batch_standing_now")
        .and_where(Expr::col("batch_id").in_subquery(batches))
        .and_where(Expr::col("whatsapp_status").eq(""))
        .and_where(Expr::col("responded").eq(""))
        .take();
    let found = Unmarked::find_by_statement(db.get_database_backend().build(&select)).one(db).await?;
    Ok(found.map_or(0, |row| row.records))
}

#[derive(FromQueryResult)]
struct LastMark {
    staff_id: UserId,
    at: Option<Instant>,
}

/// When each of `people` last marked something: one look into an index for each, in one statement.
pub(super) async fn last_marks(
    db: &impl ConnectionTrait,
    people: &[UserId],
) -> Result<HashMap<UserId, Instant>> {
    const AT_ONCE: usize = 200;

    let mut last = HashMap::new();
    for chunk in people.chunks(AT_ONCE) {
        let one = |number: usize| {
            format!(
                "SELECT ${number} AS staff_id, (SELECT marked_at FROM record_assignment WHERE staff_id = ${number} \
                 AND marked_at IS NOT NULL ORDER BY marked_at DESC LIMIT 1) AS at"
            )
        };
        let sql = (1..=chunk.len()).map(one).collect::<Vec<_>>().join(" UNION ALL ");
        let values = chunk.iter().map(|person| (*person).into());
        let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
        let rows = LastMark::find_by_statement(statement).all(db).await?;
        last.extend(rows.into_iter().filter_map(|row| Some((row.staff_id, row.at?))));
    }
    Ok(last)
}
