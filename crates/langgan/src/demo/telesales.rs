//! What happens in the telesales room of the demo business on a working day.

use super::{
    caller::Caller,
    own::Notes,
    people,
    words::{FIRST, LAST, STREETS},
};
use chrono::{Datelike, Weekday};
use kernel::{Day, Error, Result, UserId};
use platform::clock::Clock;
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use serde_json::{Value, json};

/// Name, kind, and which product it is for.
const DATABASES: [(&str, &str, usize); 12] = [
    ("Kontak pameran Braga", "regular", 0),
    ("Pelanggan lama 2024", "regular", 1),
    ("Kos sekitar ITB", "regular", 2),
    ("Perumahan Antapani", "regular", 0),
    ("Ruko Kopo Square", "regular", 1),
    ("Bonanza Oktober", "bonanza", 0),
    ("Bonanza Akhir Tahun", "bonanza", 1),
    ("Bonanza Kafe & Resto", "bonanza", 2),
    ("Bonanza Gebyar Dago", "bonanza", 0),
    ("Member WD Batch 1", "member_wd", 1),
    ("Member WD Batch 2", "member_wd", 2),
    ("Member WD VIP", "member_wd", 0),
];
const ROWS: usize = 70;
/// Who has fewer untouched records asks for more.
const FEW: usize = 8;
const NOTES: [&str; 6] = [
    "Minta dihubungi sore.",
    "Tertarik paket bulanan.",
    "Sudah langganan tempat lain.",
    "Nomor dipakai anaknya.",
    "Minta brosur.",
    "Belum butuh sekarang.",
];
const REASONS: [&str; 2] = ["Habiskan dulu batch yang lama.", "Database ini untuk tim lain minggu ini."];

/// Somebody who calls, with what is still to be done.
struct Agent {
    user: UserId,
    untouched: Vec<String>,
}

/// The telesales room as it stands.
pub(super) struct Telesales {
    caller: Caller,
    admin: UserId,
    staff: Vec<Agent>,
    products: Vec<String>,
    databases: Vec<String>,
    dice: StdRng,
    notes: Notes,
}

impl Telesales {
    /// A room with nobody's work in it yet.
    pub fn new(caller: &Caller, (admin, staff): (UserId, Vec<UserId>), products: &[Value]) -> Self {
        let agent = |user| Agent { user, untouched: Vec::new() };
        let ids = products.iter().take(3).filter_map(|product| product["id"].as_str());
        Self {
            caller: caller.clone(),
            admin,
            staff: staff.into_iter().map(agent).collect(),
            products: ids.map(str::to_owned).collect(),
            databases: Vec::new(),
            dice: StdRng::seed_from_u64(20_261_125),
            notes: Notes::new(true),
        }
    }

    /// Lives one day; nobody works on Sundays.
    pub async fn live(&mut self, day: Day, clock: &Clock) -> Result<()> {
        if day.date().weekday() == Weekday::Sun {
            return Ok(());
        }
        let admin = people::log_in(&self.caller.app, self.admin).await?;
        if self.databases.is_empty() {
            self.upload(&admin).await?;
        }
        for index in 0..self.staff.len() {
            let token = people::log_in(&self.caller.app, self.staff[index].user).await?;
            if self.staff[index].untouched.len() < FEW {
                self.ask(index, (&token, &admin)).await?;
            }
            self.mark(index, &token, clock).await?;
            self.reserve(&token, &admin).await?;
            for _ in 0..self.dice.random_range(1..=3) {
                self.deposit(&token).await?;
            }
        }
        Ok(())
    }

    /// Leaves something to decide for whoever looks at the demo.
    pub async fn finish(&mut self) -> Result<()> {
        let admin = people::log_in(&self.caller.app, self.admin).await?;
        let databases = self.caller.get(&admin, "/api/databases?per_page=50").await?;
        let databases = databases["data"].as_array().into_iter().flatten();
        let full = databases.filter(|database| database["available"].as_i64() >= Some(12));
        for (agent, database) in self.staff.iter().zip(full) {
            let body = json!({ "mode": "random", "staff_id": agent.user, "quantity": 12 });
            self.caller.post(&admin, &format!("/api/databases/{}/assign", id_of(database)?), body).await?;
        }
        for index in 0..2 {
            let token = people::log_in(&self.caller.app, self.staff[index].user).await?;
            let request = json!({ "database_id": self.database(), "quantity": 15 + 10 * index, "note": "Untuk besok pagi" });
            self.caller.post(&token, "/api/download-requests", request).await?;
            let body = json!({ "name": self.name(), "product_id": self.product() });
            self.caller.post(&token, "/api/reserved-members", body).await?;
            self.deposit(&token).await?;
        }
        Ok(())
    }

    async fn upload(&mut self, admin: &str) -> Result<()> {
        for (name, kind, product) in DATABASES {
            let body = json!({ "name": name, "kind": kind, "product_id": self.products.get(product) });
            let database = id_of(&self.caller.post(admin, "/api/databases", body).await?)?;
            let rows: Vec<_> = (0..ROWS).map(|_| self.row()).collect();
            let path = format!("/api/databases/{database}/records");
            self.caller.post(admin, &path, json!({ "rows": rows })).await?;
            self.databases.push(database);
        }
        Ok(())
    }

    fn row(&mut self) -> Value {
        let name = self.name();
        let phone = if self.dice.random_bool(0.03) {
            "8.12345E+10".to_owned()
        } else {
            format!("08{}", self.dice.random_range(1_110_000_000_u64..1_999_999_999))
        };
        let street = STREETS.choose(&mut self.dice).copied().unwrap_or_default();
        let extra = json!({ "Alamat": format!("{street} No. {}", self.dice.random_range(1..180)) });
        let mut row = json!({ "name": name, "phone": phone, "extra": extra });
        self.notes.record(&mut row);
        row
    }

    async fn ask(&mut self, index: usize, (token, admin): (&str, &str)) -> Result<()> {
        let quantity = self.dice.random_range(10..=22);
        let Some(database) = self.database() else { return Ok(()) };
        let body = json!({ "database_id": database, "quantity": quantity });
        let request = id_of(&self.caller.post(token, "/api/download-requests", body).await?)?;
        let path = |step: &str| format!("/api/download-requests/{request}/{step}");
        if self.dice.random_bool(0.08) {
            let reason = REASONS.choose(&mut self.dice).copied().unwrap_or_default();
            return self.caller.post(admin, &path("reject"), json!({ "reason": reason })).await.map(drop);
        }
        let granted = if self.dice.random_bool(0.2) { quantity / 2 } else { quantity };
        let left = self.caller.get(admin, &format!("/api/databases/{database}")).await?;
        if left["available"].as_i64().unwrap_or_default() < granted {
            let reason = "Datanya sudah habis, pilih database lain.";
            return self.caller.post(admin, &path("reject"), json!({ "reason": reason })).await.map(drop);
        }
        let answer = self.caller.post(admin, &path("approve"), json!({ "quantity": granted })).await?;
        let batch = answer["batch_id"].as_str().unwrap_or_default();
        self.caller.patch(token, &format!("/api/batches/{batch}"), json!({ "seen": true })).await?;
        let path = format!("/api/my-assigned-records?batch_id={batch}&per_page=200&sort=row_no");
        let records = self.caller.get(token, &path).await?;
        let ids = records["data"].as_array().into_iter().flatten().filter_map(|record| record["id"].as_str());
        self.staff[index].untouched.extend(ids.map(str::to_owned));
        Ok(())
    }

    async fn mark(&mut self, index: usize, token: &str, clock: &Clock) -> Result<()> {
        // Some work faster than others.
        let most = 10 - index;
        for _ in 0..self.dice.random_range(3..=most) {
            let Some(record) = self.staff[index].untouched.pop() else { return Ok(()) };
            clock.set(clock.now() + chrono::Duration::seconds(self.dice.random_range(40..240)));
            let luck = self.dice.random_range(0..100);
            let status = if luck < 55 {
                "ada"
            } else if luck < 80 {
                "tidak"
            } else {
                "ceklis1"
            };
            let mut body = json!({ "whatsapp_status": status });
            if status == "ada" {
                body["responded"] = json!(self.dice.random_bool(0.45));
            }
            if self.dice.random_bool(0.2) {
                body["note"] = json!(NOTES.choose(&mut self.dice));
            }
            let path = format!("/api/customer-records/{record}");
            self.caller.patch(token, &format!("{path}/whatsapp-status"), body).await?;
            if status == "ada" && self.dice.random_bool(0.06) {
                let body = json!({ "allow_duplicate": true });
                self.caller.post(token, &format!("{path}/make-lead"), body).await?;
            }
        }
        Ok(())
    }

    async fn reserve(&mut self, token: &str, admin: &str) -> Result<()> {
        if !self.dice.random_bool(0.25) {
            return Ok(());
        }
        let name = format!("{} {}", self.name(), self.dice.random_range(100..999));
        let body = json!({ "name": name, "product_id": self.product() });
        let reservation = id_of(&self.caller.post(token, "/api/reserved-members", body).await?)?;
        let path = |step: &str| format!("/api/reserved-members/{reservation}/{step}");
        if self.dice.random_bool(0.1) {
            let body = json!({ "reason": "Nama belum lengkap." });
            return self.caller.post(admin, &path("reject"), body).await.map(drop);
        }
        self.caller.post(admin, &path("approve"), json!({})).await.map(drop)
    }

    async fn deposit(&mut self, token: &str) -> Result<()> {
        let name = self.name();
        let short = name.split(' ').next().unwrap_or_default().to_uppercase();
        let reference = format!("{short}{}", self.dice.random_range(10..99));
        let multiplier = [1.0, 1.0, 1.0, 1.5, 2.0, 3.0].choose(&mut self.dice).copied();
        let body = json!({
            "product_id": self.product(), "customer_name": name, "customer_ref": reference,
            "base_amount": 25_000 * self.dice.random_range(1..=24), "multiplier": multiplier,
        });
        self.caller.post(token, "/api/deposits", body).await.map(drop)
    }

    fn name(&mut self) -> String {
        let first = FIRST.choose(&mut self.dice).copied().unwrap_or_default();
        let last = LAST.choose(&mut self.dice).copied().unwrap_or_default();
        format!("{first} {last}")
    }

    fn product(&mut self) -> Option<String> {
        self.products.choose(&mut self.dice).cloned()
    }

    fn database(&mut self) -> Option<String> {
        self.databases.choose(&mut self.dice).cloned()
    }
}

fn id_of(value: &Value) -> Result<String> {
    let id = value["id"].as_str().map(str::to_owned);
    id.ok_or_else(|| Error::internal(format!("no id in {value}")))
}
