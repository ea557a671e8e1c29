//! Reports on running services.

use super::{
    params::AskedReport,
    rows::{ALL, GROUP, PERIOD, named, names_of, next_bucket},
    table::{ChartHint, ChartKind, Holds, ReportColumn, Row, Table, Value},
};
use customers::reports::{RunningBy, running_on, running_on_days};
use kernel::{Message, Result, Rupiah};
use platform::{Actor, App};

static CUSTOMERS: Message = Message::new("customers", "Pelanggan aktif", "Active customers");
static SERVICES: Message = Message::new("services", "Layanan", "Services");
static MRR: Message = Message::new("mrr", "MRR", "MRR");

pub(super) async fn active_customers(app: &App, actor: &Actor, asked: &AskedReport) -> Result<Table> {
    let (db, scope) = (app.db().reader(), asked.scope(actor));
    let of = asked.narrowing.running(&scope);
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
        for row in running_on_days(db, of, &days).await? {
            let sums = (row.customers, row.services, row.mrr);
            table.rows.push(Row { id: None, link: None, cells: cells(Value::Day(row.day), sums) });
        }
        return Ok(table);
    }
    let by = if asked.group == "product" { RunningBy::Product } else { RunningBy::Owner };
    let last = asked.period.last();
    let rows = running_on(db, of, (last, by)).await?;
    let names = names_of(app, asked.group, rows.iter().filter_map(|row| row.group_id).collect()).await?;
    for row in rows {
        let theirs = row.group_id.map_or_else(|| "none".to_owned(), |id| id.to_string());
        let name = format!("{}_id", asked.group);
        let own = [("view", "services".to_owned()), ("status", "active".to_owned()), (name.as_str(), theirs)];
        let link = Some(asked.narrowing.link("/services", &own));
        let sums = (row.customers, row.services, row.mrr);
        table.rows.push(Row { id: row.group_id, link, cells: cells(named(&names, row.group_id), sums) });
    }
    let all = running_on_days(db, of, &[last]).await?.pop();
    table.totals = all.map(|row| cells(Value::Said(&ALL), (row.customers, row.services, row.mrr)));
    Ok(table)
}
