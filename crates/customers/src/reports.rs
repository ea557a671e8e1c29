//! What reports ask of customers and services.

use kernel::{Day, Result, Rupiah, Scope, UserId};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};
use uuid::Uuid;

/// Services that ran on a day, summed.
#[derive(Clone, Debug, FromQueryResult)]
pub struct RunningOn {
    /// The product or the owner; `None` for customers without one.
    pub group_id: Option<Uuid>,
    /// Customers with at least one.
    pub customers: i64,
    /// Services.
    pub services: i64,
    /// What they bring a month.
    pub mrr: Rupiah,
}

/// All services that ran on a day.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Running {
    /// The day.
    pub day: Day,
    /// Customers with at least one.
    pub customers: i64,
    /// Services.
    pub services: i64,
    /// What they bring a month.
    pub mrr: Rupiah,
}

/// What running services are summed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunningBy {
    /// By product.
    Product,
    /// By the customer's owner.
    Owner,
}

/// Services that ran at the end of `day`, as what and for how much they ran then, of customers in `scope`. Those that
/// were cut off did not run.
///
/// # Errors
/// What the database says.
pub async fn running_on(
    db: &impl ConnectionTrait,
    scope: &Scope,
    (day, by): (Day, RunningBy),
) -> Result<Vec<RunningOn>> {
    let group = match by {
        RunningBy::Product => "p.product_id",
        RunningBy::Owner => "c.owner_id",
    };
    let (owned, people) = owners(scope, 2);
    let sql = format!(
        "SELECT {group} AS group_id, count(DISTINCT c.id) AS customers, count(*) AS services, \
         CAST(coalesce(sum(p.price), 0) AS bigint) AS mrr FROM service_span p \
         JOIN service s ON s.id = p.service_id JOIN customer c ON c.id = s.customer_id \
         WHERE p.from_day <= $1 AND (p.until_day IS NULL OR p.until_day > $1) AND p.status = 'active' \
         AND {owned} GROUP BY {group}"
    );
    let mut values: Vec<Value> = vec![day.into()];
    values.extend(people);
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(RunningOn::find_by_statement(statement).all(db).await?)
}

/// All services that ran at the end of each of `days`, of customers in `scope`, in the order of `days`.
///
/// # Errors
/// What the database says.
pub async fn running_on_days(db: &impl ConnectionTrait, scope: &Scope, days: &[Day]) -> Result<Vec<Running>> {
    if days.is_empty() {
        return Ok(Vec::new());
    }
    let marks: Vec<_> = (1..=days.len()).map(|at| format!("(${at})")).collect();
    let (owned, people) = owners(scope, days.len() + 1);
    let sql = format!(
        "SELECT d.column1 AS day, count(DISTINCT c.id) AS customers, count(*) AS services, \
         CAST(coalesce(sum(p.price), 0) AS bigint) AS mrr FROM (VALUES {}) d \
         JOIN service_span p ON p.from_day <= d.column1 AND (p.until_day IS NULL OR p.until_day > d.column1) \
         JOIN service s ON s.id = p.service_id JOIN customer c ON c.id = s.customer_id \
         WHERE p.status = 'active' AND {owned} GROUP BY d.column1",
        marks.join(", ")
    );
    let values = days.iter().map(|day| Value::from(*day)).chain(people);
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let found = Running::find_by_statement(statement).all(db).await?;
    let none = |day| Running { day, customers: 0, services: 0, mrr: Rupiah::ZERO };
    let of_day = |day: Day| found.iter().find(|row| row.day == day).copied().unwrap_or_else(|| none(day));
    Ok(days.iter().copied().map(of_day).collect())
}

/// Rows of customers whose owner is in `scope`, as a condition with placeholders from `$first` on.
fn owners(scope: &Scope, first: usize) -> (String, Vec<Value>) {
    match scope {
        Scope::Everything => ("1 = 1".to_owned(), Vec::new()),
        Scope::Nothing => ("1 = 0".to_owned(), Vec::new()),
        Scope::Owners(people) => {
            let marks: Vec<_> = (first..first + people.len()).map(|at| format!("${at}")).collect();
            (
                format!("c.owner_id IN ({})", marks.join(", ")),
                people.iter().map(|id: &UserId| (*id).into()).collect(),
            )
        }
    }
}
