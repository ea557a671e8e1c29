//! Who works at the demo business.

use super::words::{FIRST, LAST};
use accounts::{
    sessions::{self, SessionKind},
    teams,
    users::{self, NewUser},
};
use kernel::{Result, Role, UserId};
use platform::{Actor, App, Origin, settings};

/// Everybody's password.
pub const PASSWORD: &str = "langgan-demo-1";

/// So many sell where there are many leads.
const SELLERS: usize = 20;

/// Role and email of everybody.
pub const LOGINS: [(Role, &str); 9] = [
    (Role::Owner, "owner@demo.langgan.id"),
    (Role::Manager, "manager@demo.langgan.id"),
    (Role::Admin, "admin@demo.langgan.id"),
    (Role::Sales, "sales1@demo.langgan.id"),
    (Role::Sales, "sales2@demo.langgan.id"),
    (Role::Technician, "tech1@demo.langgan.id"),
    (Role::Technician, "tech2@demo.langgan.id"),
    (Role::Staff, "staff1@demo.langgan.id"),
    (Role::Staff, "staff2@demo.langgan.id"),
];

const NAMES: [&str; 9] = [
    "Hendra Wijaya",
    "Ratna Kusuma",
    "Dewi Anggraini",
    "Rizky Pratama",
    "Putri Maharani",
    "Agus Setiawan",
    "Joko Susilo",
    "Nadia Safitri",
    "Fajar Nugroho",
];

/// The people that do things in the demo.
#[derive(Clone)]
pub(super) struct Crew {
    pub owner: UserId,
    pub manager: UserId,
    pub sales: [UserId; 2],
    /// Where there is one, who looks after the telesales room and who works in it.
    pub telesales: Option<(UserId, Vec<UserId>)>,
}

impl Crew {
    /// Somebody who does everything alone.
    pub const fn alone(user: UserId) -> Self {
        Self { owner: user, manager: user, sales: [user, user], telesales: None }
    }

    /// Whether nobody else could decide over a price.
    fn is_alone(&self) -> bool {
        self.owner == self.sales[0]
    }

    /// What a seller asks of the list price, of what they would like to ask: alone, nobody could approve less.
    pub fn percent(&self, wanted: i64) -> i64 {
        if self.is_alone() { 100 } else { wanted }
    }
}

pub(super) async fn hire(app: &App) -> Result<Crew> {
    let system = Actor::system();
    let ids = app
        .transact(async |tx| {
            let mut ids = Vec::new();
            for ((role, email), name) in LOGINS.into_iter().zip(NAMES) {
                let user = NewUser {
                    name: name.to_owned(),
                    email: email.to_owned(),
                    role,
                    team_id: None,
                    password: PASSWORD.to_owned(),
                    must_change_password: false,
                };
                ids.push(users::create(tx, &system, user).await?.id);
            }
            let team = teams::create(tx, &system, "Tim Penjualan", Some(ids[1])).await?;
            for member in &ids[3..5] {
                teams::join(tx, *member, team).await?;
            }
            let general = settings::General {
                name: "Smart Net Nusantara".to_owned(),
                address: "Jl. Asia Afrika No. 81\nBandung 40111".to_owned(),
                phone: "022-4234567".to_owned(),
                email: "halo@smartnet.example".to_owned(),
                ..settings::General::default()
            };
            let value = serde_json::to_value(general).map_err(kernel::Error::internal)?;
            settings::store(tx, "general", (value, None), None).await?;
            Ok(ids)
        })
        .await?;
    app.reload_settings().await?;
    let staff = [&ids[7..], &hire_staff(app).await?].concat();
    let telesales = Some((ids[2], staff));
    Ok(Crew { owner: ids[0], manager: ids[1], sales: [ids[3], ids[4]], telesales })
}

/// The telesales room needs more people than log in to look at the demo.
async fn hire_staff(app: &App) -> Result<Vec<UserId>> {
    const MORE: [&str; 3] = ["Wulan Permatasari", "Dimas Prasetyo", "Tari Oktaviani"];

    app.transact(async |tx| {
        let mut ids = Vec::new();
        for (number, name) in (3..).zip(MORE) {
            let user = NewUser {
                name: name.to_owned(),
                email: format!("staff{number}@demo.langgan.id"),
                role: Role::Staff,
                team_id: None,
                password: PASSWORD.to_owned(),
                must_change_password: false,
            };
            ids.push(users::create(tx, &Actor::system(), user).await?.id);
        }
        Ok(ids)
    })
    .await
}

/// Many leads need more people: all who look after leads, with their names.
pub(super) async fn hire_sellers(app: &App, crew: &Crew) -> Result<Vec<(UserId, String)>> {
    let mut sellers: Vec<_> =
        crew.sales.into_iter().zip([NAMES[3].to_owned(), NAMES[4].to_owned()]).collect();
    let names = FIRST.iter().rev().zip(LAST).map(|(first, last)| format!("{first} {last}"));
    let hired = app
        .transact(async |tx| {
            let system = Actor::system();
            let team = teams::create(tx, &system, "Tim Lapangan", None).await?;
            let mut hired = Vec::new();
            for (number, name) in (3..=SELLERS).zip(names) {
                let user = NewUser {
                    name: name.clone(),
                    email: format!("sales{number}@demo.langgan.id"),
                    role: Role::Sales,
                    team_id: None,
                    password: PASSWORD.to_owned(),
                    must_change_password: false,
                };
                let id = users::create(tx, &system, user).await?.id;
                teams::join(tx, id, team).await?;
                hired.push((id, name));
            }
            Ok(hired)
        })
        .await?;
    sellers.extend(hired);
    Ok(sellers)
}

/// What the demo calls itself where it logs in.
const AGENT: &str = "Langgan demo data";

/// Opens a session for a day's work; nobody types a password for it.
pub(super) async fn log_in(app: &App, user: UserId) -> Result<String> {
    let origin = Origin { user_agent: AGENT.to_owned(), ..Origin::default() };
    let session =
        app.transact(async |tx| sessions::open(tx, user, &origin, SessionKind::Token).await).await?;
    Ok(session.token)
}

/// Ends the sessions that the demo opened, and no others.
pub(super) async fn log_out(app: &App) -> Result<()> {
    app.transact(async |tx| sessions::end_those_of(tx, AGENT).await).await
}
