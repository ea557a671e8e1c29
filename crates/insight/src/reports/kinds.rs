//! The reports there are.

use super::{
    params::AskedReport,
    table::{ChartHint, ChartKind, Holds, ReportColumn, Row, Table, Value},
};
use customers::reports::{RunningBy, running_on, running_on_days};
use futures::{FutureExt, future::BoxFuture};
use kernel::{BasisPoints, Day, Message, Permission, Result, Rupiah, UserId};
use platform::{Actor, App};
use sales::reports::{LeadsBy, Won, WonBy, entered, leads, won};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Computes a report.
pub(super) type Run = for<'a> fn(&'a App, &'a Actor, &'a AskedReport) -> BoxFuture<'a, Result<Table>>;

/// One report.
pub(super) struct ReportKind {
    pub key: &'static str,
    pub title: Message,
    pub permission: Permission,
    /// The module that must be in use.
    pub module: Option<&'static str>,
    pub groups: &'static [&'static str],
    pub has_granularity: bool,
    pub run: Run,
}

pub(super) const KINDS: &[ReportKind] = &[
    ReportKind {
        key: "sales-summary",
        title: Message::new("sales_summary", "Ringkasan penjualan", "Sales summary"),
        permission: Permission::ReadDeals,
        module: Some(sales::MODULE),
        groups: &["period"],
        has_granularity: true,
        run: |app, actor, asked| sales_summary(app, actor, asked).boxed(),
    },
    ReportKind {
        key: "sales-by",
        title: Message::new("sales_by", "Penjualan per kelompok", "Sales by group"),
        permission: Permission::ReadDeals,
        module: Some(sales::MODULE),
        groups: &["product", "owner", "channel"],
        has_granularity: false,
        run: |app, actor, asked| sales_by(app, actor, asked).boxed(),
    },
    ReportKind {
        key: "deals-approvals",
        title: Message::new("deals_approvals", "Project dan persetujuan", "Deals and approvals"),
        permission: Permission::ReadDeals,
        module: Some(sales::MODULE),
        groups: &["level"],
        has_granularity: false,
        run: |app, actor, asked| deals_approvals(app, actor, asked).boxed(),
    },
    ReportKind {
        key: "leads-funnel",
        title: Message::new("leads_funnel", "Corong lead", "Lead funnel"),
        permission: Permission::UseLeads,
        module: Some(sales::MODULE),
        groups: &["stage"],
        has_granularity: false,
        run: |app, actor, asked| leads_funnel(app, actor, asked).boxed(),
    },
    ReportKind {
        key: "leads-by",
        title: Message::new("leads_by", "Lead dan konversi", "Leads and conversion"),
        permission: Permission::UseLeads,
        module: Some(sales::MODULE),
        groups: &["channel", "owner", "period"],
        has_granularity: true,
        run: |app, actor, asked| leads_by(app, actor, asked).boxed(),
    },
    ReportKind {
        key: "active-customers",
        title: Message::new("active_customers", "Pelanggan aktif dan MRR", "Active customers and MRR"),
        permission: Permission::UseCustomers,
        module: None,
        groups: &["period", "product", "owner"],
        has_granularity: true,
        run: |app, actor, asked| active_customers(app, actor, asked).boxed(),
    },
];

static PERIOD: Message = Message::new("period", "Periode", "Period");
static GROUP: Message = Message::new("group", "Kelompok", "Group");
static DEALS: Message = Message::new("deals", "Project berhasil", "Deals won");
static QUANTITY: Message = Message::new("quantity", "Jumlah barang", "Quantity");
static TOTAL: Message = Message::new("total", "Nilai penjualan", "Sales");
static AVERAGE: Message = Message::new("average", "Rata-rata", "Average");
static DISCOUNT: Message = Message::new("discount", "Potongan", "Discount");
static COST: Message = Message::new("cost", "HPP", "Cost");
static MARGIN: Message = Message::new("margin", "Margin", "Margin");
static LOST: Message = Message::new("lost", "Gagal", "Lost");
static WIN_RATE: Message = Message::new("win_rate", "Tingkat berhasil", "Win rate");
static LEVEL: Message = Message::new("level", "Persetujuan", "Approval");
static NO_APPROVAL: Message = Message::new("none", "Tanpa persetujuan", "No approval needed");
static BY_LEADER: Message = Message::new("leader", "Manajer / ketua tim", "Leader");
static BY_OWNER: Message = Message::new("owner", "Pemilik (di bawah HPP)", "Owner (below cost)");
static STAGE: Message = Message::new("stage", "Tahap", "Stage");
static ENTERED: Message = Message::new("entered", "Lead masuk", "Leads entered");
static SHARE: Message = Message::new("share", "Dari tahap pertama", "Of the first stage");
static DAYS: Message = Message::new("days", "Rata-rata hari", "Average days");
static LEADS: Message = Message::new("leads", "Lead baru", "New leads");
static WON: Message = Message::new("won", "Berhasil", "Won");
static CONVERSION: Message = Message::new("conversion", "Konversi", "Conversion");
static CUSTOMERS: Message = Message::new("customers", "Pelanggan aktif", "Active customers");
static SERVICES: Message = Message::new("services", "Layanan", "Services");
static MRR: Message = Message::new("mrr", "MRR", "MRR");
static ALL: Message = Message::new("all", "Jumlah", "Total");
static WITHOUT: Message = Message::new("without", "(tanpa)", "(none)");

fn bounds(asked: &AskedReport) -> (Day, Day) {
    (asked.period.first(), asked.period.last())
}

fn share(part: i64, whole: i64) -> Value {
    BasisPoints::share(part, whole).map_or(Value::Nothing, Value::Percent)
}

fn difference(one: Rupiah, other: Rupiah) -> Value {
    Value::Money(Rupiah(one.get() - other.get()))
}

fn add(sum: &mut Won, row: &Won) {
    sum.deals += row.deals;
    sum.quantity += row.quantity;
    sum.total = Rupiah(sum.total.get() + row.total.get());
    sum.discount_total = Rupiah(sum.discount_total.get() + row.discount_total.get());
    sum.cost_total = Rupiah(sum.cost_total.get() + row.cost_total.get());
}

fn sum_of(rows: &[Won]) -> Won {
    let mut sum = Won::default();
    for row in rows {
        add(&mut sum, row);
    }
    sum
}

async fn sales_summary(app: &App, actor: &Actor, asked: &AskedReport) -> Result<Table> {
    let (db, scope) = (app.db().reader(), asked.scope(actor));
    let days = won(db, &scope, bounds(asked), WonBy::Period(asked.granularity)).await?;
    let ended = leads(db, &scope, (bounds(asked), LeadsBy::Period(asked.granularity))).await?;
    let mut buckets: BTreeMap<Day, (Won, i64)> =
        asked.period.buckets(asked.granularity).into_iter().map(|day| (day, (Won::default(), 0))).collect();
    for row in &days {
        if let Some(day) = row.day {
            add(&mut buckets.entry(asked.granularity.bucket(day)).or_default().0, row);
        }
    }
    for row in &ended {
        if let Some(day) = row.day {
            buckets.entry(asked.granularity.bucket(day)).or_default().1 += row.ended_lost;
        }
    }
    let columns = vec![
        ReportColumn::new(Holds::Day, &PERIOD),
        ReportColumn::new(Holds::Integer, &DEALS),
        ReportColumn::new(Holds::Money, &TOTAL),
        ReportColumn::new(Holds::Money, &AVERAGE),
        ReportColumn::new(Holds::Money, &DISCOUNT),
        ReportColumn::cost(Holds::Money, &MARGIN),
        ReportColumn::new(Holds::Integer, &LOST),
        ReportColumn::new(Holds::Percent, &WIN_RATE),
    ];
    let chart = ChartHint { kind: ChartKind::Line, label: "period", values: vec!["total"] };
    let mut table = Table::new(columns, chart);
    let cells = |label: Value, won: &Won, lost: i64| {
        let average =
            if won.deals > 0 { Value::Money(Rupiah(won.total.get() / won.deals)) } else { Value::Nothing };
        vec![
            label,
            Value::Integer(won.deals),
            Value::Money(won.total),
            average,
            Value::Money(won.discount_total),
            difference(won.total, won.cost_total),
            Value::Integer(lost),
            share(won.deals, won.deals + lost),
        ]
    };
    for (day, (won, lost)) in &buckets {
        let last = next_bucket(asked, *day);
        let link = format!("/deals?status=won&won_on_from={day}&won_on_to={last}");
        table.rows.push(Row { id: None, link: Some(link), cells: cells(Value::Day(*day), won, *lost) });
    }
    let lost = buckets.values().map(|(_, lost)| lost).sum();
    table.totals = Some(cells(Value::Said(&ALL), &sum_of(&days), lost));
    Ok(table)
}

/// The last day of the bucket that begins on `day`, within the period.
fn next_bucket(asked: &AskedReport, day: Day) -> Day {
    let buckets = asked.period.buckets(asked.granularity);
    let next = buckets.into_iter().find(|bucket| *bucket > day);
    next.map_or(asked.period.last(), Day::previous)
}

async fn names_of(app: &App, group: &str, ids: Vec<Uuid>) -> Result<HashMap<Uuid, String>> {
    let db = app.db().reader();
    Ok(match group {
        "product" => {
            let names = catalog::products::names(db, ids.into_iter().map(Into::into).collect()).await?;
            names.into_iter().map(|(id, name)| (id.into(), name)).collect()
        }
        "channel" => {
            let names = sales::pipeline::channel_names(db, ids.into_iter().map(Into::into).collect()).await?;
            names.into_iter().map(|(id, name)| (id.into(), name)).collect()
        }
        _ => {
            let names = accounts::users::names(db, ids.into_iter().map(UserId).collect()).await?;
            names.into_iter().map(|(id, name)| (id.into(), name)).collect()
        }
    })
}

fn named(names: &HashMap<Uuid, String>, id: Option<Uuid>) -> Value {
    let name = id.and_then(|id| names.get(&id).cloned());
    name.map_or(Value::Said(&WITHOUT), Value::Text)
}

async fn sales_by(app: &App, actor: &Actor, asked: &AskedReport) -> Result<Table> {
    let (db, scope) = (app.db().reader(), asked.scope(actor));
    let by = match asked.group {
        "product" => WonBy::Product,
        "channel" => WonBy::Channel,
        _ => WonBy::Owner,
    };
    let mut rows = won(db, &scope, bounds(asked), by).await?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.total));
    let names = names_of(app, asked.group, rows.iter().filter_map(|row| row.group_id).collect()).await?;
    let columns = vec![
        ReportColumn::new(Holds::Text, &GROUP),
        ReportColumn::new(Holds::Integer, &DEALS),
        ReportColumn::new(Holds::Integer, &QUANTITY),
        ReportColumn::new(Holds::Money, &TOTAL),
        ReportColumn::new(Holds::Money, &DISCOUNT),
        ReportColumn::cost(Holds::Money, &COST),
        ReportColumn::cost(Holds::Money, &MARGIN),
    ];
    let mut table =
        Table::new(columns, ChartHint { kind: ChartKind::Bar, label: "group", values: vec!["total"] });
    let cells = |label: Value, won: &Won| {
        vec![
            label,
            Value::Integer(won.deals),
            Value::Integer(won.quantity),
            Value::Money(won.total),
            Value::Money(won.discount_total),
            Value::Money(won.cost_total),
            difference(won.total, won.cost_total),
        ]
    };
    let (from, to) = bounds(asked);
    for row in &rows {
        let id = row.group_id.filter(|id| !id.is_nil());
        let link = id
            .map(|id| format!("/deals?status=won&{}_id={id}&won_on_from={from}&won_on_to={to}", asked.group));
        table.rows.push(Row { id, link, cells: cells(named(&names, id), row) });
    }
    table.totals = Some(cells(Value::Said(&ALL), &sum_of(&rows)));
    Ok(table)
}

async fn deals_approvals(app: &App, actor: &Actor, asked: &AskedReport) -> Result<Table> {
    let (db, scope) = (app.db().reader(), asked.scope(actor));
    let rows = won(db, &scope, bounds(asked), WonBy::Level).await?;
    let columns = vec![
        ReportColumn::new(Holds::Text, &LEVEL),
        ReportColumn::new(Holds::Integer, &DEALS),
        ReportColumn::new(Holds::Money, &TOTAL),
        ReportColumn::new(Holds::Money, &DISCOUNT),
        ReportColumn::cost(Holds::Money, &COST),
        ReportColumn::cost(Holds::Money, &MARGIN),
    ];
    let mut table =
        Table::new(columns, ChartHint { kind: ChartKind::Bar, label: "level", values: vec!["deals"] });
    let cells = |label: Value, won: &Won| {
        vec![
            label,
            Value::Integer(won.deals),
            Value::Money(won.total),
            Value::Money(won.discount_total),
            Value::Money(won.cost_total),
            difference(won.total, won.cost_total),
        ]
    };
    let (from, to) = bounds(asked);
    for (level, label) in [("none", &NO_APPROVAL), ("leader", &BY_LEADER), ("owner", &BY_OWNER)] {
        let row = rows.iter().find(|row| row.level.as_deref() == Some(level)).cloned().unwrap_or_default();
        let link = format!("/deals?status=won&approval_level={level}&won_on_from={from}&won_on_to={to}");
        table.rows.push(Row { id: None, link: Some(link), cells: cells(Value::Said(label), &row) });
    }
    table.totals = Some(cells(Value::Said(&ALL), &sum_of(&rows)));
    Ok(table)
}

async fn leads_funnel(app: &App, actor: &Actor, asked: &AskedReport) -> Result<Table> {
    let (db, scope) = (app.db().reader(), asked.scope(actor));
    let counts: HashMap<_, _> =
        entered(db, &scope, bounds(asked)).await?.into_iter().map(|row| (row.stage_id, row)).collect();
    let columns = vec![
        ReportColumn::new(Holds::Text, &STAGE),
        ReportColumn::new(Holds::Integer, &ENTERED),
        ReportColumn::new(Holds::Percent, &SHARE),
        ReportColumn::new(Holds::Integer, &DAYS),
    ];
    let mut table =
        Table::new(columns, ChartHint { kind: ChartKind::Funnel, label: "stage", values: vec!["entered"] });
    let stages = sales::pipeline::all_stages(db).await?;
    let first = stages.first().and_then(|stage| counts.get(&stage.id)).map_or(0, |row| row.leads);
    for stage in stages {
        let row = counts.get(&stage.id);
        let days = row.and_then(|row| row.seconds.checked_div(row.departed)).map(|seconds| seconds / 86_400);
        let came = row.map_or(0, |row| row.leads);
        table.rows.push(Row {
            id: Some(stage.id.0),
            link: Some(format!("/leads?stage_id={}", stage.id)),
            cells: vec![
                Value::Text(stage.name),
                Value::Integer(came),
                share(came, first),
                days.map_or(Value::Nothing, Value::Integer),
            ],
        });
    }
    Ok(table)
}

/// A day or an id, as the grouping says.
type GroupKey = (Option<Day>, Option<Uuid>);

async fn leads_by(app: &App, actor: &Actor, asked: &AskedReport) -> Result<Table> {
    let (db, scope) = (app.db().reader(), asked.scope(actor));
    let by = match asked.group {
        "period" => LeadsBy::Period(asked.granularity),
        "owner" => LeadsBy::Owner,
        _ => LeadsBy::Channel,
    };
    let rows = leads(db, &scope, (bounds(asked), by)).await?;
    let is_by_period = asked.group == "period";
    let mut groups: BTreeMap<GroupKey, (i64, i64, i64)> = BTreeMap::new();
    if is_by_period {
        groups.extend(
            asked.period.buckets(asked.granularity).into_iter().map(|day| ((Some(day), None), (0, 0, 0))),
        );
    }
    for row in &rows {
        let day = row.day.map(|day| asked.granularity.bucket(day));
        let sum = groups.entry((day, row.group_id.filter(|id| !id.is_nil()))).or_default();
        *sum = (sum.0 + row.came, sum.1 + row.came_won, sum.2 + row.came_lost);
    }
    let names = names_of(app, asked.group, groups.keys().filter_map(|(_, id)| *id).collect()).await?;
    let label = if is_by_period { (Holds::Day, &PERIOD) } else { (Holds::Text, &GROUP) };
    let columns = vec![
        ReportColumn::new(label.0, label.1),
        ReportColumn::new(Holds::Integer, &LEADS),
        ReportColumn::new(Holds::Integer, &WON),
        ReportColumn::new(Holds::Integer, &LOST),
        ReportColumn::new(Holds::Percent, &CONVERSION),
    ];
    let kind = if is_by_period { ChartKind::Line } else { ChartKind::Bar };
    let mut table =
        Table::new(columns, ChartHint { kind, label: label.1.code, values: vec!["leads", "won"] });
    let cells = |label: Value, (leads, won, lost): (i64, i64, i64)| {
        vec![label, Value::Integer(leads), Value::Integer(won), Value::Integer(lost), share(won, leads)]
    };
    let (from, to) = bounds(asked);
    let mut all = (0, 0, 0);
    for ((day, id), sum) in groups {
        if !is_by_period && sum.0 == 0 {
            continue;
        }
        all = (all.0 + sum.0, all.1 + sum.1, all.2 + sum.2);
        let label = day.map_or_else(|| named(&names, id), Value::Day);
        let link =
            id.map(|id| format!("/leads?{}_id={id}&created_on_from={from}&created_on_to={to}", asked.group));
        table.rows.push(Row { id, link, cells: cells(label, sum) });
    }
    table.totals = Some(cells(Value::Said(&ALL), all));
    Ok(table)
}

async fn active_customers(app: &App, actor: &Actor, asked: &AskedReport) -> Result<Table> {
    let (db, scope) = (app.db().reader(), asked.scope(actor));
    let is_by_period = asked.group == "period";
    let label = if is_by_period { (Holds::Day, &PERIOD) } else { (Holds::Text, &GROUP) };
    let columns = vec![
        ReportColumn::new(label.0, label.1),
        ReportColumn::new(Holds::Integer, &CUSTOMERS),
        ReportColumn::new(Holds::Integer, &SERVICES),
        ReportColumn::new(Holds::Money, &MRR),
    ];
    let kind = if is_by_period { ChartKind::Line } else { ChartKind::Bar };
    let mut table = Table::new(columns, ChartHint { kind, label: label.1.code, values: vec!["mrr"] });
    let cells = |label: Value, (customers, services, mrr): (i64, i64, Rupiah)| {
        vec![label, Value::Integer(customers), Value::Integer(services), Value::Money(mrr)]
    };
    if is_by_period {
        let buckets = asked.period.buckets(asked.granularity);
        let days: Vec<_> = buckets.into_iter().map(|bucket| next_bucket(asked, bucket)).collect();
        for row in running_on_days(db, &scope, &days).await? {
            let sums = (row.customers, row.services, row.mrr);
            table.rows.push(Row { id: None, link: None, cells: cells(Value::Day(row.day), sums) });
        }
        return Ok(table);
    }
    let by = if asked.group == "product" { RunningBy::Product } else { RunningBy::Owner };
    let last = asked.period.last();
    let rows = running_on(db, &scope, (last, by)).await?;
    let names = names_of(app, asked.group, rows.iter().filter_map(|row| row.group_id).collect()).await?;
    for row in rows {
        let link = row.group_id.map(|id| format!("/services?status=active&{}_id={id}", asked.group));
        let sums = (row.customers, row.services, row.mrr);
        table.rows.push(Row { id: row.group_id, link, cells: cells(named(&names, row.group_id), sums) });
    }
    let all = running_on_days(db, &scope, &[last]).await?.pop();
    table.totals = all.map(|row| cells(Value::Said(&ALL), (row.customers, row.services, row.mrr)));
    Ok(table)
}
