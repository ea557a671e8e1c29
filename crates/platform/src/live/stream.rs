//! `GET /api/events`: the stream of what the user may see change.

use super::{Audience, Change};
use crate::{actor::Actor, app::App, http};
use axum::{
    extract::State,
    http::HeaderMap,
    response::sse::{Event, KeepAlive, Sse},
};
use futures::{Stream, StreamExt, stream};
use std::{convert::Infallible, sync::Arc, time::Duration};
use tokio::sync::broadcast::{Receiver, error::RecvError};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// A stream ends after this long so that the client comes back with its present rights.
const LIFETIME: Duration = Duration::from_mins(10);

/// The live stream's route.
#[must_use]
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(events))
}

/// Live changes as Server-Sent Events; `Last-Event-ID` resumes. A `reset` event means: load everything again.
#[utoipa::path(get, path = "/api/events", tag = "events", responses((status = 200, content_type = "text/event-stream"), http::Refusals))]
async fn events(
    State(app): State<App>,
    actor: Actor,
    headers: HeaderMap,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()).and_then(|id| id.parse().ok());
    let (missed, receiver) = app.live().subscribe(last);
    let opening = match missed {
        Some(changes) => {
            let mut events = vec![Event::default().event("ready").data("{}")];
            events.extend(
                changes.iter().filter(|change| change.audience.includes(&actor)).map(|c| to_event(c)),
            );
            events
        }
        None => vec![Event::default().event("reset").data("{}")],
    };
    let changes = stream::unfold((receiver, actor), next_event);
    let end = Box::pin(tokio::time::sleep(LIFETIME));
    let all = stream::iter(opening).chain(changes).map(Ok).take_until(end);
    Sse::new(all).keep_alive(KeepAlive::new().interval(Duration::from_secs(20)))
}

async fn next_event(
    (mut receiver, actor): (Receiver<Arc<Change>>, Actor),
) -> Option<(Event, (Receiver<Arc<Change>>, Actor))> {
    loop {
        match receiver.recv().await {
            Ok(change) if ends_session(&change, &actor) => return None,
            Ok(change) if change.audience.includes(&actor) => {
                return Some((to_event(&change), (receiver, actor)));
            }
            Ok(_) => {}
            Err(RecvError::Lagged(_)) => {
                return Some((Event::default().event("reset").data("{}"), (receiver, actor)));
            }
            Err(RecvError::Closed) => return None,
        }
    }
}

/// A user whose rights or sessions changed must come back and show who they are now.
fn ends_session(change: &Change, actor: &Actor) -> bool {
    let own = matches!(&change.audience, Audience::Users(users) if users.contains(&actor.id));
    change.kind == "session.changed" && own
}

fn to_event(change: &Change) -> Event {
    let data = serde_json::json!({ "kind": change.kind, "id": change.subject.as_ref().map(Uuid::to_string) });
    Event::default().id(change.id.to_string()).event(&change.kind).data(data.to_string())
}
