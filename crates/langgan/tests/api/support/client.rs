//! A client of one person.

use super::Answer;
use reqwest::{Method, RequestBuilder};
use serde_json::Value;

/// The content type of what [`form`] makes.
pub const FORM: &str = "multipart/form-data; boundary=batas";

/// A form with one file that claims to be a picture.
pub fn form(name: &str, content: &[u8]) -> Vec<u8> {
    let head = format!(
        "--batas\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         content-type: image/png\r\n\r\n"
    );
    [head.as_bytes(), content, b"\r\n--batas--\r\n"].concat()
}

/// Sends requests as one person.
#[derive(Clone)]
pub struct Client {
    url: String,
    token: Option<String>,
    http: reqwest::Client,
}

impl Client {
    pub fn new(url: &str, token: Option<String>) -> Self {
        // Nothing here speaks TLS, and reading the machine's certificates for every client takes half of all the time.
        let http = reqwest::Client::builder()
            .tls_certs_only([])
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        Self { url: url.to_owned(), token, http }
    }

    /// A request that can still be changed.
    pub fn request(&self, method: Method, path: impl AsRef<str>) -> RequestBuilder {
        let request = self
            .http
            .request(method, format!("{}{}", self.url, path.as_ref()))
            .header("accept-language", "en");
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    /// Sends what [`Client::request`] began.
    pub async fn send(&self, request: RequestBuilder) -> Answer {
        Answer::read(request.send().await.unwrap()).await
    }

    pub async fn get(&self, path: impl AsRef<str>) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: impl AsRef<str>, body: Value) -> Answer {
        self.send(self.request(Method::POST, path).json(&body)).await
    }

    /// Posts with an idempotency key.
    pub async fn post_once(&self, path: impl AsRef<str>, key: &str, body: Value) -> Answer {
        self.send(self.request(Method::POST, path).header("idempotency-key", key).json(&body)).await
    }

    /// Posts a form with one file, as browsers do.
    pub async fn upload(&self, path: impl AsRef<str>, name: &str, content: &[u8]) -> Answer {
        let body = form(name, content);
        self.send(self.request(Method::POST, path).header("content-type", FORM).body(body)).await
    }

    pub async fn patch(&self, path: impl AsRef<str>, body: Value) -> Answer {
        self.send(self.request(Method::PATCH, path).json(&body)).await
    }

    /// Patches what was seen as `etag`.
    pub async fn patch_seen(&self, path: impl AsRef<str>, etag: &str, body: Value) -> Answer {
        self.send(self.request(Method::PATCH, path).header("if-match", etag).json(&body)).await
    }

    pub async fn delete(&self, path: impl AsRef<str>) -> Answer {
        self.send(self.request(Method::DELETE, path)).await
    }
}
