//! What rows say of products: of a known one the changes, of another all that it is.

use crate::{
    categories::{self, CategoryId},
    products::{
        create::{CreateProduct, check_costs, check_fields},
        model::{self, basis_points},
        queries,
        table::{ActiveModel, Model},
        update::{self, UpdateProduct},
    },
};
use kernel::{Error, Fault, Faults, Message, Result, Rupiah, check, text};
use platform::{
    Actor, App, db, fields,
    http::body::parse,
    import::{Ground, ImportRow, Verdict},
};
use sea_orm::ConnectionTrait;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

const COMPUTED: Message = Message::new(
    "computed",
    "Harga jual dihitung dari HPP dan margin: jadinya {price}. Ubah HPP atau margin, atau kosongkan sel ini.",
    "The list price is computed from cost price and margin: it becomes {price}. Change those, or leave this empty.",
);
const KNOWN: Message = Message::new(
    "known_already",
    "Produk dengan nama ini sudah ada. Isi SKU-nya ({sku}) untuk mengubahnya.",
    "A product of this name is known. Enter its SKU ({sku}) to change it.",
);

/// A product as a row wants it.
pub(super) enum Wanted {
    /// One that is not known.
    New(Box<CreateProduct>),
    /// One that is known, as it is and as it will be.
    Known(Box<Change>),
}

/// What a row changes.
pub(super) struct Change {
    pub before: Model,
    pub after: Model,
    pub changes: ActiveModel,
}

/// What the words and SKUs in rows stand for.
pub(super) struct Known {
    by_sku: HashMap<String, Model>,
    /// The SKU of the product of that name.
    by_name: HashMap<String, String>,
    categories: HashMap<String, CategoryId>,
}

fn sku_of(row: &ImportRow) -> Option<String> {
    row.text("sku").map(text::fold).filter(|sku| !sku.is_empty())
}

/// The folded SKUs that rows name.
pub(super) fn skus(rows: &[ImportRow]) -> Vec<String> {
    words(rows, "sku")
}

fn words(rows: &[ImportRow], field: &str) -> Vec<String> {
    let mut words: Vec<String> = rows.iter().filter_map(|row| row.text(field)).map(text::fold).collect();
    words.sort_unstable();
    words.dedup();
    words
}

impl Known {
    /// What the database knows of the rows besides the `products` whose SKUs they name.
    pub(super) async fn load(
        db: &impl ConnectionTrait,
        (rows, products): (&[ImportRow], Vec<Model>),
    ) -> Result<Self> {
        let nameless: Vec<ImportRow> = rows.iter().filter(|row| sku_of(row).is_none()).cloned().collect();
        Ok(Self {
            by_sku: products.into_iter().map(|product| (product.sku_folded.clone(), product)).collect(),
            by_name: queries::skus_by_name(db, words(&nameless, "name")).await?,
            categories: categories::find_by_names(db, words(rows, "category_name")).await?,
        })
    }

    /// The product that a row is about.
    pub(super) fn product(&self, row: &ImportRow) -> Option<&Model> {
        self.by_sku.get(&sku_of(row)?)
    }

    /// Remembers a product that was added.
    pub(super) fn learn(&mut self, product: &Model) {
        self.by_name.insert(product.name_folded.clone(), product.sku.clone());
    }

    /// What the row wants, or all that is wrong with it.
    pub(super) fn read(&self, app: &App, actor: &Actor, row: &ImportRow) -> Result<Wanted, Vec<Fault>> {
        let mut values = row.values.clone();
        let mut faults = Faults::new();
        let list_price = values.remove("list_price").and_then(|price| price.as_i64()).map(Rupiah);
        if let Some(name) = values.remove("category_name") {
            let found = name.as_str().and_then(|name| self.categories.get(&text::fold(name)));
            match found {
                Some(id) => drop(values.insert("category_id".to_owned(), json!(id))),
                None => faults.push("category_name", &check::UNKNOWN_REFERENCE),
            }
        }
        let wanted = match self.product(row) {
            Some(product) => change(app, actor, (product, values), &mut faults),
            None => self.addition(app, actor, (row, values), &mut faults),
        };
        let Some(wanted) = wanted else { return Err(faults.into_vec()) };
        check_price(app, (&wanted, list_price), &mut faults);
        if faults.is_empty() { Ok(wanted) } else { Err(faults.into_vec()) }
    }

    fn addition(
        &self,
        app: &App,
        actor: &Actor,
        (row, values): (&ImportRow, Map<String, Value>),
        faults: &mut Faults,
    ) -> Option<Wanted> {
        let twin = row.text("name").and_then(|name| self.by_name.get(&text::fold(name)));
        if let Some(sku) = twin.filter(|_| sku_of(row).is_none()) {
            faults.add(Fault::new("name", &KNOWN).with("sku", sku));
        }
        let input: CreateProduct = read_as(values, faults)?;
        check_costs(actor, input.numbers(), faults);
        faults.extend(check_fields(app, &input));
        Some(Wanted::New(Box::new(input)))
    }
}

/// The values as an input of the API, whose faults are added to the others.
fn read_as<T: serde::de::DeserializeOwned + kernel::Check>(
    values: Map<String, Value>,
    faults: &mut Faults,
) -> Option<T> {
    match parse(Value::Object(values)) {
        Ok(input) => Some(input),
        Err(Error::Invalid(found)) => {
            for fault in found {
                faults.add(fault);
            }
            None
        }
        Err(_) => {
            faults.push("name", &check::REQUIRED);
            None
        }
    }
}

fn change(
    app: &App,
    actor: &Actor,
    (before, mut values): (&Model, Map<String, Value>),
    faults: &mut Faults,
) -> Option<Wanted> {
    values.remove("sku");
    let input: UpdateProduct = read_as(values, faults)?;
    check_costs(actor, input.numbers(), faults);
    update::check_start(actor, (&input, before), faults);
    let change = planned(app, (input, before.clone()));
    match change {
        Ok(change) => Some(Wanted::Known(Box::new(change))),
        Err(Error::Invalid(found)) => {
            for fault in found {
                faults.add(fault);
            }
            None
        }
        Err(_) => None,
    }
}

/// What `input` makes of the product.
pub(super) fn planned(app: &App, (input, before): (UpdateProduct, Model)) -> Result<Change> {
    let changes = update::described_and_priced(app, (&input, &before))?;
    let after = db::applied(before.clone(), &changes)?;
    Ok(Change { before, after, changes })
}

/// A list price in a file is no order: it says what is so, or what will be so.
fn check_price(app: &App, (wanted, said): (&Wanted, Option<Rupiah>), faults: &mut Faults) {
    let Some(said) = said else { return };
    let (now, then) = match wanted {
        Wanted::Known(change) => (Some(change.before.list_price), Some(change.after.list_price)),
        Wanted::New(input) => {
            let cost = Rupiah(input.numbers().cost_price.unwrap_or_default());
            let margin = basis_points(input.numbers().margin_bps.unwrap_or_default());
            (None, model::list_price(app, (cost, margin)))
        }
    };
    let is_so = now == Some(said) || then == Some(said);
    if !is_so && !faults.has("cost_price") {
        let price = then.unwrap_or_default();
        faults.add(Fault::new("list_price", &COMPUTED).with("price", price));
    }
}

/// What people may set of a product, as the API names it.
pub(super) fn state(product: &Model) -> Map<String, Value> {
    let Value::Object(state) = json!({
        "name": product.name, "category_id": product.category_id, "kind": product.kind,
        "cost_price": product.cost_price, "margin_bps": product.margin_bps, "tax_bps": product.tax_bps,
        "unit": product.unit, "description": product.description, "speed_mbps": product.speed_mbps,
        "is_active": product.is_active, "custom": product.custom, "tags": product.tags,
    }) else {
        return Map::new();
    };
    state
}

impl Change {
    /// What the fields that change said before.
    pub(super) fn undone(&self) -> Map<String, Value> {
        let after = state(&self.after);
        let changed = state(&self.before).into_iter().filter(|(name, value)| after.get(name) != Some(value));
        let mut undone: Map<_, _> = changed.collect();
        if let Some(custom) = undone.get_mut("custom") {
            *custom = fields::back(custom, &self.after.custom);
        }
        undone
    }
}

/// Looks at rows.
pub(super) async fn look(app: &App, ground: Ground<'_>, rows: &[ImportRow]) -> Result<Vec<Verdict>> {
    let db = app.db().reader();
    let known = Known::load(db, (rows, queries::find_by_sku(db, skus(rows)).await?)).await?;
    let verdict = |row: &ImportRow| {
        let key = match sku_of(row) {
            Some(sku) => format!("sku {sku}"),
            None => format!("name {}", row.text("name").map(text::fold).unwrap_or_default()),
        };
        Verdict {
            faults: known.read(app, ground.actor, row).err().unwrap_or_default(),
            known: known.product(row).map(|product| product.id.0),
            keys: vec![key],
            ..Verdict::default()
        }
    };
    Ok(rows.iter().map(verdict).collect())
}
