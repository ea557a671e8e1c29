//! From when until when a service was what: of which product, for how much, running or cut off. Reports of a past day
//! read nothing else.

use super::{
    ServiceId,
    model::{Status, WRONG_DAY},
    table::Model,
};
use kernel::{Day, Fault, Faults, Result};
use platform::Tx;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};

#[derive(FromQueryResult)]
struct Open {
    from_day: Day,
}

async fn execute(tx: &Tx, sql: &str, values: Vec<Value>) -> Result<()> {
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// Finds fault with days before the last change of the service and with days to come.
pub(super) async fn check_day(tx: &Tx, (id, day): (ServiceId, Day), faults: &mut Faults) -> Result<()> {
    faults.ensure(day <= tx.today(), "on_date", &crate::customers::IN_FUTURE);
    let sql = "SELECT from_day FROM service_span WHERE service_id = $1 AND until_day IS NULL";
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [id.into()]);
    let open = Open::find_by_statement(statement).one(tx).await?;
    if let Some(open) = open.filter(|open| day < open.from_day) {
        faults.add(Fault::new("on_date", &WRONG_DAY).with("day", open.from_day));
    }
    Ok(())
}

/// Ends what the service was and begins what it is from `day` on.
pub(super) async fn turn(tx: &Tx, service: &Model, day: Day) -> Result<()> {
    let close = "UPDATE service_span SET until_day = $1 WHERE service_id = $2 AND until_day IS NULL";
    execute(tx, close, vec![day.into(), service.id.into()]).await?;
    if !matches!(service.status, Status::Active | Status::Suspended) {
        return Ok(());
    }
    let open = "INSERT INTO service_span (service_id, position, product_id, price, status, from_day) \
        SELECT $1, 1 + count(*), $2, $3, $4, $5 FROM service_span WHERE service_id = $1";
    let values = vec![
        service.id.into(),
        service.product_id.into(),
        service.price.into(),
        service.status.to_string().into(),
        day.into(),
    ];
    execute(tx, open, values).await
}
