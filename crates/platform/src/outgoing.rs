//! What the program asks of others over HTTP: with time limits, without following anybody elsewhere, and without a
//! word of an address in what is said of a failure, because addresses may hold secrets.

use kernel::{Error, Result};
use reqwest::{Client, redirect::Policy};
use serde_json::Value;
use std::{sync::OnceLock, time::Duration};

const CONNECTING: Duration = Duration::from_secs(5);
const WHOLE: Duration = Duration::from_secs(20);
/// The largest answer that is read, in bytes.
const MAX_ANSWER: usize = 1024 * 1024;

/// What another program answered.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The status.
    pub status: u16,
    /// The body; `null` where it is no JSON.
    pub body: Value,
}

/// The program's own client; made when it is first needed.
#[derive(Debug, Default)]
pub struct Outgoing(OnceLock<Client>);

impl Outgoing {
    /// Posts `body` as JSON to `url`.
    ///
    /// # Errors
    /// `Unavailable` that says why no answer came.
    pub async fn post(&self, url: &str, body: &Value) -> Result<Answered> {
        let mut answer = self.client()?.post(url).json(body).send().await.map_err(unreached)?;
        let status = answer.status().as_u16();
        let mut bytes = Vec::new();
        while let Some(part) = answer.chunk().await.map_err(unreached)? {
            if bytes.len() + part.len() > MAX_ANSWER {
                return Err(Error::Unavailable("the answer is too long".to_owned()));
            }
            bytes.extend_from_slice(&part);
        }
        Ok(Answered { status, body: serde_json::from_slice(&bytes).unwrap_or_default() })
    }

    fn client(&self) -> Result<&Client> {
        if let Some(client) = self.0.get() {
            return Ok(client);
        }
        let client = Client::builder()
            .connect_timeout(CONNECTING)
            .timeout(WHOLE)
            .redirect(Policy::none())
            .user_agent(concat!("langgan/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(unreached)?;
        Ok(self.0.get_or_init(|| client))
    }
}

/// Chooses the program's one implementation of TLS. One that was chosen before stays.
pub(crate) fn choose_tls() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

fn unreached(cause: reqwest::Error) -> Error {
    if cause.is_timeout() {
        return Error::Unavailable("no answer in time".to_owned());
    }
    let cause = cause.without_url();
    let mut deepest: &dyn std::error::Error = &cause;
    while let Some(source) = deepest.source() {
        deepest = source;
    }
    Error::Unavailable(deepest.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_failure_says_why_and_hides_where() {
        choose_tls();
        let refused = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/bot123:secret/getMe", refused.local_addr().unwrap());
        drop(refused);
        let Error::Unavailable(text) = Outgoing::default().post(&url, &Value::Null).await.unwrap_err() else {
            panic!("unavailable")
        };
        assert!(text.contains("refused") && !text.contains("secret"), "{text}");
    }
}
