//! What happens at the demo business on a working day.

use super::{
    caller::Caller,
    many::Ground,
    own::{self, Notes},
    people::{self, Crew},
    telesales::Telesales,
    words::{COMPANIES, FIRST, LAST, NEEDS, NEXT, NOTES, PRODUCTS, STREETS},
};
use chrono::{Datelike, NaiveTime, Weekday};
use kernel::{Day, Error, Result, Rupiah};
use platform::clock::Clock;
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use serde_json::{Value, json};

/// When work begins.
pub(super) const MORNING: NaiveTime = NaiveTime::from_hms_opt(8, 30, 0).expect("half past eight is a time");
const CHANNELS: [(&str, &str); 5] = [
    ("WhatsApp", "whatsapp"),
    ("Instagram", "instagram"),
    ("Rekomendasi", "referral"),
    ("Datang langsung", "walk_in"),
    ("Website", "website"),
];

/// A lead that is still worked on.
struct Prospect {
    id: String,
    owner: usize,
    name: String,
    stage: usize,
}

/// The business as it stands.
pub(super) struct Business {
    caller: Caller,
    crew: Crew,
    dice: StdRng,
    products: Vec<Value>,
    channels: Vec<String>,
    open_stages: Vec<String>,
    lost_stage: String,
    reasons: Vec<String>,
    prospects: Vec<Prospect>,
    telesales: Option<Telesales>,
    notes: Notes,
}

impl Business {
    /// Fills the price list and the channels.
    pub async fn open(caller: Caller, crew: Crew) -> Result<Self> {
        let owner = people::log_in(&caller.app, crew.owner).await?;
        let categories = fill_categories(&caller, &owner).await?;
        // Fields are the workspace's: a business that only tries the demo out gets none that it would have to remove.
        let has_fields = crew.telesales.is_some();
        if has_fields {
            own::add_fields(&caller, &owner).await?;
        }
        let notes = Notes::new(has_fields);
        let mut products = Vec::new();
        for (place, (name, kind, cost, margin, unit, speed)) in PRODUCTS.iter().enumerate() {
            let category = if *kind == "subscription" { &categories.0 } else { &categories.1 };
            let mut product = json!({
                "name": name, "kind": kind, "cost_price": cost, "margin_bps": margin, "unit": unit,
                "speed_mbps": speed, "category_id": category,
            });
            notes.product(&mut product, place);
            products.push(caller.post(&owner, "/api/products", product).await?);
        }
        let mut channels = Vec::new();
        for (name, kind) in CHANNELS {
            let body = json!({ "name": name, "kind": kind });
            channels.push(id_of(&caller.post(&owner, "/api/channels", body).await?)?);
        }
        let stages = caller.get(&owner, "/api/stages?per_page=100").await?;
        let of_kind = |kind: &str| -> Vec<String> {
            entries(&stages)
                .filter(|stage| stage["kind"] == kind)
                .filter_map(|stage| id_of(stage).ok())
                .collect()
        };
        let lost = of_kind("lost").pop().ok_or_else(|| Error::internal("there is no lost stage"))?;
        let reasons = caller.get(&owner, "/api/lost-reasons?per_page=100").await?;
        let telesales = crew.telesales.clone().map(|people| Telesales::new(&caller, people, &products));
        Ok(Self {
            telesales,
            notes,
            open_stages: of_kind("open"),
            lost_stage: lost,
            reasons: entries(&reasons).filter_map(|reason| id_of(reason).ok()).collect(),
            caller,
            crew,
            dice: StdRng::seed_from_u64(20_261_120),
            products,
            channels,
            prospects: Vec::new(),
        })
    }

    /// Lives one day; nobody works on Sundays.
    pub async fn live(&mut self, day: Day, clock: &Clock) -> Result<()> {
        if day.date().weekday() == Weekday::Sun {
            return Ok(());
        }
        let mut tokens = Vec::new();
        for seller in self.crew.sales {
            tokens.push(people::log_in(&self.caller.app, seller).await?);
        }
        let manager = people::log_in(&self.caller.app, self.crew.manager).await?;
        let owner = people::log_in(&self.caller.app, self.crew.owner).await?;
        for (seller, token) in tokens.iter().enumerate() {
            for _ in 0..self.dice.random_range(0..=2) {
                self.pass_time(clock);
                self.meet(token, seller, day).await?;
            }
        }
        for index in (0..self.prospects.len()).rev() {
            if self.dice.random_bool(0.22) {
                self.pass_time(clock);
                let token = tokens[self.prospects[index].owner].clone();
                self.follow_up(index, &token, (&manager, &owner), day).await?;
            }
        }
        Ok(())
    }

    /// Lives one day of the telesales room, where there is one.
    pub async fn call(&mut self, day: Day, clock: &Clock) -> Result<()> {
        match &mut self.telesales {
            Some(telesales) => telesales.live(day, clock).await,
            None => Ok(()),
        }
    }

    /// Leaves something to do for whoever looks at the demo: deals that wait for each kind of decision.
    pub async fn finish(&mut self) -> Result<()> {
        let seller = people::log_in(&self.caller.app, self.crew.sales[0]).await?;
        let waiting: Vec<_> = self
            .prospects
            .iter()
            .filter(|prospect| prospect.owner == 0)
            .map(|p| (p.id.clone(), p.name.clone()))
            .collect();
        for (index, (lead, name)) in waiting.into_iter().rev().take(4).enumerate() {
            let percent = [92, 60, 100, 95][index % 4];
            let deal = self.offer(&seller, &lead, &name, percent).await?;
            if index < 3 {
                self.caller.post(&seller, &format!("/api/deals/{deal}/submit"), json!({})).await?;
            }
        }
        if let Some(telesales) = &mut self.telesales {
            telesales.finish().await?;
            let owner = people::log_in(&self.caller.app, self.crew.owner).await?;
            own::label_best(&self.caller, &owner).await?;
        }
        people::log_out(&self.caller.app).await
    }

    /// What more leads can be made of, with more people to look after them.
    pub async fn ground(&self) -> Result<Ground> {
        let app = &self.caller.app;
        let product = |product: &Value| {
            Some((id_of(product).ok()?.parse().ok()?, Rupiah(product["list_price"].as_i64()?)))
        };
        Ok(Ground {
            products: self.products.iter().filter_map(product).collect(),
            channels: self.channels.iter().filter_map(|id| id.parse().ok()).collect(),
            reasons: self.reasons.iter().filter_map(|id| id.parse().ok()).collect(),
            stages: sales::pipeline::all_stages(app.db().reader()).await?,
            sellers: people::hire_sellers(app, &self.crew).await?,
        })
    }

    async fn meet(&mut self, token: &str, owner: usize, day: Day) -> Result<()> {
        let name = format!("{} {}", self.pick(FIRST), self.pick(LAST));
        let company = self.pick(COMPANIES);
        let product = self.dice.random_range(0..6);
        let phone = format!("08{}", self.dice.random_range(1_110_000_000_u64..1_999_999_999));
        let mut lead = json!({
            "name": name, "phone": phone, "need": self.pick(NEEDS), "product_id": self.products[product]["id"],
            "channel_id": self.pick_from_channels(), "estimated_value": self.products[product]["list_price"],
            "expected_close_on": day.plus_days(self.dice.random_range(10..45)).to_string(),
            "address": format!("{} No. {}, Bandung", self.pick(STREETS), self.dice.random_range(1..180)),
            "allow_duplicate": true,
        });
        if !company.is_empty() {
            lead["organization"] = json!(company);
        }
        self.notes.lead(&mut lead, day);
        let lead = self.caller.post(token, "/api/leads", lead).await?;
        self.prospects.push(Prospect { id: id_of(&lead)?, owner, name, stage: 0 });
        Ok(())
    }

    async fn follow_up(&mut self, index: usize, token: &str, deciders: (&str, &str), day: Day) -> Result<()> {
        self.note(index, token, day).await?;
        let stage = self.prospects[index].stage;
        if self.dice.random_bool(0.18) {
            return self.lose(index, token).await;
        }
        if stage + 1 < self.open_stages.len() {
            if self.dice.random_bool(0.7) {
                self.prospects[index].stage += 1;
                let path = format!("/api/leads/{}/move", self.prospects[index].id);
                let body = json!({ "stage_id": self.open_stages[stage + 1] });
                self.caller.post(token, &path, body).await?;
            }
            return Ok(());
        }
        self.close(index, token, deciders).await
    }

    async fn note(&mut self, index: usize, token: &str, day: Day) -> Result<()> {
        const KINDS: [&str; 4] = ["call", "chat", "chat", "meeting"];
        const OUTCOMES: [&str; 4] = ["reached", "interested", "no_answer", "reached"];
        let zone = self.caller.app.zone();
        let next_day = day.plus_days(self.dice.random_range(1..6));
        let body = json!({
            "lead_id": self.prospects[index].id, "kind": self.pick(&KINDS), "outcome": self.pick(&OUTCOMES),
            "note": self.pick(NOTES), "next_action": self.pick(NEXT), "next_action_at": zone.at(next_day, MORNING),
        });
        self.caller.post(token, "/api/activities", body).await.map(drop)
    }

    async fn lose(&mut self, index: usize, token: &str) -> Result<()> {
        let prospect = self.prospects.swap_remove(index);
        let reason = self.reasons.choose(&mut self.dice).cloned();
        let body = json!({ "stage_id": self.lost_stage, "lost_reason_id": reason });
        self.caller.post(token, &format!("/api/leads/{}/move", prospect.id), body).await.map(drop)
    }

    async fn close(&mut self, index: usize, token: &str, (manager, owner): (&str, &str)) -> Result<()> {
        let prospect = self.prospects.swap_remove(index);
        let percent =
            self.crew.percent(*[100, 100, 100, 96, 92, 90, 70].choose(&mut self.dice).unwrap_or(&100));
        let deal = self.offer(token, &prospect.id, &prospect.name, percent).await?;
        let path = |step: &str| format!("/api/deals/{deal}/{step}");
        let submitted = self.caller.post(token, &path("submit"), json!({})).await?;
        if submitted["status"] == "waiting_approval" {
            let decider = if submitted["approval_level"] == "owner" { owner } else { manager };
            if self.dice.random_bool(0.12) {
                let note = json!({ "note": "Terlalu rendah, coba tawarkan paket di bawahnya." });
                self.caller.post(decider, &path("reject"), note).await?;
                return Ok(());
            }
            self.caller
                .post(decider, &path("approve"), json!({ "note": "Oke, pelanggan jangka panjang." }))
                .await?;
        }
        self.caller.post(token, &path("activate"), json!({})).await.map(drop)
    }

    /// A deal of one package at `percent` of its list price, with installation.
    async fn offer(&mut self, token: &str, lead: &str, name: &str, percent: i64) -> Result<String> {
        let package = &self.products[self.dice.random_range(0..6)];
        let list_price = package["list_price"].as_i64().unwrap_or_default();
        let install = &self.products[6];
        let deal = json!({
            "lead_id": lead,
            "title": format!("{} – {name}", package["name"].as_str().unwrap_or_default()),
            "items": [
                { "product_id": package["id"], "quantity": 1, "price": list_price * percent / 100, "billing": "monthly" },
                { "product_id": install["id"], "quantity": 1, "price": install["list_price"], "billing": "one_off" },
            ],
        });
        id_of(&self.caller.post(token, "/api/deals", deal).await?)
    }

    fn pass_time(&mut self, clock: &Clock) {
        clock.set(clock.now() + chrono::Duration::minutes(self.dice.random_range(4..25)));
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words.choose(&mut self.dice).copied().unwrap_or_default()
    }

    fn pick_from_channels(&mut self) -> Option<String> {
        self.channels.choose(&mut self.dice).cloned()
    }
}

async fn fill_categories(caller: &Caller, owner: &str) -> Result<(String, String)> {
    let internet = caller.post(owner, "/api/categories", json!({ "name": "Internet" })).await?;
    let devices = caller.post(owner, "/api/categories", json!({ "name": "Perangkat & jasa" })).await?;
    Ok((id_of(&internet)?, id_of(&devices)?))
}

fn entries(list: &Value) -> impl Iterator<Item = &Value> {
    list["data"].as_array().into_iter().flatten()
}

fn id_of(value: &Value) -> Result<String> {
    let id = value["id"].as_str().map(str::to_owned);
    id.ok_or_else(|| Error::internal(format!("no id in {value}")))
}
