//! Reports on won deals.

use super::{
    filters::{BY_LEADER, BY_OWNER, NO_APPROVAL},
    params::AskedReport,
    rows::{ALL, GROUP, LOST, PERIOD, bounds, named, names_of, next_bucket, share},
    table::{ChartHint, ChartKind, Holds, ReportColumn, Row, Table, Value},
};
use kernel::{Day, Message, Result, Rupiah};
use platform::{Actor, App};
use sales::reports::{LeadsBy, Won, WonBy, leads, won};
use std::collections::BTreeMap;

static DEALS: Message = Message::new("deals", "Project berhasil", "Deals won");
static QUANTITY: Message = Message::new("quantity", "Jumlah barang", "Quantity");
static TOTAL: Message = Message::new("total", "Nilai penjualan", "Sales");
static AVERAGE: Message = Message::new("average", "Rata-rata", "Average");
static DISCOUNT: Message = Message::new("discount", "Potongan", "Discount");
static COST: Message = Message::new("cost", "HPP", "Cost");
static MARGIN: Message = Message::new("margin", "Margin", "Margin");
static WIN_RATE: Message = Message::new("win_rate", "Tingkat berhasil", "Win rate");
static LEVEL: Message = Message::new("level", "Persetujuan", "Approval");

/// The deals won between `from` and `to`, and of these the row's own.
fn won_deals(asked: &AskedReport, (from, to): (Day, Day), own: Option<(&str, String)>) -> String {
    let won =
        [("status", "won".to_owned()), ("won_on_from", from.to_string()), ("won_on_to", to.to_string())];
    asked.narrowing.link("/deals", &won.into_iter().chain(own).collect::<Vec<_>>())
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

pub(super) async fn sales_summary(app: &App, actor: &Actor, asked: &AskedReport) -> Result<Table> {
    let (db, scope) = (app.db().reader(), asked.scope(actor));
    let days = won(db, asked.narrowing.won(&scope), bounds(asked), WonBy::Period(asked.granularity)).await?;
    let by_period = (bounds(asked), LeadsBy::Period(asked.granularity));
    let ended = leads(db, asked.narrowing.leads(&scope), by_period).await?;
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
        let link = won_deals(asked, (*day, last), None);
        table.rows.push(Row { id: None, link: Some(link), cells: cells(Value::Day(*day), won, *lost) });
    }
    let lost = buckets.values().map(|(_, lost)| lost).sum();
    table.totals = Some(cells(Value::Said(&ALL), &sum_of(&days), lost));
    if asked.narrowing.is_of_lines() {
        table.drop(&[&LOST, &WIN_RATE]);
    }
    Ok(table)
}

pub(super) async fn sales_by(app: &App, actor: &Actor, asked: &AskedReport) -> Result<Table> {
    let (db, scope) = (app.db().reader(), asked.scope(actor));
    let by = match asked.group {
        "product" => WonBy::Product,
        "channel" => WonBy::Channel,
        _ => WonBy::Owner,
    };
    let mut rows = won(db, asked.narrowing.won(&scope), bounds(asked), by).await?;
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
    for row in &rows {
        let id = row.group_id.filter(|id| !id.is_nil());
        let theirs = id.map_or_else(|| "none".to_owned(), |id| id.to_string());
        let link = Some(won_deals(asked, bounds(asked), Some((&format!("{}_id", asked.group), theirs))));
        table.rows.push(Row { id, link, cells: cells(named(&names, id), row) });
    }
    table.totals = Some(cells(Value::Said(&ALL), &sum_of(&rows)));
    Ok(table)
}

pub(super) async fn deals_approvals(app: &App, actor: &Actor, asked: &AskedReport) -> Result<Table> {
    let (db, scope) = (app.db().reader(), asked.scope(actor));
    let rows = won(db, asked.narrowing.won(&scope), bounds(asked), WonBy::Level).await?;
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
    for (level, label) in [("none", &NO_APPROVAL), ("leader", &BY_LEADER), ("owner", &BY_OWNER)] {
        let row = rows.iter().find(|row| row.level.as_deref() == Some(level)).cloned().unwrap_or_default();
        let link = won_deals(asked, bounds(asked), Some(("approval_level", level.to_owned())));
        table.rows.push(Row { id: None, link: Some(link), cells: cells(Value::Said(label), &row) });
    }
    table.totals = Some(cells(Value::Said(&ALL), &sum_of(&rows)));
    Ok(table)
}
