//! What rows say of customers.

use super::{
    UPDATE_KNOWN,
    known::{self, Known, Marks},
};
use crate::customers::{
    create::own_fields,
    input::{CustomerInput, NewCustomer},
    model::{DUPLICATE, IN_FUTURE},
    policy, queries,
    table::Model,
};
use kernel::{Check, Error, Fault, Faults, Result, check};
use platform::{
    App,
    http::body::parse,
    import::{Ground, ImportRow, Verdict},
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// Fields of a row that are parts of the address.
const ADDRESS: [&str; 6] = ["street", "village", "district", "city", "province", "postal_code"];

/// A customer as a row wants it.
pub(super) enum Wanted {
    /// One that is not known.
    New(Box<CustomerInput>),
    /// One that is known, and what changes.
    Known(Box<Model>, Box<CustomerInput>),
}

/// Refuses those who see only some customers.
pub(super) fn must_see_all(ground: Ground<'_>) -> Result<()> {
    if policy::may_leave_unowned(ground.actor) { Ok(()) } else { Err(Error::Forbidden) }
}

/// What the row wants, or all that is wrong with it.
pub(super) fn read(
    app: &App,
    ground: Ground<'_>,
    known: &Known,
    (row, marks): (&ImportRow, &Marks),
) -> Result<Wanted, Vec<Fault>> {
    let mut faults = Faults::new();
    let customer = match known.customer(marks) {
        Ok(customer) => customer,
        Err(fault) => {
            faults.add(fault);
            None
        }
    };
    if let Some(fault) = known.refuse(marks, customer.map(|customer| customer.id)) {
        faults.add(fault);
    }
    let values = values(known, (row, customer), &mut faults);
    let input = if customer.is_some() {
        faults.ensure(ground.is_on(UPDATE_KNOWN), told_by(row), &DUPLICATE);
        read_as::<CustomerInput>(values, &mut faults)
    } else {
        read_as::<NewCustomer>(values, &mut faults).map(|NewCustomer(input)| input)
    };
    let birthday = input.as_ref().and_then(|input| input.birthday.sent().copied());
    faults.ensure(birthday.is_none_or(|birthday| birthday <= app.today()), "birthday", &IN_FUTURE);
    if let Some(input) = &input {
        faults.extend(own_fields(app, (input, customer)).1);
    }
    match (input, customer) {
        (Some(input), None) if faults.is_empty() => Ok(Wanted::New(Box::new(input))),
        (Some(input), Some(customer)) if faults.is_empty() => {
            Ok(Wanted::Known(Box::new(customer.clone()), Box::new(input)))
        }
        _ => Err(faults.into_vec()),
    }
}

/// The field by which the customer of the row is known.
fn told_by(row: &ImportRow) -> &'static str {
    ["code", "phone", "extra_phones"]
        .into_iter()
        .find(|field| row.values.contains_key(*field))
        .unwrap_or("email")
}

/// The row's values as the API names them.
fn values(
    known: &Known,
    (row, customer): (&ImportRow, Option<&Model>),
    faults: &mut Faults,
) -> Map<String, Value> {
    let mut values = row.values.clone();
    values.remove("code");
    let address: Map<String, Value> =
        ADDRESS.iter().filter_map(|field| Some(((*field).to_owned(), values.remove(*field)?))).collect();
    if !address.is_empty() {
        values.insert("address".to_owned(), Value::Object(address));
    }
    if let Some(Value::String(word)) = values.remove("owner_name") {
        match known.owner(&word, customer) {
            Some(owner) => drop(values.insert("owner_id".to_owned(), json!(owner))),
            None => faults.push("owner_name", &check::UNKNOWN_REFERENCE),
        }
    }
    values
}

/// The values as an input of the API, whose faults are added to the others at the fields of the row.
fn read_as<T: DeserializeOwned + Check>(values: Map<String, Value>, faults: &mut Faults) -> Option<T> {
    match parse(Value::Object(values)) {
        Ok(input) => Some(input),
        Err(Error::Invalid(found)) => {
            for fault in found {
                let field = fault.field.strip_prefix("address.").unwrap_or(&fault.field).to_owned();
                faults.add(Fault { field, ..fault });
            }
            None
        }
        Err(_) => {
            faults.push("name", &check::REQUIRED);
            None
        }
    }
}

/// Looks at rows.
pub(super) async fn look(app: &App, ground: Ground<'_>, rows: &[ImportRow]) -> Result<Vec<Verdict>> {
    must_see_all(ground)?;
    let db = app.db().reader();
    let marks: Vec<Marks> = rows.iter().map(|row| Marks::of(app, row)).collect();
    let found = known::find(db, &marks).await?;
    let customers = queries::living(db, found.ids.clone()).await?;
    let known = Known::load(db, (found, customers)).await?;
    let verdict = |(row, marks): (&ImportRow, &Marks)| {
        let customer = known.customer(marks).ok().flatten().map(|customer| customer.id.0);
        Verdict {
            faults: read(app, ground, &known, (row, marks)).err().unwrap_or_default(),
            known: customer,
            keys: marks.keys().into_iter().chain(customer.map(|id| format!("id {id}"))).collect(),
            ..Verdict::default()
        }
    };
    Ok(rows.iter().zip(&marks).map(verdict).collect())
}
