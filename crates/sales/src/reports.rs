//! What reports ask of leads and deals: the sums that are kept of them, never their history (`migrations::TALLIES`).

use crate::{
    deals::NeededLevel,
    pipeline::{ChannelId, StageId},
    sums,
};
use catalog::products::ProductId;
use kernel::{Day, Result, Rupiah, Scope, day::Granularity};
use platform::db as database;
use sea_orm::{
    Condition, ConnectionTrait, FromQueryResult, Statement, Value,
    sea_query::{Expr, ExprTrait, Order, Query, SelectStatement},
};
use uuid::Uuid;

/// Which won deals are summed: those of owners in a scope. What is `None` lets everything through.
#[derive(Clone, Copy, Debug)]
pub struct WonOf<'a> {
    /// Whose.
    pub scope: &'a Scope,
    /// Of leads that came through these channels; all zeros for those without.
    pub channels: Option<&'a [ChannelId]>,
    /// Of their lines, those with these products.
    pub products: Option<&'a [ProductId]>,
    /// Those that needed this approval.
    pub levels: Option<&'a [NeededLevel]>,
}

impl<'a> From<&'a Scope> for WonOf<'a> {
    fn from(scope: &'a Scope) -> Self {
        Self { scope, channels: None, products: None, levels: None }
    }
}

impl WonOf<'_> {
    fn condition(&self) -> Condition {
        let levels = self.levels.map(|levels| levels.iter().map(|level| <&'static str>::from(*level)));
        database::owned(self.scope, "owner_id")
            .add_option(self.channels.map(|ids| Expr::col("channel_id").is_in(ids.iter().copied())))
            .add_option(self.products.map(|ids| Expr::col("product_id").is_in(ids.iter().copied())))
            .add_option(levels.map(|levels| Expr::col("approval_level").is_in(levels)))
    }
}

/// Which leads are summed: those of owners in a scope. What is `None` lets everything through.
#[derive(Clone, Copy, Debug)]
pub struct LeadsOf<'a> {
    /// Whose.
    pub scope: &'a Scope,
    /// Those that came through these channels; all zeros for those without.
    pub channels: Option<&'a [ChannelId]>,
}

impl<'a> From<&'a Scope> for LeadsOf<'a> {
    fn from(scope: &'a Scope) -> Self {
        Self { scope, channels: None }
    }
}

impl LeadsOf<'_> {
    fn condition(&self) -> Condition {
        let channels = self.channels.map(|ids| Expr::col("channel_id").is_in(ids.iter().copied()));
        database::owned(self.scope, "owner_id").add_option(channels)
    }
}

/// What won deals are summed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WonBy {
    /// When they were won. A month may come as a row of its own, under its first day, or as days: whoever reads adds up
    /// what falls into the same bucket.
    Period(Granularity),
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

/// Won deals between `from` and `to`, both included, in the order of their group.
///
/// # Errors
/// What the database says.
pub async fn won(
    db: &impl ConnectionTrait,
    of: impl Into<WonOf<'_>>,
    (from, to): (Day, Day),
    by: WonBy,
) -> Result<Vec<Won>> {
    let group = match by {
        WonBy::Period(_) => "on_day",
        WonBy::Product => "product_id",
        WonBy::Owner => "owner_id",
        WonBy::Channel => "channel_id",
        WonBy::Level => "approval_level",
    };
    let grain = if let WonBy::Period(granularity) = by { granularity } else { Granularity::Month };
    // An empty column still needs its type on PostgreSQL.
    let pick = |wanted: bool, column: &str, kind: &str| {
        if wanted { column.to_owned() } else { format!("CAST(NULL AS {kind})") }
    };
    let day = pick(matches!(by, WonBy::Period(_)), group, "date");
    let id = pick(matches!(by, WonBy::Product | WonBy::Owner | WonBy::Channel), group, "uuid");
    let level = pick(by == WonBy::Level, group, "text");
    let columns = format!(
        "{day} AS day, {id} AS group_id, {level} AS level, CAST(sum(deals) AS bigint) AS deals, \
         CAST(sum(quantity) AS bigint) AS quantity, CAST(sum(total) AS bigint) AS total, \
         CAST(sum(discount_total) AS bigint) AS discount_total, CAST(sum(cost_total) AS bigint) AS cost_total"
    );
    let rows = sums::WON.between((from, to), grain);
    summed(db, of.into().condition(), (&columns, rows, group)).await
}

/// Leads that came into a stage in a period, and those that left it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Entered {
    /// The stage.
    pub stage_id: StageId,
    /// How many leads came in for the first time.
    pub leads: i64,
    /// How many left it.
    pub departed: i64,
    /// How long those who left it had been there, together, in seconds.
    pub seconds: i64,
}

/// Leads that came into each stage and left it between `from` and `to`, both included. Who comes back is not counted
/// again.
///
/// # Errors
/// What the database says.
pub async fn entered(db: &impl ConnectionTrait, scope: &Scope, period: (Day, Day)) -> Result<Vec<Entered>> {
    let columns = "stage_id, CAST(sum(entered) AS bigint) AS leads, CAST(sum(departed) AS bigint) AS departed, \
        CAST(sum(seconds) AS bigint) AS seconds";
    let rows = sums::STAGES.between(period, Granularity::Month);
    summed(db, database::owned(scope, "owner_id"), (columns, rows, "stage_id")).await
}

/// What leads are summed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeadsBy {
    /// The time; see [`WonBy::Period`].
    Period(Granularity),
    /// The owner.
    Owner,
    /// The channel that they came through.
    Channel,
}

/// New and ended leads of a group.
#[derive(Clone, Debug, Default, FromQueryResult)]
pub struct Leads {
    /// The day, where summed by day.
    pub day: Option<Day>,
    /// The id of the owner or channel; all zeros for those without.
    pub group_id: Option<Uuid>,
    /// How many came.
    pub came: i64,
    /// How many of those who came were won since.
    pub came_won: i64,
    /// How many of those who came were lost since.
    pub came_lost: i64,
    /// How many were lost, whenever they came.
    pub ended_lost: i64,
}

/// Leads that came and ended between `from` and `to`, both included.
///
/// # Errors
/// What the database says.
pub async fn leads(
    db: &impl ConnectionTrait,
    of: impl Into<LeadsOf<'_>>,
    (period, by): ((Day, Day), LeadsBy),
) -> Result<Vec<Leads>> {
    // An empty column still needs its type on PostgreSQL.
    let (group, columns) = match by {
        LeadsBy::Period(_) => ("on_day", "on_day AS day, CAST(NULL AS uuid) AS group_id"),
        LeadsBy::Owner => ("owner_id", "CAST(NULL AS date) AS day, owner_id AS group_id"),
        LeadsBy::Channel => ("channel_id", "CAST(NULL AS date) AS day, channel_id AS group_id"),
    };
    let columns = format!(
        "{columns}, CAST(sum(came) AS bigint) AS came, CAST(sum(came_won) AS bigint) AS came_won, \
         CAST(sum(came_lost) AS bigint) AS came_lost, CAST(sum(ended_lost) AS bigint) AS ended_lost"
    );
    let grain = if let LeadsBy::Period(granularity) = by { granularity } else { Granularity::Month };
    summed(db, of.into().condition(), (&columns, sums::LEADS.between(period, grain), group)).await
}

/// What those of `rows` that count sum up to, by `group`.
async fn summed<T: FromQueryResult>(
    db: &impl ConnectionTrait,
    counts: Condition,
    (columns, rows, group): (&str, SelectStatement, &'static str),
) -> Result<Vec<T>> {
    let select = Query::select()
        .expr(Expr::cust(columns.to_owned()))
        .from_subquery(rows, "summed")
        .cond_where(counts)
        .group_by_col(group)
        .order_by(group, Order::Asc)
        .take();
    Ok(T::find_by_statement(db.get_database_backend().build(&select)).all(db).await?)
}

/// Leads as they stand in a stage.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Standing {
    /// The stage.
    pub stage_id: StageId,
    /// How many.
    pub leads: i64,
    /// What they may bring.
    pub value: Rupiah,
}

/// Leads by stage as they stand now; those in the trash are not among them.
///
/// # Errors
/// What the database says.
pub async fn standing(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Standing>> {
    let (owned, people) = owners(scope, "owner_id", 1);
    let sql = format!(
        "SELECT stage_id, CAST(sum(leads) AS bigint) AS leads, CAST(sum(value) AS bigint) AS value \
         FROM lead_standing_now WHERE {owned} GROUP BY stage_id"
    );
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, people);
    Ok(Standing::find_by_statement(statement).all(db).await?)
}

/// Approved deals that nobody has activated yet.
#[derive(Clone, Debug, Default, FromQueryResult)]
pub struct ToActivate {
    /// How many.
    pub deals: i64,
    /// For how much.
    pub value: Rupiah,
}

/// Approved deals that wait for their activation.
///
/// # Errors
/// What the database says.
pub async fn to_activate(db: &impl ConnectionTrait, scope: &Scope) -> Result<ToActivate> {
    let (owned, people) = owners(scope, "owner_id", 1);
    let sql = format!(
        "SELECT count(*) AS deals, CAST(coalesce(sum(total), 0) AS bigint) AS value FROM deal \
         WHERE status = 'approved' AND deleted_at IS NULL AND {owned}"
    );
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, people);
    Ok(ToActivate::find_by_statement(statement).one(db).await?.unwrap_or_default())
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
