//! The demo workspace: half a year of an internet provider's sales, lived day by day through the API itself.

mod caller;
mod days;
mod many;
pub mod offer;
mod own;
mod people;
mod telesales;
mod words;

pub use people::{LOGINS, PASSWORD};

use crate::{config::Config, serve};
use caller::Caller;
use futures::{
    FutureExt,
    future::{BoxFuture, ready},
};
use kernel::{Error, Instant, Result};
use platform::{App, clock::Clock};

/// So many days before today the business opens.
const HISTORY_DAYS: i64 = 182;
/// So many days before today the telesales room opens.
const CALLING_DAYS: i64 = 30;

/// Fills the workspace unless somebody is in it already.
///
/// # Errors
/// `Unavailable` with one line.
pub async fn fill_if_empty(config: &Config) -> Result<()> {
    let app = serve::open(config).await?;
    let is_empty = accounts::users::count(app.db().reader()).await? == 0;
    app.db().clone().close().await;
    if is_empty { fill(config, 0).await } else { Ok(()) }
}

/// Fills an empty workspace; `leads` are added to those that the demo lives through.
///
/// # Errors
/// `Unavailable` where the workspace is not empty.
pub async fn fill(config: &Config, leads: u64) -> Result<()> {
    let now = Clock::System.now();
    let clock = Clock::fixed(now - chrono::Duration::days(HISTORY_DAYS));
    let app = serve::open_with_clock(config, clock.clone()).await?;
    if accounts::users::count(app.db().reader()).await? > 0 {
        return Err(Error::Unavailable("the workspace is not empty; demo data needs a new one".to_owned()));
    }
    live_through(&app, &clock, (now, leads)).await?;
    app.db().optimize().await?;
    app.db().clone().close().await;
    println!("demo data is in; everybody's password is {PASSWORD}:");
    for (role, email) in LOGINS {
        println!("  {role:<11} {email}");
    }
    Ok(())
}

async fn live_through(app: &App, clock: &Clock, (until, leads): (Instant, u64)) -> Result<()> {
    let crew = people::hire(app).await?;
    let mut business = days::Business::open(Caller::new(app), crew).await?;
    live(&mut business, (app, clock), until, |_| ready(Ok(())).boxed()).await?;
    if leads > 0 { many::add(app, &business.ground().await?, leads).await } else { Ok(()) }
}

/// Lives every day until `until`; `passed` is told how many have.
async fn live(
    business: &mut days::Business,
    (app, clock): (&App, &Clock),
    until: Instant,
    passed: impl Fn(i64) -> BoxFuture<'static, Result<()>>,
) -> Result<()> {
    let zone = app.zone();
    let first = zone.day_of(clock.now());
    let mut day = first;
    while day < zone.day_of(until) {
        clock.set(zone.at(day, days::MORNING));
        business.live(day, clock).await?;
        if zone.day_of(until).days_since(day) <= CALLING_DAYS {
            business.call(day, clock).await?;
        }
        day = day.next();
        passed(day.days_since(first)).await?;
    }
    clock.set(until);
    business.finish().await
}
