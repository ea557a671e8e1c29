//! People who listen to the live stream, and exactly what each of them is told.

use super::{Client, Shop};
use ::platform::live::{self, Audience};
use futures::future::join_all;
use reqwest::{Method, Response};
use serde_json::Value;
use std::time::Duration;
use tokio::task::JoinHandle;
use uuid::Uuid;

/// Who waits longer than this has failed.
const PATIENCE: Duration = Duration::from_secs(10);
/// Who hears nothing for so long asks again.
const MOMENT: Duration = Duration::from_millis(100);
/// Everybody is told this, so that it is known when all before it was told.
const MARK: &str = "test.mark";

/// What somebody was told: its kind, and the id of what changed.
pub type Told = (String, Option<String>);

/// The streams of some people.
pub struct Ears {
    listening: JoinHandle<()>,
    streams: Vec<Stream>,
}

impl Ears {
    /// The ears of `people`, from now on.
    pub async fn of(shop: &Shop, people: &[&Client]) -> Self {
        let listening = tokio::spawn(live::listen(shop.app.clone()));
        let streams = join_all(people.iter().map(|person| Stream::open(person))).await;
        let mut ears = Self { listening, streams };
        // What is told before the node listens is not heard.
        loop {
            let mark = mark(shop).await;
            if tokio::time::timeout(MOMENT, ears.streams[0].until(&mark)).await.is_ok() {
                break;
            }
        }
        ears.hear(shop, &[]).await;
        ears
    }

    /// What each was told of `kinds` since the last time, in the order of the people.
    pub async fn hear(&mut self, shop: &Shop, kinds: &[&str]) -> Vec<Vec<Told>> {
        let mark = mark(shop).await;
        let heard = join_all(self.streams.iter_mut().map(|stream| stream.until(&mark)));
        let heard = tokio::time::timeout(PATIENCE, heard).await.expect("the mark did not come");
        let of_kinds = |told: Vec<Told>| {
            told.into_iter().filter(|(kind, _)| kinds.contains(&kind.as_str())).collect::<Vec<_>>()
        };
        heard.into_iter().map(of_kinds).collect()
    }
}

impl Drop for Ears {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

/// Tells everybody a mark; returns its id.
async fn mark(shop: &Shop) -> String {
    let id: Uuid = shop.app.new_id();
    shop.app.transact(async |tx| live::tell(tx, MARK, Some(id), Audience::Everybody).await).await.unwrap();
    id.to_string()
}

struct Stream {
    response: Response,
    waiting: String,
}

impl Stream {
    async fn open(person: &Client) -> Self {
        let response = person.request(Method::GET, "/api/events").send().await.unwrap();
        assert_eq!(response.status(), 200);
        let mut stream = Self { response, waiting: String::new() };
        while stream.next().await.0 != "ready" {}
        stream
    }

    /// What comes before the mark. Can be left and gone on with.
    async fn until(&mut self, mark: &str) -> Vec<Told> {
        let mut told = Vec::new();
        loop {
            let next = self.next().await;
            if next.0 == MARK && next.1.as_deref() == Some(mark) {
                return told;
            }
            told.push(next);
        }
    }

    async fn next(&mut self) -> Told {
        loop {
            if let Some((event, _)) = self.waiting.split_once("\n\n") {
                let (told, length) = (read(event), event.len() + 2);
                self.waiting.drain(..length);
                match told {
                    Some(told) => return told,
                    None => continue,
                }
            }
            let chunk = self.response.chunk().await.unwrap().expect("the stream ended");
            self.waiting.push_str(&String::from_utf8_lossy(&chunk));
        }
    }
}

/// One event; `None` for what only keeps the stream open.
fn read(event: &str) -> Option<Told> {
    let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    let kind = field("event:")?.to_owned();
    let data: Value = field("data:").and_then(|data| serde_json::from_str(data).ok()).unwrap_or_default();
    Some((kind, data["id"].as_str().map(str::to_owned)))
}
