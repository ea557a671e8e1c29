//! What reports ask of customers and services.

use catalog::products::ProductId;
use kernel::{Day, Result, Rupiah, Scope, UserId, text};
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

/// Which running services are summed: those of customers whose owner is in a scope. What is `None` lets everything
/// through.
#[derive(Clone, Copy, Debug)]
pub struct RunningOf<'a> {
    /// Whose.
    pub scope: &'a Scope,
    /// Those of these products.
    pub products: Option<&'a [ProductId]>,
    /// Those of customers in cities of these names.
    pub cities: Option<&'a [String]>,
}

impl<'a> From<&'a Scope> for RunningOf<'a> {
    fn from(scope: &'a Scope) -> Self {
        Self { scope, products: None, cities: None }
    }
}

/// What running services are summed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunningBy {
    /// By product.
    Product,
    /// By the customer's owner.
    Owner,
}

/// Services that ran at the end of `day`, as what and for how much they ran then. Those that were cut off did not run.
///
/// # Errors
/// What the database says.
pub async fn running_on(
    db: &impl ConnectionTrait,
    of: impl Into<RunningOf<'_>>,
    (day, by): (Day, RunningBy),
) -> Result<Vec<RunningOn>> {
    let group = match by {
        RunningBy::Product => "p.product_id",
        RunningBy::Owner => "c.owner_id",
    };
    let (counts, narrowing) = of.into().condition(2);
    let sql = format!(
        "SELECT {group} AS group_id, count(DISTINCT c.id) AS customers, count(*) AS services, \
         CAST(coalesce(sum(p.price), 0) AS bigint) AS mrr FROM service_span p \
         JOIN service s ON s.id = p.service_id JOIN customer c ON c.id = s.customer_id \
         WHERE p.from_day <= $1 AND (p.until_day IS NULL OR p.until_day > $1) AND p.status = 'active' \
         AND {counts} GROUP BY {group}"
    );
    let mut values: Vec<Value> = vec![day.into()];
    values.extend(narrowing);
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(RunningOn::find_by_statement(statement).all(db).await?)
}

/// All services that ran at the end of each of `days`, in the order of `days`.
///
/// # Errors
/// What the database says.
pub async fn running_on_days(
    db: &impl ConnectionTrait,
    of: impl Into<RunningOf<'_>>,
    days: &[Day],
) -> Result<Vec<Running>> {
    if days.is_empty() {
        return Ok(Vec::new());
    }
    let marks: Vec<_> = (1..=days.len()).map(|at| format!("(${at})")).collect();
    let (counts, narrowing) = of.into().condition(days.len() + 1);
    let sql = format!(
        "SELECT d.column1 AS day, count(DISTINCT c.id) AS customers, count(*) AS services, \
         CAST(coalesce(sum(p.price), 0) AS bigint) AS mrr FROM (VALUES {}) d \
         JOIN service_span p ON p.from_day <= d.column1 AND (p.until_day IS NULL OR p.until_day > d.column1) \
         JOIN service s ON s.id = p.service_id JOIN customer c ON c.id = s.customer_id \
         WHERE p.status = 'active' AND {counts} GROUP BY d.column1",
        marks.join(", ")
    );
    let values = days.iter().map(|day| Value::from(*day)).chain(narrowing);
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let found = Running::find_by_statement(statement).all(db).await?;
    let none = |day| Running { day, customers: 0, services: 0, mrr: Rupiah::ZERO };
    let of_day = |day: Day| found.iter().find(|row| row.day == day).copied().unwrap_or_else(|| none(day));
    Ok(days.iter().copied().map(of_day).collect())
}

impl RunningOf<'_> {
    /// What counts, as a condition with placeholders from `$first` on.
    fn condition(&self, first: usize) -> (String, Vec<Value>) {
        let mut conditions = vec!["1 = 1".to_owned()];
        let mut values: Vec<Value> = Vec::new();
        let mut is_one_of = |column: &str, of: Vec<Value>| {
            let start = first + values.len();
            let marks: Vec<_> = (start..start + of.len()).map(|at| format!("${at}")).collect();
            // Nothing is one of nothing.
            let list = if of.is_empty() { "NULL".to_owned() } else { marks.join(", ") };
            conditions.push(format!("{column} IN ({list})"));
            values.extend(of);
        };
        match self.scope {
            Scope::Everything => {}
            Scope::Nothing => is_one_of("c.owner_id", Vec::new()),
            Scope::Owners(people) => {
                is_one_of("c.owner_id", people.iter().map(|id: &UserId| (*id).into()).collect());
            }
        }
        if let Some(products) = self.products {
            is_one_of("p.product_id", products.iter().map(|id| (*id).into()).collect());
        }
        if let Some(cities) = self.cities {
            is_one_of("c.city_folded", cities.iter().map(|name| text::fold(name).into()).collect());
        }
        (conditions.join(" AND "), values)
    }
}
