//! What rows say of deposits.

use crate::deposits::{
    add::{NewDeposit, check_product},
    model::IN_FUTURE,
    policy, queries,
};
use accounts::users;
use catalog::products::ProductId;
use kernel::{Day, Error, Fault, Faults, Message, Permission, Result, UserId, check, text};
use platform::{
    App,
    http::body::parse,
    import::{Ground, ImportRow, Verdict},
};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

const COMPUTED: Message = Message::new(
    "computed",
    "Total dihitung dari nominal × kelipatan: {total}. Perbaiki salah satunya, atau kosongkan sel ini.",
    "The total is computed as nominal × multiplier: {total}. Correct one of them, or leave this empty.",
);
const LOOKS_ENTERED: Message = Message::new(
    "looks_entered",
    "Deposit dengan tanggal, nama, produk, dan nominal yang sama sudah ada.",
    "A deposit of the same day, name, product and nominal is there already.",
);

/// Day, folded customer, product and nominal of a deposit.
pub(super) type Likeness = (Day, String, ProductId, i64);

/// What names in a file stand for.
pub(super) struct Names {
    people: Vec<(UserId, String, String)>,
    products: HashMap<String, Uuid>,
    product: Option<ProductId>,
}

impl Names {
    pub(super) async fn load(
        db: &impl ConnectionTrait,
        ground: Ground<'_>,
        rows: &[ImportRow],
    ) -> Result<Self> {
        let mut words: Vec<String> =
            rows.iter().filter_map(|row| row.text("product_name")).map(text::fold).collect();
        words.sort_unstable();
        words.dedup();
        let people = users::who_may(db, Permission::UseDeposits).await?;
        let scope = ground.actor.scope(Permission::UseDeposits);
        Ok(Self {
            people: people.into_iter().filter(|(id, ..)| scope.includes(Some(*id))).collect(),
            products: catalog::products::find_by_words(db, words).await?,
            product: chosen_product(db, ground).await?,
        })
    }

    /// The product that a word names, or that of the file.
    fn product(&self, word: Option<String>) -> Result<ProductId, &'static Message> {
        match word {
            Some(word) => {
                let found = self.products.get(&text::fold(&word)).copied();
                found.map(ProductId).ok_or(&check::UNKNOWN_REFERENCE)
            }
            None => self.product.ok_or(&check::REQUIRED),
        }
    }

    fn person(&self, word: &str) -> Option<UserId> {
        let word = text::fold(word);
        let fits = |name: &str, email: &str| text::fold(name) == word || text::fold_email(email) == word;
        let mut found = self.people.iter().filter(|(_, name, email)| fits(name, email));
        // A name that two people share names nobody.
        found.next().filter(|_| found.next().is_none()).map(|(id, ..)| *id)
    }

    /// The deposit that a row says, or all that is wrong with it.
    pub(super) fn read(
        &self,
        app: &App,
        ground: Ground<'_>,
        row: &ImportRow,
    ) -> Result<NewDeposit, Vec<Fault>> {
        let mut row = row.clone();
        let mut faults = Faults::new();
        let total = row.values.remove("total").and_then(|total| total.as_i64());
        let product = self.product(row.take_text("product_name")).unwrap_or_else(|message| {
            faults.push("product_name", message);
            // The other fields are looked at all the same.
            ProductId(Uuid::nil())
        });
        row.values.insert("product_id".to_owned(), json!(product));
        if let Some(word) = row.take_text("staff_name") {
            match self.person(&word) {
                Some(id) => drop(row.values.insert("staff_id".to_owned(), json!(id))),
                None => faults.push("staff_name", &check::UNKNOWN_REFERENCE),
            }
        }
        if let Some(times) = row.take_text("multiplier") {
            let number = times.parse::<serde_json::Number>().map_or(Value::String(times), Value::Number);
            row.values.insert("multiplier".to_owned(), number);
        }
        check_day(app, ground, (&row, &mut faults));
        let input = match parse::<NewDeposit>(Value::Object(row.values)) {
            Ok(input) => Some(input),
            Err(Error::Invalid(found)) => {
                for fault in found {
                    faults.add(fault);
                }
                None
            }
            Err(_) => None,
        };
        let Some(input) = input else {
            faults.ensure(!faults.is_empty(), "customer_name", &check::REQUIRED);
            return Err(faults.into_vec());
        };
        check_total((&input, total), &mut faults);
        if faults.is_empty() { Ok(input) } else { Err(faults.into_vec()) }
    }
}

async fn chosen_product(db: &impl ConnectionTrait, ground: Ground<'_>) -> Result<Option<ProductId>> {
    let Some(chosen) = ground.options.get("product_id").filter(|chosen| !chosen.is_null() && *chosen != "")
    else {
        return Ok(None);
    };
    let id: Option<ProductId> = serde_json::from_value(chosen.clone()).ok();
    let id = id.ok_or_else(|| Error::field("options.product_id", &check::UNKNOWN_REFERENCE))?;
    let mut faults = Faults::new();
    check_product(db, (id, "options.product_id".to_owned()), &mut faults).await?;
    faults.finish().map(|()| Some(id))
}

fn check_day(app: &App, ground: Ground<'_>, (row, faults): (&ImportRow, &mut Faults)) {
    let day: Option<Day> = row.values.get("on_date").and_then(|day| serde_json::from_value(day.clone()).ok());
    let day = day.unwrap_or_else(|| app.today());
    faults.ensure(day <= app.today(), "on_date", &IN_FUTURE);
    if let Some(fault) = policy::too_old(app, ground.actor, day) {
        faults.add(fault);
    }
}

/// A total in a file is no order: it says what nominal and multiplier make.
fn check_total((input, said): (&NewDeposit, Option<i64>), faults: &mut Faults) {
    let total = input.multiplier.times(input.base_amount.unwrap_or_default());
    if let (Some(said), Some(total)) = (said, total)
        && said != total.get()
    {
        faults.add(Fault::new("total", &COMPUTED).with("total", total));
    }
}

fn likeness(app: &App, input: &NewDeposit) -> Option<Likeness> {
    let day = input.on_date.unwrap_or_else(|| app.today());
    Some((day, text::fold(&input.customer_name), input.product_id?, input.base_amount?.get()))
}

/// Looks at rows.
pub(super) async fn look(app: &App, ground: Ground<'_>, rows: &[ImportRow]) -> Result<Vec<Verdict>> {
    let db = app.db().reader();
    let names = Names::load(db, ground, rows).await?;
    let read: Vec<_> = rows.iter().map(|row| names.read(app, ground, row)).collect();
    let alike: Vec<Option<Likeness>> =
        read.iter().map(|read| read.as_ref().ok().and_then(|input| likeness(app, input))).collect();
    let known = known(db, alike.iter().flatten().collect()).await?;
    let verdict = |(read, alike): (Result<NewDeposit, Vec<Fault>>, Option<Likeness>)| {
        let is_known = alike.as_ref().is_some_and(|alike| known.contains(alike));
        let remark = is_known.then(|| Fault::new("customer_name", &LOOKS_ENTERED));
        Verdict {
            faults: read.err().unwrap_or_default(),
            remarks: remark.into_iter().collect(),
            known: None,
            keys: alike
                .map(|(day, name, product, nominal)| format!("{day} {name} {product} {nominal}"))
                .into_iter()
                .collect(),
            may_repeat: true,
        }
    };
    Ok(read.into_iter().zip(alike).map(verdict).collect())
}

async fn known(db: &impl ConnectionTrait, alike: Vec<&Likeness>) -> Result<HashSet<Likeness>> {
    if alike.is_empty() {
        return Ok(HashSet::new());
    }
    let mut days: Vec<Day> = alike.iter().map(|(day, ..)| *day).collect();
    let mut names: Vec<String> = alike.iter().map(|(_, name, ..)| name.clone()).collect();
    days.sort_unstable();
    days.dedup();
    names.sort_unstable();
    names.dedup();
    Ok(queries::like(db, (days, names)).await?.into_iter().collect())
}
