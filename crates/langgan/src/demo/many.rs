//! Many leads beside the half-year that the demo lives: two years of them, for measuring.

use super::words::{COMPANIES, FIRST, LAST, NEEDS, NEXT, NOTES, STREETS};
use catalog::products::ProductId;
use chrono::Duration;
use kernel::{Day, Instant, Result, Rupiah, UserId, Zone};
use platform::App;
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use sales::{
    activities::Kind,
    leads::fill::{self, Step, Story, Talk},
    pipeline::{ChannelId, LostReasonId, Stage, StageKind},
};

/// So many days before today the first of them came.
const DAYS: i64 = 730;
/// So many are written in one transaction.
const BATCH: u64 = 20_000;
const KINDS: [Kind; 4] = [Kind::Call, Kind::Chat, Kind::Chat, Kind::Meeting];
const OUTCOMES: [&str; 4] = ["reached", "interested", "no_answer", "reached"];

/// What leads can be made of.
pub(super) struct Ground {
    /// Products with their list prices.
    pub products: Vec<(ProductId, Rupiah)>,
    pub channels: Vec<ChannelId>,
    pub reasons: Vec<LostReasonId>,
    /// In the order of the pipeline.
    pub stages: Vec<Stage>,
    pub sellers: Vec<(UserId, String)>,
}

/// Adds `count` leads. The same count on the same day gives the same leads.
pub(super) async fn add(app: &App, ground: &Ground, count: u64) -> Result<()> {
    app.db().prepare_to_fill().await?;
    let mut writer = Writer {
        ground,
        dice: StdRng::seed_from_u64(20_261_121),
        zone: app.zone(),
        first_day: app.today().plus_days(-DAYS),
        now: app.now(),
    };
    let mut done = 0;
    while done < count {
        let end = count.min(done + BATCH);
        let stories = (done..end).map(|number| writer.story(number, count)).collect();
        app.transact(async |tx| fill::add(tx, &ground.stages, stories).await).await?;
        platform::tally::fold(app).await?;
        done = end;
    }
    app.db().optimize().await?;
    platform::audit::seal(app).await.map(drop)
}

struct Writer<'a> {
    ground: &'a Ground,
    dice: StdRng,
    zone: Zone,
    first_day: Day,
    now: Instant,
}

impl Writer<'_> {
    fn story(&mut self, number: u64, count: u64) -> Story {
        let at = self.moment(number, count);
        let steps = self.steps(at);
        let last = steps.last().map_or(at, |step| step.at);
        let (product, price) = *self.pick(&self.ground.products);
        let name = self.name();
        let is_business = self.dice.random_bool(0.4);
        let email = self.dice.random_bool(0.3).then(|| {
            let user = name.to_lowercase().replace(' ', ".");
            format!("{user}{}@example.id", self.dice.random_range(1..10_000))
        });
        Story {
            email,
            phone: format!("08{}", self.dice.random_range(1_110_000_000_u64..1_999_999_999)),
            organization: is_business.then(|| self.organization()).flatten(),
            address: format!("{} No. {}, Bandung", self.pick(STREETS), self.dice.random_range(1..180)),
            need: (*self.pick(NEEDS)).to_owned(),
            product,
            channel: *self.pick(&self.ground.channels),
            owner: self.pick(&self.ground.sellers).clone(),
            estimated_value: price,
            expected_close_on: Some(self.zone.day_of(at).plus_days(self.dice.random_range(10..45))),
            next_action: self.next_action(last),
            talks: self.talks(at, last),
            at,
            steps,
            name,
        }
    }

    /// Leads come evenly, in working hours.
    fn moment(&self, number: u64, count: u64) -> Instant {
        let of_span = |span: u64| i64::try_from(u128::from(number) * u128::from(span) / u128::from(count));
        let seconds = of_span(DAYS.unsigned_abs() * 32_400).unwrap_or_default();
        let day = self.first_day.plus_days(seconds / 32_400);
        self.zone.start_of(day) + Duration::hours(8) + Duration::seconds(seconds % 32_400)
    }

    fn name(&mut self) -> String {
        let first = *self.pick(FIRST);
        let last = *self.pick(LAST);
        if self.dice.random_bool(0.4) {
            format!("{first} {} {last}", self.pick(FIRST))
        } else {
            format!("{first} {last}")
        }
    }

    fn organization(&mut self) -> Option<String> {
        let company = *self.pick(COMPANIES);
        (!company.is_empty()).then(|| format!("{company} {}", self.pick(LAST)))
    }

    /// From the first stage on: at each, some stay, some are lost, most go on.
    fn steps(&mut self, at: Instant) -> Vec<Step> {
        let open = self.ground.stages.iter().filter(|stage| stage.kind == StageKind::Open);
        let lost = self.ground.stages.iter().find(|stage| stage.kind == StageKind::Lost);
        let mut steps = Vec::new();
        let mut at = at;
        for stage in open {
            steps.push(Step { stage: stage.id, reason: None, at });
            at += Duration::minutes(self.dice.random_range(60..8_000));
            let luck = self.dice.random_range(0..100);
            if at > self.now || luck < 25 {
                break;
            }
            if let Some(lost) = lost.filter(|_| luck < 45) {
                steps.push(Step {
                    stage: lost.id,
                    reason: self.ground.reasons.choose(&mut self.dice).copied(),
                    at,
                });
                break;
            }
        }
        steps
    }

    fn talks(&mut self, from: Instant, to: Instant) -> Vec<Talk> {
        let minutes = (to - from).num_minutes().max(1);
        let mut talks: Vec<_> = (0..self.dice.random_range(0..4))
            .map(|_| Talk {
                kind: *self.pick(&KINDS),
                at: from + Duration::minutes(self.dice.random_range(0..minutes)),
                outcome: self.pick::<&str>(&OUTCOMES),
                note: (*self.pick(NOTES)).to_owned(),
            })
            .collect();
        talks.sort_by_key(|talk| talk.at);
        talks
    }

    fn next_action(&mut self, last: Instant) -> Option<(String, Instant)> {
        let at = last + Duration::hours(self.dice.random_range(4..400));
        self.dice.random_bool(0.6).then(|| ((*self.pick(NEXT)).to_owned(), at))
    }

    fn pick<'b, T>(&mut self, some: &'b [T]) -> &'b T {
        &some[self.dice.random_range(0..some.len())]
    }
}
