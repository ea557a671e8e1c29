//! Leads from a file.

use super::{
    LeadId,
    model::{self, DUPLICATE, LeadInput, NewLead, filled},
    queries,
    save::{apply, blank, own_fields},
    table::{Column, Entity, Model},
};
use crate::pipeline::{self, StageId, StageKind};
use accounts::users;
use futures::FutureExt;
use kernel::{Error, Fault, Faults, Message, Permission, Phone, Result, UserId, check, text};
use platform::{
    Actor, App, Tx, audit, db,
    fields::{self, FieldOf},
    http::body::parse,
    import::{
        Format, Ground, ImportField, ImportKind, ImportOption, ImportRow, OptionShape, Outcome, Trace,
        Verdict,
    },
    live::{self, Audience},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Leads of which somebody may already know the phone or email; `duplicates` of the options says what happens to them.
pub(crate) const IMPORT: ImportKind = ImportKind {
    name: "leads",
    title: Message::new("leads", "Lead", "Leads"),
    permission: Permission::UseLeads,
    fields: FIELDS,
    options: &[ImportOption {
        name: ALLOW_DUPLICATES,
        label: Message::new(
            ALLOW_DUPLICATES,
            "Tambahkan juga yang sudah dikenal",
            "Add those that are known, too",
        ),
        hint: Message::new(
            ALLOW_DUPLICATES,
            "Nomor atau email yang sudah ada pada lead atau pelanggan lain tidak ditolak.",
            "A phone or email that another lead or customer has already is not refused.",
        ),
        shape: OptionShape::YesNo,
    }],
    keeps_others: false,
    begin: None,
    abandon: None,
    check: |app, ground, rows| look(app, ground, rows).boxed(),
    store: |tx, ground, rows| store(tx, ground, rows).boxed(),
    undo: |tx, actor, traces| undo(tx, actor, traces).boxed(),
};

/// An option of the file: leads that are known are added all the same.
const ALLOW_DUPLICATES: &str = "allow_duplicates";

const fn field(
    name: &'static str,
    label: (&'static str, &'static str),
    format: Format,
    (aliases, example): (&'static [&'static str], &'static str),
) -> ImportField {
    ImportField {
        name,
        label: Message::new(name, label.0, label.1),
        aliases,
        is_required: false,
        format,
        example,
    }
}

const FIELDS: &[ImportField] = &[
    ImportField {
        is_required: true,
        ..field(
            "name",
            ("Nama", "Name"),
            Format::Text,
            (
                &["nama lengkap", "full name", "nama lead", "lead", "nama siswa", "customer name"],
                "Budi Santoso",
            ),
        )
    },
    field(
        "phone",
        ("Telepon", "Phone"),
        Format::Phone,
        (
            &[
                "no hp",
                "hp",
                "nomor hp",
                "no telp",
                "no wa",
                "whatsapp",
                "wa",
                "handphone",
                "mobile",
                "phone number",
                "nomor telepon",
            ],
            "0812-3456-7890",
        ),
    ),
    field(
        "email",
        ("Email", "Email"),
        Format::Text,
        (&["e mail", "surel", "alamat email"], "budi@contoh.id"),
    ),
    field(
        "organization",
        ("Organisasi", "Organisation"),
        Format::Text,
        (
            &["perusahaan", "company", "asal sekolah", "sekolah", "instansi", "organization", "account"],
            "SMA 1 Bogor",
        ),
    ),
    field("address", ("Alamat", "Address"), Format::Text, (&["alamat lengkap"], "Jl. Mawar 5, Bogor")),
    field(
        "need",
        ("Kebutuhan", "Need"),
        Format::Text,
        (&["keterangan", "catatan", "notes", "pesan", "message"], "Internet rumah 50 Mbps"),
    ),
    field(
        "product",
        ("Produk", "Product"),
        Format::Text,
        (&["paket", "program", "product name", "sku"], "Paket 50 Mbps"),
    ),
    field(
        "channel",
        ("Saluran", "Channel"),
        Format::Text,
        (&["sumber", "source", "channel name"], "Instagram"),
    ),
    field("stage", ("Tahap", "Stage"), Format::Text, (&["stage name", "deal stage"], "Prospek")),
    field(
        "owner",
        ("Penanggung jawab", "Owner"),
        Format::Text,
        (&["pic", "sales", "cs", "owner name", "agent", "sales agent"], "sales1@contoh.id"),
    ),
    field(
        "estimated_value",
        ("Perkiraan nilai", "Estimated value"),
        Format::Money,
        (&["nilai", "value", "estimasi", "close value"], "1500000"),
    ),
    field(
        "expected_close_on",
        ("Perkiraan closing", "Expected close"),
        Format::Day,
        (&["target closing", "close date", "expected close date"], "31/12/2026"),
    ),
    field(
        "next_action",
        ("Langkah berikut", "Next action"),
        Format::Text,
        (&["tindak lanjut", "follow up"], "Telepon lagi"),
    ),
    field(
        "next_action_at",
        ("Waktu langkah berikut", "Next action at"),
        Format::Moment,
        (&["tanggal follow up", "follow up date"], "31/12/2026 09:00"),
    ),
    field("tags", ("Label", "Tags"), Format::Words, (&["tag", "labels"], "vip, pameran")),
];

/// What names in a file stand for.
struct Names {
    app: App,
    people: Vec<(UserId, String, String)>,
    products: HashMap<String, Uuid>,
    channels: HashMap<String, Uuid>,
    stages: Vec<pipeline::Stage>,
}

impl Names {
    async fn load(
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

    fn first_stage(&self) -> Result<StageId> {
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
    fn read(&self, row: &ImportRow) -> Result<LeadInput, Vec<Fault>> {
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

/// The keyed hash of a phone, and a folded email.
type Contact = (Option<Vec<u8>>, Option<String>);

/// By what a lead is told from others: the keyed hash of the phone, and the email.
fn contact(app: &App, input: &LeadInput) -> Contact {
    let phone = filled(&input.phone).and_then(Phone::parse);
    let hash = phone.map(|phone| app.keys().lookup_hash(phone.as_str()).to_vec());
    (hash, filled(&input.email).map(text::fold_email))
}

/// Phones and emails that leads and customers have already.
struct Known {
    phones: HashSet<Vec<u8>>,
    emails: HashSet<String>,
}

impl Known {
    async fn load(db: &impl ConnectionTrait, contacts: &[Contact]) -> Result<Self> {
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
    fn refuse(&self, (phone, email): &Contact) -> Option<Fault> {
        if phone.as_ref().is_some_and(|phone| self.phones.contains(phone)) {
            return Some(Fault::new("phone", &DUPLICATE));
        }
        email.as_ref().filter(|email| self.emails.contains(*email)).map(|_| Fault::new("email", &DUPLICATE))
    }

    fn learn(&mut self, (phone, email): Contact) {
        self.phones.extend(phone);
        self.emails.extend(email);
    }
}

async fn look(app: &App, ground: Ground<'_>, rows: &[ImportRow]) -> Result<Vec<Verdict>> {
    let db = app.db().reader();
    let names = Names::load(db, (app, ground.actor), rows).await?;
    let read: Vec<_> = rows.iter().map(|row| names.read(row)).collect();
    let contacts: Vec<_> =
        read.iter().map(|read| read.as_ref().map_or((None, None), |input| contact(app, input))).collect();
    let known = Known::load(db, &contacts).await?;
    let minds = !ground.is_on(ALLOW_DUPLICATES);
    let verdict = |(read, contact): (Result<LeadInput, Vec<Fault>>, Contact)| {
        let mut faults = read.err().unwrap_or_default();
        if minds && faults.is_empty() {
            faults.extend(known.refuse(&contact));
        }
        let phone = contact.0.as_ref().map(|hash| format!("{hash:x?}"));
        let keys = phone.into_iter().chain(contact.1).filter(|_| minds).collect();
        Verdict { faults, known: None, keys, ..Verdict::default() }
    };
    Ok(read.into_iter().zip(contacts).map(verdict).collect())
}

async fn store(tx: &Tx, ground: Ground<'_>, rows: Vec<ImportRow>) -> Result<Vec<Outcome>> {
    let names = Names::load(tx, (tx.app(), ground.actor), &rows).await?;
    let read: Vec<_> = rows.iter().map(|row| names.read(row)).collect();
    let contacts: Vec<_> = read
        .iter()
        .map(|read| read.as_ref().map_or((None, None), |input| contact(tx.app(), input)))
        .collect();
    let mut known = Known::load(tx, &contacts).await?;
    let minds = !ground.is_on(ALLOW_DUPLICATES);
    let (mut outcomes, mut inputs) = (Vec::with_capacity(rows.len()), Vec::new());
    for (read, contact) in read.into_iter().zip(contacts) {
        let refused = known.refuse(&contact).filter(|_| minds);
        outcomes.push(match (read, refused) {
            (Err(faults), _) => Outcome::Rejected(faults),
            (Ok(_), Some(fault)) => Outcome::Rejected(vec![fault]),
            (Ok(input), None) => {
                known.learn(contact);
                let id: LeadId = tx.new_id();
                inputs.push((id, input));
                Outcome::Created(id.0)
            }
        });
    }
    add(tx, ground.actor, (names.first_stage()?, inputs)).await?;
    Ok(outcomes)
}

/// Adds leads that were checked, many at once.
async fn add(tx: &Tx, actor: &Actor, (first, inputs): (StageId, Vec<(LeadId, LeadInput)>)) -> Result<()> {
    if inputs.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(inputs.len()).map_err(Error::internal)?;
    let number = db::next_numbers(tx, "lead", count).await?;
    let (mut leads, mut moves, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    for (number, (id, input)) in (number..).zip(inputs) {
        let owner = super::save::owner_of(tx, actor, &input).await?;
        let start = blank(tx, (id, number), input.stage_id.unwrap_or(first));
        let custom = Set(own_fields(tx, (&input, None)).0.into());
        let row = super::table::ActiveModel { owner_id: Set(owner), custom, ..apply(tx, &input, start)? };
        moves.push(queries::StageChange {
            id: tx.new_id(),
            lead: id,
            from: None,
            to: input.stage_id.unwrap_or(first),
            at: tx.now(),
            on_day: tx.today(),
            owner,
            seconds: None,
        });
        let name = text::clean_line(filled(&input.name).unwrap_or_default());
        entries.push(audit::Past {
            at: tx.now(),
            by: (actor.id, actor.name.clone()),
            action: "lead.created",
            subject: audit::Subject::new("lead", id, format!("LD-{number:06} {name}")),
            facts: json!({ "imported": true }),
        });
        leads.push(row);
    }
    queries::insert_many(tx, leads).await?;
    queries::note_stages(tx, moves).await?;
    audit::record_past(tx, entries).await?;
    live::tell(tx, "lead.created", None, Audience::Holders(Permission::UseLeads)).await
}

/// Puts leads that nobody touched into the trash; returns the others.
async fn undo(tx: &Tx, actor: &Actor, traces: Vec<Trace>) -> Result<Vec<Uuid>> {
    let ids: Vec<LeadId> = traces.iter().map(|trace| LeadId(trace.id)).collect();
    let rows =
        Entity::find().filter(Column::Id.is_in(ids)).filter(Column::DeletedAt.is_null()).all(tx).await?;
    let (untouched, touched): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| {
        row.last_activity_at.is_none()
            && traces.iter().any(|trace| trace.id == row.id.0 && trace.version == row.version)
    });
    let busy = crate::deals::leads_with_deals(tx, untouched.iter().map(|row| row.id).collect()).await?;
    let (kept, gone): (Vec<_>, Vec<_>) = untouched.into_iter().partition(|row| busy.contains(&row.id));
    queries::trash_many(tx, gone.iter().map(|row| row.id).collect()).await?;
    let entry = |row: &Model| audit::Past {
        at: tx.now(),
        by: (actor.id, actor.name.clone()),
        action: "lead.removed",
        subject: model::subject(row),
        facts: json!({ "import_undone": true }),
    };
    audit::record_past(tx, gone.iter().map(entry).collect()).await?;
    live::tell(tx, "lead.removed", None, Audience::Holders(Permission::UseLeads)).await?;
    Ok(touched.into_iter().chain(kept).map(|row| row.id.0).collect())
}
