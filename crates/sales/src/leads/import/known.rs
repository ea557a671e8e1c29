//! Which phones and emails leads and customers have already.

use crate::leads::{
    model::{DUPLICATE, LeadInput, filled},
    table::{Column, Entity},
};
use kernel::{Fault, Phone, Result, text};
use platform::App;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashSet;

/// The keyed hash of a phone, and a folded email.
pub(super) type Contact = (Option<Vec<u8>>, Option<String>);

/// By what a lead is told from others: the keyed hash of the phone, and the email.
pub(super) fn contact(app: &App, input: &LeadInput) -> Contact {
    let phone = filled(&input.phone).and_then(Phone::parse);
    let hash = phone.map(|phone| app.keys().lookup_hash(phone.as_str()).to_vec());
    (hash, filled(&input.email).map(text::fold_email))
}

/// Phones and emails that leads and customers have already.
pub(super) struct Known {
    phones: HashSet<Vec<u8>>,
    emails: HashSet<String>,
}

impl Known {
    pub(super) async fn load(db: &impl ConnectionTrait, contacts: &[Contact]) -> Result<Self> {
        let phones: Vec<Vec<u8>> = contacts.iter().filter_map(|(phone, _)| phone.clone()).collect();
        let emails: Vec<String> = contacts.iter().filter_map(|(_, email)| email.clone()).collect();
        let mut known = Self { phones: HashSet::new(), emails: HashSet::new() };
        let leads = Entity::find()
            .select_only()
            .columns([Column::PhoneHash, Column::EmailFolded])
            .filter(Column::DeletedAt.is_null())
            .filter(
                Condition::any()
                    .add(Column::PhoneHash.is_in(phones.clone()))
                    .add(Column::EmailFolded.is_in(emails.clone())),
            )
            .into_tuple::<Contact>();
        let customers = customers::customers::contacts_among(db, (phones, emails)).await?;
        for (phone, email) in leads.all(db).await?.into_iter().chain(customers) {
            known.phones.extend(phone);
            known.emails.extend(email);
        }
        Ok(known)
    }

    /// The fault of a lead that is known, unless nobody minds.
    pub(super) fn refuse(&self, (phone, email): &Contact) -> Option<Fault> {
        if phone.as_ref().is_some_and(|phone| self.phones.contains(phone)) {
            return Some(Fault::new("phone", &DUPLICATE));
        }
        email.as_ref().filter(|email| self.emails.contains(*email)).map(|_| Fault::new("email", &DUPLICATE))
    }

    pub(super) fn learn(&mut self, (phone, email): Contact) {
        self.phones.extend(phone);
        self.emails.extend(email);
    }
}
