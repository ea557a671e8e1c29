//! What names in a file stand for, and the lead that a row says.

use crate::{
    leads::model::{LeadInput, NewLead},
    pipeline::{self, StageId, StageKind},
};
use accounts::users;
use kernel::{Error, Fault, Faults, Permission, Result, UserId, check, text};
use platform::{
    Actor, App,
    fields::{self, FieldOf},
    http::body::parse,
    import::ImportRow,
};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use std::collections::HashMap;
use uuid::Uuid;

/// What names in a file stand for.
pub(super) struct Names {
    app: App,
    people: Vec<(UserId, String, String)>,
    products: HashMap<String, Uuid>,
    channels: HashMap<String, Uuid>,
    stages: Vec<pipeline::Stage>,
}

impl Names {
    pub(super) async fn load(
        db: &impl ConnectionTrait,
        (app, actor): (&App, &Actor),
        rows: &[ImportRow],
    ) -> Result<Self> {
        let scope = actor.scope(Permission::UseLeads);
        let people = users::who_may(db, Permission::UseLeads).await?;
        let mut words: Vec<String> =
            rows.iter().filter_map(|row| row.text("product")).map(text::fold).collect();
        words.sort_unstable();
        words.dedup();
        Ok(Self {
            app: app.clone(),
            people: people.into_iter().filter(|(id, ..)| scope.includes(Some(*id))).collect(),
            products: catalog::products::find_by_words(db, words).await?,
            channels: pipeline::channels_by_name(db).await?,
            stages: pipeline::all_stages(db).await?,
        })
    }

    fn person(&self, word: &str) -> Option<Uuid> {
        let word = text::fold(word);
        let mut found = self
            .people
            .iter()
            .filter(|(_, name, email)| text::fold(name) == word || text::fold_email(email) == word);
        // A name that two people share names nobody.
        found.next().filter(|_| found.next().is_none()).map(|(id, ..)| (*id).into())
    }

    fn stage(&self, word: &str) -> Option<Uuid> {
        let word = text::fold(word);
        let open = self.stages.iter().filter(|stage| stage.kind == StageKind::Open);
        open.into_iter().find(|stage| text::fold(&stage.name) == word).map(|stage| stage.id.0)
    }

    pub(super) fn first_stage(&self) -> Result<StageId> {
        let open = self.stages.iter().find(|stage| stage.kind == StageKind::Open);
        open.map(|stage| stage.id).ok_or_else(|| Error::internal("the pipeline has no open stage"))
    }

    /// What the word stands for in the field `name`.
    fn find(&self, name: &str, word: &str) -> Option<Uuid> {
        match name {
            "product" => self.products.get(&text::fold(word)).copied(),
            "channel" => self.channels.get(&text::fold(word)).copied(),
            "stage" => self.stage(word),
            _ => self.person(word),
        }
    }

    /// The lead that a row says, or all that is wrong with it.
    pub(super) fn read(&self, row: &ImportRow) -> Result<LeadInput, Vec<Fault>> {
        let mut row = row.clone();
        let mut faults = Faults::new();
        for (name, id) in [
            ("product", "product_id"),
            ("channel", "channel_id"),
            ("stage", "stage_id"),
            ("owner", "owner_id"),
        ] {
            let Some(word) = row.take_text(name) else { continue };
            match self.find(name, &word) {
                Some(found) => drop(row.values.insert(id.to_owned(), json!(found))),
                None => faults.push(name, &check::UNKNOWN_REFERENCE),
            }
        }
        match parse::<NewLead>(Value::Object(row.values)) {
            Ok(NewLead(input)) => {
                faults.extend(fields::written(&self.app, FieldOf::Leads, (None, &input.custom)).1);
                if faults.is_empty() { Ok(input) } else { Err(faults.into_vec()) }
            }
            Err(Error::Invalid(found)) => {
                for fault in found {
                    faults.add(fault);
                }
                Err(faults.into_vec())
            }
            Err(_) => {
                faults.push("name", &check::REQUIRED);
                Err(faults.into_vec())
            }
        }
    }
}
