//! The floor: the least that a server has to do to answer the same bytes from the same SQLite file. Prepared
//! statements over HTTP, without sessions, permissions, validation or encryption.

mod answer;
mod create;
mod sheet;
mod store;

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::Response,
    routing::{get, post},
};
use std::{error::Error, sync::Arc};
use store::{Scenario, Store};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["serve", file, address, scenario] => serve(file, address, serde_json::from_str(scenario)?).await,
        ["xlsx", file, from, target] => sheet::write(file, from, target),
        _ => Err("usage: floor serve FILE ADDRESS SCENARIO | floor xlsx FILE FROM TARGET".into()),
    }
}

async fn serve(file: &str, address: &str, scenario: Scenario) -> Result<(), Box<dyn Error>> {
    let store = Arc::new(Store::new(file, scenario)?);
    let router = Router::new()
        .route("/leads", get(async |State(store): State<Arc<Store>>| ok(store.list())))
        .route("/leads", post(async |State(store): State<Arc<Store>>, _: String| ok(store.create())))
        .route("/leads/{id}", get(async |State(store): State<Arc<Store>>, Path(id)| ok(store.lead(id))))
        .route(
            "/leads/{id}/timeline",
            get(async |State(store): State<Arc<Store>>, Path(id)| ok(store.timeline(id))),
        )
        .with_state(store);
    let socket = tokio::net::TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(address.parse()?)?;
    axum::serve(socket.listen(4096)?, router).await?;
    Ok(())
}

fn ok(body: rusqlite::Result<Vec<u8>>) -> Response {
    let (status, body) = match body {
        Ok(body) => (StatusCode::OK, body),
        Err(cause) => (StatusCode::INTERNAL_SERVER_ERROR, cause.to_string().into_bytes()),
    };
    let mut answer = Response::new(body.into());
    *answer.status_mut() = status;
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    answer
}
