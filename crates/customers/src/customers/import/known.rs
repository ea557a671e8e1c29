//! Which customers rows are about, and who may own them.

use crate::customers::{
    CustomerId,
    model::DUPLICATE,
    phones, policy,
    table::{Column, Entity, Model},
};
use accounts::users;
use kernel::{Fault, Message, Phone, Result, Role, UserId, check, text};
use platform::{App, import::ImportRow};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{BTreeSet, HashMap};
use strum::IntoEnumIterator;

const AMBIGUOUS: Message = Message::new(
    "ambiguous",
    "Beberapa pelanggan cocok. Isi kodenya.",
    "Several customers fit. Enter the code.",
);

/// What a row says by which customers are known.
pub(super) struct Marks {
    code: Option<String>,
    /// Phones with their keyed hashes, the main one first.
    phones: Vec<(Phone, Vec<u8>)>,
    email: Option<String>,
}

impl Marks {
    pub(super) fn of(app: &App, row: &ImportRow) -> Self {
        let extra = row.values.get("extra_phones").and_then(serde_json::Value::as_array);
        let extra = extra.into_iter().flatten().filter_map(serde_json::Value::as_str);
        let phones = row.text("phone").into_iter().chain(extra).filter_map(Phone::parse);
        let hashed = |phone: Phone| {
            let hash = app.keys().lookup_hash(phone.as_str()).to_vec();
            (phone, hash)
        };
        let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Self {
            code: row.text("code").and_then(|code| filled(&text::clean_line(code).to_uppercase())),
            phones: phones.map(hashed).collect(),
            email: row.text("email").and_then(|email| filled(&text::fold_email(email))),
        }
    }

    /// By what a second row of the same customer is noticed.
    pub(super) fn keys(&self) -> Vec<String> {
        let code = self.code.iter().map(|code| format!("code {code}"));
        let phones = self.phones.iter().map(|(phone, _)| format!("phone {}", phone.as_str()));
        let email = self.email.iter().map(|email| format!("email {email}"));
        code.chain(phones).chain(email).collect()
    }
}

/// What the database knows of the rows.
pub(super) struct Known {
    pub(super) customers: HashMap<CustomerId, Model>,
    by_code: HashMap<String, CustomerId>,
    by_phone: HashMap<Vec<u8>, BTreeSet<CustomerId>>,
    by_email: HashMap<String, BTreeSet<CustomerId>>,
    owners: Vec<(UserId, String, String)>,
    owner_names: HashMap<UserId, String>,
}

/// Which living customers rows are about.
pub(super) struct Found {
    pub(super) ids: Vec<CustomerId>,
    by_phone: Vec<(Vec<u8>, CustomerId)>,
}

/// Finds the living customers that rows are about.
pub(super) async fn find(db: &impl ConnectionTrait, marks: &[Marks]) -> Result<Found> {
    let codes: Vec<_> = marks.iter().filter_map(|marks| marks.code.clone()).collect();
    let emails: Vec<_> = marks.iter().filter_map(|marks| marks.email.clone()).collect();
    let living = || {
        let living = Entity::find().select_only().column(Column::Id);
        living.filter(Column::DeletedAt.is_null())
    };
    let mut ids: Vec<CustomerId> = Vec::new();
    if !codes.is_empty() {
        ids.extend(living().filter(Column::Code.is_in(codes)).into_tuple::<CustomerId>().all(db).await?);
    }
    if !emails.is_empty() {
        let found = living().filter(Column::EmailFolded.is_in(emails));
        ids.extend(found.into_tuple::<CustomerId>().all(db).await?);
    }
    let hashes: Vec<_> =
        marks.iter().flat_map(|marks| marks.phones.iter().map(|(_, hash)| hash.clone())).collect();
    let by_phone = phones::owners_among(db, hashes).await?;
    ids.extend(by_phone.iter().map(|(_, id)| *id));
    ids.sort_unstable();
    ids.dedup();
    Ok(Found { ids, by_phone })
}

impl Known {
    /// What is known besides the `customers` that were found.
    pub(super) async fn load(
        db: &impl ConnectionTrait,
        (found, customers): (Found, Vec<Model>),
    ) -> Result<Self> {
        let mut by_phone: HashMap<_, BTreeSet<_>> = HashMap::new();
        for (hash, id) in found.by_phone {
            by_phone.entry(hash).or_default().insert(id);
        }
        let mut by_email: HashMap<_, BTreeSet<_>> = HashMap::new();
        for row in &customers {
            if let Some(email) = row.email_folded.clone() {
                by_email.entry(email).or_default().insert(row.id);
            }
        }
        let roles: Vec<Role> = Role::iter().filter(|role| policy::can_own(*role)).collect();
        Ok(Self {
            by_code: customers.iter().map(|row| (row.code.clone(), row.id)).collect(),
            by_phone,
            by_email,
            owners: users::active_in_roles(db, roles).await?,
            owner_names: users::names(db, customers.iter().filter_map(|row| row.owner_id).collect()).await?,
            customers: customers.into_iter().map(|row| (row.id, row)).collect(),
        })
    }

    /// Remembers a customer that was added.
    pub(super) fn learn(&mut self, id: CustomerId, marks: &Marks) {
        for (_, hash) in &marks.phones {
            self.by_phone.entry(hash.clone()).or_default().insert(id);
        }
        if let Some(email) = &marks.email {
            self.by_email.entry(email.clone()).or_default().insert(id);
        }
    }

    /// The customer that a row is about: by its code, else by its phones, else by its email.
    pub(super) fn customer(&self, marks: &Marks) -> Result<Option<&Model>, Fault> {
        if let Some(code) = &marks.code {
            let found = self.by_code.get(code).and_then(|id| self.customers.get(id));
            return found.map(Some).ok_or_else(|| Fault::new("code", &check::UNKNOWN_REFERENCE));
        }
        let by_phone: BTreeSet<CustomerId> =
            marks.phones.iter().filter_map(|(_, hash)| self.by_phone.get(hash)).flatten().copied().collect();
        if let Some(found) = self.only("phone", &by_phone)? {
            return Ok(Some(found));
        }
        let by_email = marks.email.as_ref().and_then(|email| self.by_email.get(email));
        by_email.map_or(Ok(None), |ids| self.only("email", ids))
    }

    fn only(&self, field: &str, ids: &BTreeSet<CustomerId>) -> Result<Option<&Model>, Fault> {
        let mut ids = ids.iter();
        let first = ids.next();
        if ids.next().is_some() {
            return Err(Fault::new(field, &AMBIGUOUS));
        }
        // One that this file added is told from what the database knew before by its missing row.
        match first.map(|id| self.customers.get(id)) {
            Some(None) => Err(Fault::new(field, &DUPLICATE)),
            found => Ok(found.flatten()),
        }
    }

    /// The fault of a phone or email that another customer than `own` has.
    pub(super) fn refuse(&self, marks: &Marks, own: Option<CustomerId>) -> Option<Fault> {
        let is_others = |ids: &BTreeSet<CustomerId>| ids.iter().any(|id| Some(*id) != own);
        let owner = |hash: &Vec<u8>| self.by_phone.get(hash);
        for (at, (_, hash)) in marks.phones.iter().enumerate() {
            if owner(hash).is_some_and(is_others) {
                return Some(Fault::new(if at == 0 { "phone" } else { "extra_phones" }, &DUPLICATE));
            }
        }
        let email = marks.email.as_ref().and_then(|email| self.by_email.get(email));
        email.filter(|ids| is_others(ids)).map(|_| Fault::new("email", &DUPLICATE))
    }

    /// Who a word names: somebody who can own customers, or the owner that the customer has.
    pub(super) fn owner(&self, word: &str, customer: Option<&Model>) -> Option<UserId> {
        let word = text::fold(word);
        let now = customer.and_then(|customer| customer.owner_id);
        if let Some(owner) = now
            && self.owner_names.get(&owner).is_some_and(|name| text::fold(name) == word)
        {
            return Some(owner);
        }
        let fits = |name: &str, email: &str| text::fold(name) == word || text::fold_email(email) == word;
        let mut found = self.owners.iter().filter(|(_, name, email)| fits(name, email));
        // A name that two people share names nobody.
        found.next().filter(|_| found.next().is_none()).map(|(id, ..)| *id)
    }
}
