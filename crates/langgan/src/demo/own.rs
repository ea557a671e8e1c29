//! What the demo business notes beside what is built in: fields of its own, and labels.

use super::caller::Caller;
use kernel::{Day, Result};
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use serde_json::{Value, json};

const PROVIDERS: [&str; 4] = ["Belum ada", "Kabel", "Seluler", "Satelit"];
const TIMES: [&str; 3] = ["Pagi", "Siang", "Sore"];
const FOR_WHOM: [&str; 4] = ["Rumah", "Kos", "Kafe", "Kantor"];
const TOWNS: [&str; 5] = ["Bandung", "Cimahi", "Lembang", "Soreang", "Jatinangor"];
const LEAD_TAGS: [&str; 5] = ["Prioritas", "Pindahan", "Survei", "Kos", "Rujukan tetangga"];
const RECORD_TAGS: [&str; 3] = ["Pernah tanya harga", "Kos", "Dekat tiang"];
const BEST: &str = "VIP";
/// So many of the best customers are labelled.
const BEST_COUNT: usize = 12;

/// Adds the fields that the business asks for.
pub(super) async fn add_fields(caller: &Caller, owner: &str) -> Result<()> {
    for field in [
        json!({ "entity": "leads", "key": "penyedia", "label": "Penyedia sekarang", "type": "choice", "choices": PROVIDERS }),
        json!({ "entity": "leads", "key": "jadwal_kunjungan", "label": "Jadwal kunjungan", "type": "choice", "choices": TIMES, "in_table": false }),
        json!({ "entity": "leads", "key": "akhir_kontrak", "label": "Akhir kontrak", "type": "date", "in_table": false }),
        json!({ "entity": "customers", "key": "jadwal_kunjungan", "label": "Jadwal kunjungan", "type": "choice", "choices": TIMES, "in_table": false }),
        json!({ "entity": "customers", "key": "akhir_kontrak", "label": "Akhir kontrak", "type": "date", "in_table": false }),
        json!({ "entity": "products", "key": "cocok_untuk", "label": "Cocok untuk", "type": "multi_choice", "choices": FOR_WHOM }),
        json!({ "entity": "products", "key": "garansi", "label": "Garansi (bulan)", "type": "number", "in_table": false }),
        json!({ "entity": "records", "key": "kota_asal", "label": "Kota asal", "type": "text", "in_table": false }),
    ] {
        caller.post(owner, "/api/custom-fields", field).await?;
    }
    Ok(())
}

/// What is noted of one thing after the other, with dice of its own: the rest of the demo stays as it is without.
pub(super) struct Notes {
    dice: StdRng,
    has_fields: bool,
}

impl Notes {
    /// Notes labels, and own fields where there are some.
    pub fn new(has_fields: bool) -> Self {
        Self { dice: StdRng::seed_from_u64(20_261_127), has_fields }
    }

    /// Notes something of a lead that came on `day`.
    pub fn lead(&mut self, lead: &mut Value, day: Day) {
        lead["tags"] = self.tags(&LEAD_TAGS);
        let provider = self.dice.random_range(0..PROVIDERS.len());
        let end = day.plus_days(self.dice.random_range(20..300)).to_string();
        let time = TIMES.choose(&mut self.dice);
        if self.has_fields {
            let end = (provider > 0).then_some(end);
            lead["custom"] =
                json!({ "penyedia": PROVIDERS[provider], "jadwal_kunjungan": time, "akhir_kontrak": end });
        }
    }

    /// Notes something of a record.
    pub fn record(&mut self, record: &mut Value) {
        record["tags"] = self.tags(&RECORD_TAGS);
        let town = TOWNS.choose(&mut self.dice);
        if self.has_fields {
            record["custom"] = json!({ "kota_asal": town });
        }
    }

    /// Notes something of the product at this place of the price list.
    pub fn product(&self, product: &mut Value, place: usize) {
        let is_for = match place {
            0..3 => &FOR_WHOM[..2],
            3..6 => &FOR_WHOM[2..],
            _ => &FOR_WHOM[..],
        };
        product["tags"] = if matches!(place, 1 | 4) { json!(["Terlaris"]) } else { json!([]) };
        if self.has_fields {
            let months = (place > 6).then_some(12);
            product["custom"] = json!({ "cocok_untuk": is_for, "garansi": months });
        }
    }

    fn tags(&mut self, known: &[&'static str]) -> Value {
        let count = [0, 0, 0, 1, 1, 2].choose(&mut self.dice).copied().unwrap_or_default();
        known.choose_multiple(&mut self.dice, count).copied().collect::<Vec<_>>().into()
    }
}

/// Labels the customers who bought most.
pub(super) async fn label_best(caller: &Caller, owner: &str) -> Result<()> {
    let path = format!("/api/customers?sort=-lifetime_value&per_page={BEST_COUNT}");
    let best = caller.get(owner, &path).await?;
    let ids: Vec<_> = best["data"].as_array().into_iter().flatten().map(|one| one["id"].clone()).collect();
    if ids.is_empty() {
        return Ok(());
    }
    caller
        .post(owner, "/api/tags/bulk", json!({ "of": "customers", "ids": ids, "add": [BEST] }))
        .await
        .map(drop)
}
