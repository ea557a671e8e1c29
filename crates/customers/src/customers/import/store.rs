//! Stores rows: adds customers, and changes known ones where the row says something new.

use super::{
    known::{self, Known, Marks},
    read::{Wanted, must_see_all, read},
};
use crate::customers::{
    CustomerId,
    create::{blank_of, own_fields, typed_phones},
    input::{self, CustomerInput},
    model::{self, NATIONAL_ID},
    phones, queries,
    table::{ActiveModel, Model},
};
use kernel::{Error, Permission, Phone, Result, text};
use platform::{
    Actor, Tx, audit, db, fields,
    import::{Ground, ImportRow, Outcome},
    live::{self, Audience},
};
use sea_orm::Set;
use serde_json::{Map, Value, json};

pub(super) async fn store(tx: &Tx, ground: Ground<'_>, rows: Vec<ImportRow>) -> Result<Vec<Outcome>> {
    must_see_all(ground)?;
    let marks: Vec<Marks> = rows.iter().map(|row| Marks::of(tx.app(), row)).collect();
    let found = known::find(tx, &marks).await?;
    let customers = queries::hold_living(tx, found.ids.clone()).await?;
    let mut known = Known::load(tx, (found, customers)).await?;
    let (mut outcomes, mut fresh) = (Vec::with_capacity(rows.len()), Vec::new());
    for (row, marks) in rows.iter().zip(&marks) {
        outcomes.push(match read(tx.app(), ground, &known, (row, marks)) {
            Err(faults) => Outcome::Rejected(faults),
            Ok(Wanted::New(input)) => {
                let id: CustomerId = tx.new_id();
                known.learn(id, marks);
                fresh.push((id, *input));
                Outcome::Created(id.0)
            }
            Ok(Wanted::Known(before, input)) => change(tx, ground.actor, (*before, &input)).await?,
        });
    }
    add(tx, ground.actor, fresh).await?;
    tell(tx).await?;
    Ok(outcomes)
}

/// Tells that customers came or changed: many, so that nobody is told of each.
pub(super) async fn tell(tx: &Tx) -> Result<()> {
    live::tell(tx, "customer.updated", None, Audience::Holders(Permission::UseCustomers)).await
}

/// Adds customers that were checked, many at once.
async fn add(tx: &Tx, actor: &Actor, inputs: Vec<(CustomerId, CustomerInput)>) -> Result<()> {
    if inputs.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(inputs.len()).map_err(Error::internal)?;
    let number = db::next_numbers(tx, "customer", count).await?;
    let (mut rows, mut numbers, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    for (number, (id, input)) in (number..).zip(inputs) {
        let owner = input.owner_id.change().unwrap_or_else(|| actor.user_id());
        let mut row = input::apply(tx, &input, blank_of(tx, (id, number), owner))?;
        row.custom = Set(own_fields(tx.app(), (&input, None)).0.into());
        let code = row.code.clone().take().unwrap_or_default();
        entries.push(audit::Past {
            at: tx.now(),
            by: (actor.id, actor.name.clone()),
            action: "customer.created",
            subject: audit::Subject::new("customer", id, code),
            facts: json!({ "imported": true }),
        });
        numbers.push((id, typed_phones(&input, &[])));
        rows.push(row);
    }
    queries::insert_many(tx, rows).await?;
    phones::add_many(tx, numbers).await?;
    audit::record_past(tx, entries).await
}

/// A customer with what lies beside the row.
struct State {
    row: Model,
    phones: Vec<String>,
    national_id: Option<String>,
}

impl State {
    /// What people may set of the customer, as the API names it.
    fn fields(&self) -> Result<Map<String, Value>> {
        let Self { row, phones, national_id } = self;
        let fields = json!({
            "name": row.name, "kind": row.kind, "phone": phones.first(),
            "extra_phones": phones.get(1..).unwrap_or_default(), "email": row.email,
            "address": {
                "street": row.street, "village": row.village, "district": row.district, "city": row.city,
                "province": row.province, "postal_code": row.postal_code,
            },
            "organization": row.organization, "status": row.status, "owner_id": row.owner_id, "tags": row.tags,
            "preferred_contact": row.preferred_contact, "birthday": row.birthday, "national_id": national_id,
            "notes": row.notes, "custom": row.custom,
        });
        match fields {
            Value::Object(fields) => Ok(fields),
            _ => Err(Error::internal("a customer without fields")),
        }
    }
}

/// Changes a customer that is held, as far as `input` says something new.
async fn change(tx: &Tx, actor: &Actor, (row, input): (Model, &CustomerInput)) -> Result<Outcome> {
    let (id, version) = (row.id, row.version);
    let before = before(tx, row).await?;
    let planned = plan(tx, (&before, input))?;
    let (was, is) = (before.fields()?, planned.after.fields()?);
    let mut undone: Map<String, Value> =
        was.clone().into_iter().filter(|(name, value)| is[name] != *value).collect();
    if let Some(custom) = undone.get_mut("custom") {
        *custom = fields::back(custom, &is["custom"]);
    }
    if undone.is_empty() {
        return Ok(Outcome::Unchanged(id.0));
    }
    apply(tx, actor, (planned, was, is)).await?;
    Ok(Outcome::Updated { id: id.0, version: version + 1, before: Value::Object(undone) })
}

/// Gives a customer that is held what `input` says.
pub(super) async fn set(tx: &Tx, actor: &Actor, (row, input): (Model, &CustomerInput)) -> Result<()> {
    let before = before(tx, row).await?;
    let planned = plan(tx, (&before, input))?;
    let (was, is) = (before.fields()?, planned.after.fields()?);
    apply(tx, actor, (planned, was, is)).await
}

async fn before(tx: &Tx, row: Model) -> Result<State> {
    let sealed = row.national_id_sealed.as_ref();
    let national_id = sealed.map(|sealed| tx.app().keys().open_text(sealed, NATIONAL_ID)).transpose()?;
    let phones = phones::of_customers(tx.app(), tx, vec![row.id]).await?.remove(&row.id).unwrap_or_default();
    Ok(State { row, phones, national_id })
}

/// What an input makes of a customer.
struct Planned {
    after: State,
    changes: ActiveModel,
    typed: Vec<String>,
}

fn plan(tx: &Tx, (before, input): (&State, &CustomerInput)) -> Result<Planned> {
    let mut changes = input::apply(tx, input, ActiveModel::default())?;
    if !input.custom.is_keep() {
        changes.custom = Set(own_fields(tx.app(), (input, Some(&before.row))).0.into());
    }
    let typed = typed_phones(input, &before.phones);
    let mut phones: Vec<String> = Vec::new();
    for phone in typed.iter().filter_map(|typed| Phone::parse(typed)) {
        if !phones.iter().any(|known| known == phone.as_str()) {
            phones.push(phone.as_str().to_owned());
        }
    }
    let national_id = match input.national_id.clone().change() {
        None => before.national_id.clone(),
        Some(id) => id.map(|id| text::clean_line(&id)).filter(|id| !id.is_empty()),
    };
    let after = State { row: db::applied(before.row.clone(), &changes)?, phones, national_id };
    Ok(Planned { after, changes, typed })
}

async fn apply(
    tx: &Tx,
    actor: &Actor,
    (planned, was, is): (Planned, Map<String, Value>, Map<String, Value>),
) -> Result<()> {
    let Planned { after, mut changes, typed } = planned;
    if was["phone"] != is["phone"] {
        changes.phone_is_shared = Set(false);
    }
    queries::update(tx, after.row.id, None, changes).await?;
    if was["phone"] != is["phone"] || was["extra_phones"] != is["extra_phones"] {
        phones::set(tx, after.row.id, &typed).await?;
    }
    let facts = json!({ "changes": model::differences(&Value::Object(was), &Value::Object(is)) });
    audit::record(tx, actor, "customer.updated", &model::subject(&after.row), facts).await
}
