//! What the reports have in common: their groups' names, and the rows behind a row.

use super::{params::AskedReport, table::Value};
use kernel::{BasisPoints, Day, Message, Result, UserId};
use platform::App;
use std::collections::HashMap;
use uuid::Uuid;

pub(super) static PERIOD: Message = Message::new("period", "Periode", "Period");
pub(super) static GROUP: Message = Message::new("group", "Kelompok", "Group");
pub(super) static LOST: Message = Message::new("lost", "Gagal", "Lost");
pub(super) static ALL: Message = Message::new("all", "Jumlah", "Total");
pub(super) static WITHOUT: Message = Message::new("without", "(tanpa)", "(none)");

pub(super) fn bounds(asked: &AskedReport) -> (Day, Day) {
    (asked.period.first(), asked.period.last())
}

pub(super) fn share(part: i64, whole: i64) -> Value {
    BasisPoints::share(part, whole).map_or(Value::Nothing, Value::Percent)
}

/// The last day of the bucket that begins on `day`, within the period.
pub(super) fn next_bucket(asked: &AskedReport, day: Day) -> Day {
    let buckets = asked.period.buckets(asked.granularity);
    let next = buckets.into_iter().find(|bucket| *bucket > day);
    next.map_or(asked.period.last(), Day::previous)
}

pub(super) async fn names_of(app: &App, group: &str, ids: Vec<Uuid>) -> Result<HashMap<Uuid, String>> {
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
        "category" => {
            let names = catalog::categories::names(db, ids.into_iter().map(Into::into).collect()).await?;
            names.into_iter().map(|(id, name)| (id.into(), name)).collect()
        }
        "stage" => {
            let stages = sales::pipeline::all_stages(db).await?;
            stages.into_iter().map(|stage| (stage.id.0, stage.name)).collect()
        }
        _ => {
            let names = accounts::users::names(db, ids.into_iter().map(UserId).collect()).await?;
            names.into_iter().map(|(id, name)| (id.into(), name)).collect()
        }
    })
}

pub(super) fn named(names: &HashMap<Uuid, String>, id: Option<Uuid>) -> Value {
    let name = id.and_then(|id| names.get(&id).cloned());
    name.map_or(Value::Said(&WITHOUT), Value::Text)
}
