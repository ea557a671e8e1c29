//! What reports ask of customers and services.

use kernel::{Day, Result, Rupiah, Scope, UserId};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};
use uuid::Uuid;

/// Services that ran on a day, summed.
#[derive(Clone, Debug, FromQueryResult)]
pub struct RunningOn {
    /// What it is grouped by: a product or an owner; `None` for everything.
    pub group_id: Option<Uuid>,
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
    /// Everything in one line.
    All,
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
        RunningBy::All => "CAST(NULL AS uuid)",
        RunningBy::Product => "p.product_id",
        RunningBy::Owner => "c.owner_id",
    };
    let (owned, people) = owners(scope, 2);
    let grouping = if by == RunningBy::All { String::new() } else { format!("GROUP BY {group}") };
    let sql = format!(
        "SELECT {group} AS group_id, count(DISTINCT c.id) AS customers, count(*) AS services, \
         CAST(coalesce(sum(p.price), 0) AS bigint) AS mrr FROM service_span p \
         JOIN service s ON s.id = p.service_id JOIN customer c ON c.id = s.customer_id \
         WHERE p.from_day <= $1 AND (p.until_day IS NULL OR p.until_day > $1) AND p.status = 'active' \
         AND {owned} {grouping}"
    );
    let mut values: Vec<Value> = vec![day.into()];
    values.extend(people);
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(RunningOn::find_by_statement(statement).all(db).await?)
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
