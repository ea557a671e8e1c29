//! What reports ask of leads and deals. Won deals come from the daily roll-up that activation keeps.

use kernel::{Day, Result, Rupiah, Scope};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};
use uuid::Uuid;

/// What won deals are summed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WonBy {
    /// The day on which they were won.
    Day,
    /// The product.
    Product,
    /// The owner.
    Owner,
    /// The channel that the lead came through.
    Channel,
    /// Whose approval was needed.
    Level,
}

/// Won deals of one group, summed.
#[derive(Clone, Debug, Default, FromQueryResult)]
pub struct Won {
    /// The day, where grouped by day.
    pub day: Option<Day>,
    /// The id of the product, owner or channel.
    pub group_id: Option<Uuid>,
    /// The level, where grouped by level.
    pub level: Option<String>,
    /// How many deals; where grouped by product, deals whose first line is of the product.
    pub deals: i64,
    /// How many pieces.
    pub quantity: i64,
    /// What was asked.
    pub total: Rupiah,
    /// What was given off the list prices.
    pub discount_total: Rupiah,
    /// What it cost.
    pub cost_total: Rupiah,
}

/// Won deals between `from` and `to`, both included, of owners in `scope`, in the order of their group.
///
/// # Errors
/// What the database says.
pub async fn won(
    db: &impl ConnectionTrait,
    scope: &Scope,
    (from, to): (Day, Day),
    by: WonBy,
) -> Result<Vec<Won>> {
    let group = match by {
        WonBy::Day => "won_on",
        WonBy::Product => "product_id",
        WonBy::Owner => "owner_id",
        WonBy::Channel => "channel_id",
        WonBy::Level => "approval_level",
    };
    let (owned, people) = owners(scope, "owner_id", 3);
    // An empty column still needs its type on PostgreSQL.
    let pick = |wanted: bool, column: &str, kind: &str| {
        if wanted { column.to_owned() } else { format!("CAST(NULL AS {kind})") }
    };
    let day = pick(by == WonBy::Day, group, "date");
    let id = pick(matches!(by, WonBy::Product | WonBy::Owner | WonBy::Channel), group, "uuid");
    let level = pick(by == WonBy::Level, group, "text");
    let sql = format!(
        "SELECT {day} AS day, {id} AS group_id, {level} AS level, \
         CAST(sum(deals) AS bigint) AS deals, CAST(sum(quantity) AS bigint) AS quantity, \
         CAST(sum(total) AS bigint) AS total, CAST(sum(discount_total) AS bigint) AS discount_total, \
         CAST(sum(cost_total) AS bigint) AS cost_total FROM deal_day \
         WHERE won_on BETWEEN $1 AND $2 AND {owned} GROUP BY {group} ORDER BY {group}"
    );
    let mut values: Vec<Value> = vec![from.into(), to.into()];
    values.extend(people);
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(Won::find_by_statement(statement).all(db).await?)
}

/// Leads that ended in a period, counted.
#[derive(Clone, Debug, Default, FromQueryResult)]
pub struct Closed {
    /// The day.
    pub day: Option<Day>,
    /// Who owned them.
    pub group_id: Option<Uuid>,
    /// How many were lost.
    pub lost: i64,
    /// How many were won.
    pub won: i64,
}

/// Leads won and lost per day and owner between `from` and `to`, both included.
///
/// # Errors
/// What the database says.
pub async fn closed(db: &impl ConnectionTrait, scope: &Scope, (from, to): (Day, Day)) -> Result<Vec<Closed>> {
    let (owned, people) = owners(scope, "owner_id", 3);
    let sql = format!(
        "SELECT closed_on AS day, owner_id AS group_id, \
         CAST(sum(CASE WHEN stage_kind = 'lost' THEN 1 ELSE 0 END) AS bigint) AS lost, \
         CAST(sum(CASE WHEN stage_kind = 'won' THEN 1 ELSE 0 END) AS bigint) AS won FROM lead \
         WHERE closed_on BETWEEN $1 AND $2 AND deleted_at IS NULL AND {owned} GROUP BY closed_on, owner_id"
    );
    let mut values: Vec<Value> = vec![from.into(), to.into()];
    values.extend(people);
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(Closed::find_by_statement(statement).all(db).await?)
}

/// Leads that came into a stage in a period.
#[derive(Clone, Debug, Default, FromQueryResult)]
pub struct Entered {
    /// The stage.
    pub stage_id: Uuid,
    /// How many leads came in.
    pub leads: i64,
    /// How long those who left it had been there, on average, in seconds.
    pub seconds: i64,
}

/// Leads that came into each stage between `from` and `to`, both included, each counted once.
///
/// # Errors
/// What the database says.
pub async fn entered(
    db: &impl ConnectionTrait,
    scope: &Scope,
    (from, to): (Day, Day),
) -> Result<Vec<Entered>> {
    let (owned, people) = owners(scope, "owner_id", 3);
    let sql = format!(
        "SELECT to_stage_id AS stage_id, count(DISTINCT lead_id) AS leads, \
         CAST(coalesce(avg(seconds), 0) AS bigint) AS seconds FROM stage_change \
         WHERE on_day BETWEEN $1 AND $2 AND {owned} GROUP BY to_stage_id"
    );
    let mut values: Vec<Value> = vec![from.into(), to.into()];
    values.extend(people);
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(Entered::find_by_statement(statement).all(db).await?)
}

/// New leads of a group.
#[derive(Clone, Debug, Default, FromQueryResult)]
pub struct NewLeads {
    /// The day, owner or channel.
    pub day: Option<Day>,
    /// The owner.
    pub owner_id: Option<Uuid>,
    /// The channel.
    pub channel_id: Option<Uuid>,
    /// How many.
    pub leads: i64,
    /// How many of them were won since.
    pub won: i64,
    /// How many of them were lost since.
    pub lost: i64,
}

/// New leads by day, owner and channel between `from` and `to`, both included.
///
/// # Errors
/// What the database says.
pub async fn new_leads(
    db: &impl ConnectionTrait,
    scope: &Scope,
    (from, to): (Day, Day),
) -> Result<Vec<NewLeads>> {
    let (owned, people) = owners(scope, "owner_id", 3);
    let sql = format!(
        "SELECT created_on AS day, owner_id, channel_id, count(*) AS leads, \
         CAST(sum(CASE WHEN stage_kind = 'won' THEN 1 ELSE 0 END) AS bigint) AS won, \
         CAST(sum(CASE WHEN stage_kind = 'lost' THEN 1 ELSE 0 END) AS bigint) AS lost FROM lead \
         WHERE created_on BETWEEN $1 AND $2 AND deleted_at IS NULL AND {owned} GROUP BY created_on, owner_id, channel_id"
    );
    let mut values: Vec<Value> = vec![from.into(), to.into()];
    values.extend(people);
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(NewLeads::find_by_statement(statement).all(db).await?)
}

/// What happened to leads on a day.
#[derive(Clone, Debug, Default, FromQueryResult)]
pub struct LeadDay {
    /// The day.
    pub day: Option<Day>,
    /// How many came.
    pub leads: i64,
    /// How many were lost.
    pub lost: i64,
}

/// New and lost leads by day between `from` and `to`, both included; a day may come twice.
///
/// # Errors
/// What the database says.
pub async fn lead_days(
    db: &impl ConnectionTrait,
    scope: &Scope,
    (from, to): (Day, Day),
) -> Result<Vec<LeadDay>> {
    let (owned, people) = owners(scope, "owner_id", 3);
    let sql = format!(
        "SELECT created_on AS day, count(*) AS leads, CAST(0 AS bigint) AS lost FROM lead \
         WHERE created_on BETWEEN $1 AND $2 AND deleted_at IS NULL AND {owned} GROUP BY created_on \
         UNION ALL SELECT closed_on AS day, CAST(0 AS bigint) AS leads, count(*) AS lost FROM lead \
         WHERE closed_on BETWEEN $1 AND $2 AND stage_kind = 'lost' AND deleted_at IS NULL AND {owned} \
         GROUP BY closed_on"
    );
    let mut values: Vec<Value> = vec![from.into(), to.into()];
    values.extend(people);
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(LeadDay::find_by_statement(statement).all(db).await?)
}

/// The open pipeline and the deals that wait.
#[derive(Clone, Debug, Default, FromQueryResult)]
pub struct Standing {
    /// `lead` or the status of deals.
    pub what: String,
    /// How many.
    pub count: i64,
    /// For how much.
    pub value: Rupiah,
}

/// Open leads, and deals by status, as they stand now.
///
/// # Errors
/// What the database says.
pub async fn standing(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Standing>> {
    let (owned, people) = owners(scope, "owner_id", 1);
    let sql = format!(
        "SELECT 'lead' AS what, count(*) AS count, CAST(coalesce(sum(estimated_value), 0) AS bigint) AS value FROM lead \
         WHERE stage_kind = 'open' AND deleted_at IS NULL AND {owned} \
         UNION ALL SELECT status AS what, count(*) AS count, CAST(coalesce(sum(total), 0) AS bigint) AS value FROM deal \
         WHERE deleted_at IS NULL AND {owned} GROUP BY status"
    );
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, people);
    Ok(Standing::find_by_statement(statement).all(db).await?)
}

/// Rows whose owner is in `scope`, as a condition with placeholders from `$first` on.
fn owners(scope: &Scope, column: &str, first: usize) -> (String, Vec<Value>) {
    match scope {
        Scope::Everything => ("1 = 1".to_owned(), Vec::new()),
        Scope::Nothing => ("1 = 0".to_owned(), Vec::new()),
        Scope::Owners(people) => {
            let marks: Vec<_> = (first..first + people.len()).map(|at| format!("${at}")).collect();
            let condition = format!("{column} IN ({})", marks.join(", "));
            (condition, people.iter().map(|person| (*person).into()).collect())
        }
    }
}
