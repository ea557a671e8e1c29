//! Reports on leads.

use super::{
    params::AskedReport,
    rows::{ALL, GROUP, LOST, PERIOD, bounds, named, names_of, next_bucket, share},
    table::{ChartHint, ChartKind, Holds, ReportColumn, Row, Table, Value},
};
use kernel::{Day, Message, Result};
use platform::{Actor, App};
use sales::reports::{LeadsBy, entered, leads};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

static STAGE: Message = Message::new("stage", "Tahap", "Stage");
static ENTERED: Message = Message::new("entered", "Lead masuk", "Leads entered");
static SHARE: Message = Message::new("share", "Dari tahap pertama", "Of the first stage");
static DAYS: Message = Message::new("days", "Rata-rata hari", "Average days");
static LEADS: Message = Message::new("leads", "Lead baru", "New leads");
static WON: Message = Message::new("won", "Berhasil", "Won");
static CONVERSION: Message = Message::new("conversion", "Konversi", "Conversion");

pub(super) async fn leads_funnel(app: &App, actor: &Actor, asked: &AskedReport) -> Result<Table> {
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
    let chosen = asked.narrowing.stages.as_ref();
    for stage in stages.into_iter().filter(|stage| chosen.is_none_or(|chosen| chosen.contains(&stage.id))) {
        let row = counts.get(&stage.id);
        let days = row.and_then(|row| row.seconds.checked_div(row.departed)).map(|seconds| seconds / 86_400);
        let came = row.map_or(0, |row| row.leads);
        table.rows.push(Row {
            id: Some(stage.id.0),
            link: Some(asked.narrowing.link("/leads", &[("stage_id", stage.id.to_string())])),
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

pub(super) async fn leads_by(app: &App, actor: &Actor, asked: &AskedReport) -> Result<Table> {
    let (db, scope) = (app.db().reader(), asked.scope(actor));
    let by = match asked.group {
        "period" => LeadsBy::Period(asked.granularity),
        "owner" => LeadsBy::Owner,
        _ => LeadsBy::Channel,
    };
    let rows = leads(db, asked.narrowing.leads(&scope), (bounds(asked), by)).await?;
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
        let (first, last) = day.map_or((from, to), |day| (day.max(from), next_bucket(asked, day)));
        let mut row = vec![("created_on_from", first.to_string()), ("created_on_to", last.to_string())];
        let name = format!("{}_id", asked.group);
        if !is_by_period {
            row.push((&name, id.map_or_else(|| "none".to_owned(), |id| id.to_string())));
        }
        let link = Some(asked.narrowing.link("/leads", &row));
        table.rows.push(Row { id, link, cells: cells(label, sum) });
    }
    table.totals = Some(cells(Value::Said(&ALL), all));
    Ok(table)
}
