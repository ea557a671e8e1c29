//! The people of the shop.

use ::accounts::{
    sessions::{self, SessionKind},
    teams, users,
};
use ::platform::{Actor, App, Origin};
use kernel::{Role, TeamId, UserId};

/// The password of everybody.
pub const PASSWORD: &str = "kopi-susu-gula-aren";

/// One user.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: UserId,
    pub name: &'static str,
}

/// Everybody.
pub struct People {
    pub owner: Person,
    pub manager: Person,
    pub admin: Person,
    /// Sells, leads the team of Ani.
    pub citra: Person,
    /// Sells, in Citra's team.
    pub ani: Person,
    /// Sells, without a team.
    pub budi: Person,
    pub technician: Person,
    pub staff: Person,
}

const ALL: [(&str, &str, Role); 8] = [
    ("Oki Pemilik", "owner@shop.test", Role::Owner),
    ("Maya Manajer", "manager@shop.test", Role::Manager),
    ("Adi Admin", "admin@shop.test", Role::Admin),
    ("Citra Ketua", "citra@shop.test", Role::Sales),
    ("Ani Sales", "ani@shop.test", Role::Sales),
    ("Budi Sales", "budi@shop.test", Role::Sales),
    ("Tono Teknisi", "tono@shop.test", Role::Technician),
    ("Sari Staf", "sari@shop.test", Role::Staff),
];

/// Fills an empty workspace with the people.
pub async fn hire(app: &App) {
    let system = Actor::system();
    app.transact(async |tx| {
        let mut ids = Vec::new();
        for (name, email, role) in ALL {
            let user = users::NewUser {
                name: name.to_owned(),
                email: email.to_owned(),
                role,
                team_id: None,
                password: PASSWORD.to_owned(),
                must_change_password: false,
            };
            ids.push(users::create(tx, &system, user).await?.id);
        }
        let team: TeamId = teams::create(tx, &system, "Tim Barat", Some(ids[3])).await?;
        teams::join(tx, ids[3], team).await?;
        teams::join(tx, ids[4], team).await
    })
    .await
    .unwrap();
}

impl People {
    pub async fn find(app: &App) -> Self {
        let mut people = Vec::new();
        for (name, email, _) in ALL {
            let id = users::find_by_email(app.db().reader(), email).await.unwrap().unwrap().id;
            people.push(Person { id, name });
        }
        let [owner, manager, admin, citra, ani, budi, technician, staff] = people.try_into().unwrap();
        Self { owner, manager, admin, citra, ani, budi, technician, staff }
    }

    /// The first person with `role`.
    pub fn of(&self, role: Role) -> &Person {
        match role {
            Role::Owner => &self.owner,
            Role::Manager => &self.manager,
            Role::Admin => &self.admin,
            Role::Sales => &self.ani,
            Role::Technician => &self.technician,
            Role::Staff => &self.staff,
        }
    }
}

/// Opens a session without a password; returns its token.
pub async fn open_session(app: &App, person: &Person) -> String {
    let origin = Origin { ip: "127.0.0.1".to_owned(), ..Origin::default() };
    app.transact(async |tx| sessions::open(tx, person.id, &origin, SessionKind::Token).await)
        .await
        .unwrap()
        .token
}
