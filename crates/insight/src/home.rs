//! Home: what one's numbers are and what waits.

use axum::{Json, extract::State};
use customers::reports::running_on_days;
use kernel::{Day, Permission, Result, Rupiah, day::Granularity};
use kernel::{Period, day::Preset};
use outreach::WorkDay;
use platform::{
    Actor, App,
    http::{self, Refusals},
};
use sales::{
    pipeline::{Stage, StageKind, all_stages},
    reports::{LeadsBy, Won, WonBy, entered, leads, standing, to_activate, won},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A number with what it was before.
#[derive(Debug, Serialize, ToSchema)]
struct Card {
    /// `won_total`, `won_count`, `pipeline`, `new_leads`, `conversion`, `mrr`, `active_customers`; of the telesales room
    /// `unmarked`, `marked`, `responded`, `deposits`.
    key: &'static str,
    /// `money`, `integer` or `percent` (basis points).
    unit: &'static str,
    value: i64,
    /// The same number in the period before, where it can be compared.
    previous: Option<i64>,
    /// The last days, oldest first.
    sparkline: Vec<i64>,
    /// The rows behind it.
    link: String,
}

/// A month of the trend.
#[derive(Debug, Serialize, ToSchema)]
struct TrendMonth {
    month: Day,
    won_total: Rupiah,
    won_count: i64,
    lost: i64,
    new_leads: i64,
}

/// One step of the funnel.
#[derive(Debug, Serialize, ToSchema)]
struct FunnelStep {
    stage_id: Uuid,
    name: String,
    color: String,
    leads: i64,
}

/// Something that waits.
#[derive(Debug, Serialize, ToSchema)]
struct Waiting {
    /// `approvals`, `overdue`, `to_activate`.
    key: &'static str,
    count: i64,
    value: Option<Rupiah>,
    link: String,
}

/// Somebody or something that sells well.
#[derive(Debug, Serialize, ToSchema)]
struct Top {
    id: Uuid,
    name: String,
    total: Rupiah,
    deals: i64,
}

/// Home.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Home {
    cards: Vec<Card>,
    trend: Vec<TrendMonth>,
    funnel: Vec<FunnelStep>,
    waiting: Vec<Waiting>,
    top_owners: Vec<Top>,
    top_products: Vec<Top>,
}

/// One's numbers of this month, the trend of six months, the funnel, and what waits.
#[utoipa::path(get, path = "/api/home", tag = "reports", responses((status = 200, body = Home), Refusals))]
pub(crate) async fn handler(State(app): State<App>, actor: Actor) -> http::Result<Json<Home>> {
    if !actor.may(Permission::UseLeads) {
        return Ok(Json(Home { cards: telesales_cards(&app, &actor).await?, ..Home::default() }));
    }
    if !app.settings().uses(sales::MODULE) {
        let mut cards = customer_cards(&app, &actor).await?;
        cards.extend(telesales_cards(&app, &actor).await?);
        return Ok(Json(Home { cards, waiting: badges(&app, &actor).await?, ..Home::default() }));
    }
    Ok(Json(home(&app, &actor).await?))
}

async fn home(app: &App, actor: &Actor) -> Result<Home> {
    let (db, scope) = (app.db().reader(), actor.scope(Permission::ReadReports));
    let today = app.today();
    let month = today.month();
    // To the end of the month, so that it is read as a whole; nothing lies in the future.
    let half_year = (month.plus_months(-5).first_day(), month.last_day());
    let sales = won(db, &scope, half_year, WonBy::Period(Granularity::Month)).await?;
    let leads = leads(db, &scope, (half_year, LeadsBy::Period(Granularity::Month))).await?;
    let stages = all_stages(db).await?;
    let months: Vec<Day> =
        Period::between(half_year.0, half_year.1).buckets(Granularity::Month).into_iter().collect();
    let in_month = |day: Option<Day>, first: Day| day.is_some_and(|day| day.month() == first.month());
    let trend: Vec<_> = months
        .into_iter()
        .map(|first| {
            let came: Vec<_> = leads.iter().filter(|row| in_month(row.day, first)).collect();
            let of_month: Vec<_> = sales.iter().filter(|row| in_month(row.day, first)).collect();
            TrendMonth {
                month: first,
                won_total: Rupiah(of_month.iter().map(|row| row.total.get()).sum()),
                won_count: of_month.iter().map(|row| row.deals).sum(),
                lost: came.iter().map(|row| row.ended_lost).sum(),
                new_leads: came.iter().map(|row| row.came).sum(),
            }
        })
        .collect();
    let this_month = Preset::ThisMonth.period(today);
    let top = (this_month.first(), today);
    Ok(Home {
        cards: cards(app, actor, (&trend, &stages)).await?,
        trend,
        funnel: funnel(app, actor, (half_year, stages)).await?,
        waiting: waiting(app, actor).await?,
        top_owners: top_of(app, actor, (top, WonBy::Owner)).await?,
        top_products: top_of(app, actor, (top, WonBy::Product)).await?,
    })
}

async fn cards(app: &App, actor: &Actor, (trend, stages): (&[TrendMonth], &[Stage])) -> Result<Vec<Card>> {
    let (db, scope, today) = (app.db().reader(), actor.scope(Permission::ReadReports), app.today());
    let first = today.month().first_day();
    let now = trend.last();
    let before = trend.iter().rev().nth(1);
    let is_open = |id| stages.iter().any(|stage| stage.id == id && stage.kind == StageKind::Open);
    let standing = standing(db, &scope).await?;
    let pipeline = standing.iter().filter(|row| is_open(row.stage_id)).map(|row| row.value.get()).sum();
    let month_ago = today.plus_days(-29);
    let days = won(db, &scope, (month_ago, today), WonBy::Period(Granularity::Day)).await?;
    let sparkline: Vec<i64> = Period::between(month_ago, today)
        .days()
        .map(|day| days.iter().filter(|row| row.day == Some(day)).map(|row| row.total.get()).sum())
        .collect();
    let rate = |month: &TrendMonth| {
        let ended = month.won_count + month.lost;
        if ended == 0 { 0 } else { month.won_count * 10_000 / ended }
    };
    let of_trend = |pick: fn(&TrendMonth) -> i64| trend.iter().map(pick).collect::<Vec<_>>();
    let mut cards = vec![
        Card {
            key: "won_total",
            unit: "money",
            value: now.map_or(0, |month| month.won_total.get()),
            previous: before.map(|month| month.won_total.get()),
            sparkline,
            link: "/reports/sales-summary".to_owned(),
        },
        Card {
            key: "won_count",
            unit: "integer",
            value: now.map_or(0, |month| month.won_count),
            previous: before.map(|month| month.won_count),
            sparkline: of_trend(|month| month.won_count),
            link: format!("/deals?status=won&won_on_from={first}"),
        },
        Card {
            key: "pipeline",
            unit: "money",
            value: pipeline,
            previous: None,
            sparkline: Vec::new(),
            link: "/leads?stage_kind=open".to_owned(),
        },
        Card {
            key: "new_leads",
            unit: "integer",
            value: now.map_or(0, |month| month.new_leads),
            previous: before.map(|month| month.new_leads),
            sparkline: of_trend(|month| month.new_leads),
            link: format!("/leads?created_on_from={first}"),
        },
        Card {
            key: "conversion",
            unit: "percent",
            value: now.map_or(0, rate),
            previous: before.map(rate),
            sparkline: trend.iter().map(rate).collect(),
            link: "/reports/leads-funnel".to_owned(),
        },
    ];
    cards.extend(customer_cards(app, actor).await?);
    Ok(cards)
}

/// The cards of whoever has customers, whether or not they sell with leads and deals.
async fn customer_cards(app: &App, actor: &Actor) -> Result<Vec<Card>> {
    let (db, scope, today) = (app.db().reader(), actor.scope(Permission::ReadReports), app.today());
    let running = running_on_days(db, &scope, &[today.month().first_day().previous(), today]).await?;
    let (earlier, running) = (running.first(), running.last());
    Ok(vec![
        Card {
            key: "mrr",
            unit: "money",
            value: running.map_or(0, |row| row.mrr.get()),
            previous: earlier.map(|row| row.mrr.get()),
            sparkline: Vec::new(),
            link: "/reports/active-customers".to_owned(),
        },
        Card {
            key: "active_customers",
            unit: "integer",
            value: running.map_or(0, |row| row.customers),
            previous: earlier.map(|row| row.customers),
            sparkline: Vec::new(),
            link: "/services?status=active".to_owned(),
        },
    ])
}

/// The cards of whoever works in the telesales room: what waits to be marked, and the work of the month against as many
/// days of the month before.
async fn telesales_cards(app: &App, actor: &Actor) -> Result<Vec<Card>> {
    if !actor.may(Permission::UseRecords) || !app.settings().uses(outreach::MODULE) {
        return Ok(Vec::new());
    }
    let (db, today) = (app.db().reader(), app.today());
    let (month, before) = (Preset::ThisMonth.period(today), Preset::LastMonth.period(today));
    let work = outreach::work_by_day(db, actor, (before.first(), today)).await?;
    let elapsed = today.days_since(month.first());
    let same_day = before.first().plus_days(elapsed).min(before.last());
    let card = |key, unit, link: &str, pick: fn(&WorkDay) -> i64| {
        let sum = |from: Day, to: Day| work.range(from..=to).map(|(_, day)| pick(day)).sum();
        Card {
            key,
            unit,
            value: sum(month.first(), today),
            previous: Some(sum(before.first(), same_day)),
            sparkline: Period::between(today.plus_days(-29).max(before.first()), today)
                .days()
                .map(|day| work.get(&day).map_or(0, pick))
                .collect(),
            link: link.to_owned(),
        }
    };
    let gives_records = actor.may(Permission::ManageDatabases);
    let link = if gives_records { "/assignments?untouched=true" } else { "/my-records/all?untouched=true" };
    let unmarked = Card {
        key: "unmarked",
        unit: "integer",
        value: outreach::unmarked(db, actor).await?,
        previous: None,
        sparkline: Vec::new(),
        link: link.to_owned(),
    };
    Ok(vec![
        unmarked,
        card("marked", "integer", "/telesales-progress", |day| day.marked),
        card("responded", "integer", "/telesales-progress", |day| day.responded),
        card("deposits", "money", "/deposits", |day| day.deposits.get()),
    ])
}

async fn funnel(
    app: &App,
    actor: &Actor,
    (period, stages): ((Day, Day), Vec<Stage>),
) -> Result<Vec<FunnelStep>> {
    let (db, scope) = (app.db().reader(), actor.scope(Permission::ReadReports));
    let counts = entered(db, &scope, period).await?;
    let step = |stage: Stage| FunnelStep {
        leads: counts.iter().find(|row| row.stage_id == stage.id).map_or(0, |row| row.leads),
        stage_id: stage.id.0,
        name: stage.name,
        color: stage.color,
    };
    Ok(stages.into_iter().map(step).collect())
}

async fn badges(app: &App, actor: &Actor) -> Result<Vec<Waiting>> {
    let mut waiting = Vec::new();
    let badges = app.shown(&app.registry().badges);
    for badge in badges.into_iter().filter(|badge| matches!(badge.name, "approvals" | "overdue")) {
        let count = i64::try_from((badge.count)(app, actor).await?).unwrap_or(i64::MAX);
        let link = match badge.name {
            "approvals" => "/approvals".to_owned(),
            _ => format!("/leads?overdue=true&owner_id={}", actor.id),
        };
        waiting.push(Waiting { key: badge.name, count, value: None, link });
    }
    Ok(waiting)
}

async fn waiting(app: &App, actor: &Actor) -> Result<Vec<Waiting>> {
    let mut waiting = badges(app, actor).await?;
    let approved = to_activate(app.db().reader(), &actor.scope(Permission::ReadReports)).await?;
    waiting.push(Waiting {
        key: "to_activate",
        count: approved.deals,
        value: Some(approved.value),
        link: "/deals?status=approved".to_owned(),
    });
    Ok(waiting)
}

async fn top_of(app: &App, actor: &Actor, (period, by): ((Day, Day), WonBy)) -> Result<Vec<Top>> {
    let (db, scope) = (app.db().reader(), actor.scope(Permission::ReadReports));
    let mut rows = won(db, &scope, period, by).await?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.total));
    rows.truncate(5);
    let ids: Vec<_> = rows.iter().filter_map(|row| row.group_id).collect();
    let names: std::collections::HashMap<Uuid, String> = if by == WonBy::Product {
        let names = catalog::products::names(db, ids.into_iter().map(Into::into).collect()).await?;
        names.into_iter().map(|(id, name)| (id.into(), name)).collect()
    } else {
        let names = accounts::users::names(db, ids.into_iter().map(Into::into).collect()).await?;
        names.into_iter().map(|(id, name)| (id.into(), name)).collect()
    };
    let top = |row: Won| {
        let id = row.group_id?;
        Some(Top {
            id,
            name: names.get(&id).cloned().unwrap_or_default(),
            total: row.total,
            deals: row.deals,
        })
    };
    Ok(rows.into_iter().filter_map(top).collect())
}
