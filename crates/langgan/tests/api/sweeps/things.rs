//! One thing of each kind: the walker's own, somebody else's, nobody's, and one that does not exist.

use super::{outreach, role_matrix::Whose};
use crate::{
    insight::imports::bring,
    support::{Client, Shop},
};
use kernel::{Permission, Role};
use serde_json::{Value, json};
use std::collections::HashMap;

/// An id that nothing has.
pub const UNKNOWN: &str = "01920000-0000-7000-8000-00000000dead";

/// Ids by the path in front of `{id}`.
pub struct Things {
    own: HashMap<&'static str, String>,
    others: HashMap<&'static str, String>,
    nobodys: HashMap<&'static str, String>,
}

impl Things {
    /// Makes things for a walk of `role`.
    pub async fn make(shop: &Shop, role: Role) -> Self {
        let person = shop.people.of(role);
        let owner = match role {
            Role::Technician | Role::Staff => shop.people.citra.id,
            _ => person.id,
        };
        let mut own = make_for(shop, json!(owner)).await;
        let client = shop.as_role(role).await;
        own.insert("/api/custom-fields", field(&shop.as_owner().await).await);
        own.insert("/api/exports", export(&client).await);
        own.insert("/api/saved-views", view(&client, json!({"list": "products"})).await);
        if Permission::Import.reach(role).is_some() {
            own.insert("/api/imports", import(&client).await);
        }
        let mut others = make_for(shop, json!(shop.people.budi.id)).await;
        let shared = json!({"list": "leads", "is_shared": true});
        let other = shop.as_other_sales().await;
        others.insert("/api/saved-views", view(&other, shared).await);
        others.insert("/api/exports", export(&other).await);
        others.insert("/api/custom-fields", field(&shop.as_owner().await).await);
        let mut nobodys = make_for(shop, Value::Null).await;
        let (worker, other) = match role {
            Role::Owner | Role::Manager | Role::Admin => (person, &shop.people.staff),
            Role::Sales | Role::Technician => (&shop.people.admin, &shop.people.staff),
            Role::Staff => (person, &shop.people.admin),
        };
        own.extend(outreach::things(shop, Some(worker)).await);
        others.extend(outreach::things(shop, Some(other)).await);
        nobodys.extend(outreach::things(shop, None).await);
        Self { own, others, nobodys }
    }

    /// The id of somebody else's thing.
    pub fn id(&self, front: &str) -> String {
        self.others[front].clone()
    }

    /// The path of `whose` thing; `None` where there is no such thing.
    pub fn path(&self, pattern: &str, whose: Whose) -> Option<String> {
        let (front, rest) = pattern.split_once("/{")?;
        let name = rest.split('}').next()?;
        let rest = rest.split_once('}')?.1;
        let id = match (name, whose) {
            ("key", Whose::Unknown) => Some("unicorns"),
            (_, Whose::Unknown) => Some(UNKNOWN),
            (_, Whose::Own) => self.own.get(front).map(String::as_str),
            (_, Whose::Others) => self.others.get(front).map(String::as_str),
            (_, Whose::Nobodys) => self.nobodys.get(front).map(String::as_str),
        };
        assert!(
            id.is_some() || whose != Whose::Others || UNOWNED.contains(&front),
            "the walk has nothing for {pattern}: add it to things.rs"
        );
        id.map(|id| self.inner(&format!("{front}/{id}{rest}"), (front, whose)))
    }

    /// Fills in the second id of a path: something that belongs to the thing that is asked for.
    fn inner(&self, path: &str, (front, whose): (&str, Whose)) -> String {
        let Some((start, rest)) = path.split_once("/{") else { return path.to_owned() };
        let (name, rest) = rest.split_once('}').unwrap();
        let key = format!("{front} {name}");
        let known = match whose {
            Whose::Own | Whose::Unknown => &self.own,
            Whose::Others => &self.others,
            Whose::Nobodys => &self.nobodys,
        };
        let id =
            known.get(key.as_str()).unwrap_or_else(|| panic!("the walk has no {key}: add it to things.rs"));
        format!("{start}/{id}{rest}")
    }
}

/// Things that belong to whoever reads them: there is no other's to ask for.
const UNOWNED: &[&str] = &["/api/auth/sessions", "/api/tokens", "/api/notifications"];

async fn make_for(shop: &Shop, owner: Value) -> HashMap<&'static str, String> {
    let boss = shop.as_owner().await;
    let lead = json!({"name": "Walk", "email": format!("walk-{}@x.id", uuid::Uuid::from_u128(rand_id())), "owner_id": owner});
    let lead = boss.post("/api/leads", lead).await.expect(201).id();
    let product = boss
        .post("/api/products", json!({"name": "Walk", "cost_price": 100, "margin_bps": 1_000}))
        .await
        .expect(201)
        .id();
    let activity = boss
        .post("/api/activities", json!({"lead_id": lead, "kind": "note", "note": "x"}))
        .await
        .expect(201)
        .id();
    let email = format!("customer-{}@x.id", uuid::Uuid::from_u128(rand_id()));
    let customer = boss
        .post("/api/customers", json!({"name": "Walk", "email": email, "owner_id": owner}))
        .await
        .expect(201)
        .id();
    let file = boss.upload(format!("/api/customers/{customer}/files"), "x.txt", b"x").await.expect(201).id();
    let service = json!({"customer_id": customer, "product_id": product});
    let service = boss.post("/api/services", service).await.expect(201).id();
    let purchase = json!({"customer_id": customer, "items": [{"name": "x", "quantity": 1, "unit_price": 1}]});
    let purchase = boss.post("/api/purchases", purchase).await.expect(201).id();
    let mut things = HashMap::from([
        ("/api/leads", lead.clone()),
        ("/api/activities", activity),
        ("/api/products", product.clone()),
        ("/api/customers", customer),
        ("/api/customers file_id", file),
        ("/api/services", service),
        ("/api/purchases", purchase),
    ]);
    if !owner.is_null() {
        let deal = json!({"lead_id": lead, "items": [{"product_id": product, "quantity": 1, "price": 1}]});
        let deal = boss.post("/api/deals", deal).await.expect(201).id();
        boss.post(format!("/api/deals/{deal}/submit"), json!({})).await.expect(200);
        let pending = boss.get("/api/approvals?status=pending").await.json();
        let approval = pending["data"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["subject_id"] == deal.as_str())
            .unwrap()["id"]
            .clone();
        things.insert("/api/deals", deal);
        things.insert("/api/imports", import(&boss).await);
        things.insert("/api/approvals", approval.as_str().unwrap().to_owned());
        things.extend(shared(shop).await);
    }
    things
}

/// Things of the whole workspace.
async fn shared(shop: &Shop) -> HashMap<&'static str, String> {
    let boss = shop.as_owner().await;
    let name = || format!("Walk {}", rand_id());
    let user = json!({"name": "Walk", "email": format!("u{}@x.id", rand_id()), "role": "staff", "password": "kata-sandi-awal-9"});
    HashMap::from([
        ("/api/users", boss.post("/api/users", user).await.expect(201).id()),
        ("/api/teams", boss.post("/api/teams", json!({"name": name()})).await.expect(201).id()),
        ("/api/categories", boss.post("/api/categories", json!({"name": name()})).await.expect(201).id()),
        ("/api/stages", boss.post("/api/stages", json!({"name": name()})).await.expect(201).id()),
        ("/api/lost-reasons", boss.post("/api/lost-reasons", json!({"name": name()})).await.expect(201).id()),
        ("/api/channels", boss.post("/api/channels", json!({"name": name()})).await.expect(201).id()),
        (
            "/api/database-kinds",
            boss.post("/api/database-kinds", json!({"name": name()})).await.expect(201).id(),
        ),
        ("/api/settings", "general".to_owned()),
        ("/api/reports", "sales-summary".to_owned()),
        ("/api/imports/templates", "leads.xlsx".to_owned()),
    ])
}

/// A field of leads.
async fn field(client: &Client) -> String {
    let body = json!({"entity": "leads", "label": format!("Walk {}", rand_id()), "type": "text"});
    client.post("/api/custom-fields", body).await.expect(201).id()
}

/// A file that was ordered.
async fn export(client: &Client) -> String {
    client.post("/api/exports", json!({"list": "products", "format": "csv"})).await.expect(202).id()
}

/// A saved view.
async fn view(client: &Client, mut body: Value) -> String {
    body["name"] = json!(format!("Walk {}", rand_id()));
    client.post("/api/saved-views", body).await.expect(201).id()
}

/// A file of leads that was read and not confirmed.
async fn import(client: &Client) -> String {
    let file = format!("Nama,Email\nWalk,walk-{}@x.id\n", rand_id());
    bring(client, "leads", ("walk.csv", file.as_bytes())).await.expect(202).id()
}

/// Puts a new thing into the trash; returns its path.
pub async fn trashed(boss: &Client, front: &str) -> String {
    let body = match front {
        "/api/leads" | "/api/customers" => {
            json!({"name": "Walk", "email": format!("trash{}@x.id", rand_id())})
        }
        "/api/products" => json!({"name": "Walk", "cost_price": 100, "margin_bps": 1_000}),
        "/api/activities" | "/api/deals" => {
            let lead = json!({"name": "Walk", "email": format!("trash{}@x.id", rand_id())});
            let lead = boss.post("/api/leads", lead).await.expect(201).id();
            if front == "/api/deals" {
                json!({"lead_id": lead})
            } else {
                json!({"lead_id": lead, "kind": "note", "note": "x"})
            }
        }
        "/api/databases" | "/api/customer-records" => return outreach::trashed(boss, front).await,
        front => panic!("{front} has a trash, but the walk puts nothing into it: add it to things.rs"),
    };
    let path = format!("{front}/{}", boss.post(front, body).await.expect(201).id());
    boss.delete(&path).await.expect(204);
    path
}

/// A number that this run has not used.
pub fn rand_id() -> u128 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    u128::from(NEXT.fetch_add(1, Ordering::Relaxed))
}
