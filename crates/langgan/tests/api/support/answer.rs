//! An answer of the server, read whole.

use reqwest::{StatusCode, header::HeaderMap};
use serde_json::Value;
use std::collections::BTreeMap;

/// Status, headers and body.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Answer {
    pub async fn read(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        Self { status, headers, bytes: response.bytes().await.unwrap().to_vec() }
    }

    /// The body as JSON; `null` where there is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// What a ZIP holds, by name.
    pub fn archive(&self) -> BTreeMap<String, Vec<u8>> {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&self.bytes)).unwrap();
        let mut files = BTreeMap::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut content).unwrap();
            files.insert(file.name().unwrap().into_owned(), content);
        }
        files
    }

    /// The values under `key` of a list's entries.
    pub fn column(&self, key: &str) -> Vec<Value> {
        let entries = self.json()["data"].as_array().cloned().unwrap_or_default();
        entries.iter().map(|entry| entry[key].clone()).collect()
    }

    /// The status as a number.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The problem's code.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    /// The faults as `field: code`, sorted.
    pub fn faults(&self) -> Vec<String> {
        let json = self.json();
        let faults = json["errors"].as_array().cloned().unwrap_or_default();
        let text = |fault: &Value, key: &str| fault[key].as_str().unwrap_or_default().to_owned();
        let mut faults: Vec<_> =
            faults.iter().map(|fault| format!("{}: {}", text(fault, "field"), text(fault, "code"))).collect();
        faults.sort();
        faults
    }

    /// The id of the resource in the body.
    pub fn id(&self) -> String {
        self.json()["id"]
            .as_str()
            .unwrap_or_else(|| panic!("no id in {}: {}", self.status, self.text()))
            .to_owned()
    }

    /// The `ETag`.
    pub fn etag(&self) -> String {
        self.headers.get("etag").map(|tag| tag.to_str().unwrap().to_owned()).unwrap_or_default()
    }

    /// The ids of a list's entries.
    pub fn ids(&self) -> Vec<String> {
        let entries = self.json()["data"].as_array().cloned().unwrap_or_default();
        entries.iter().map(|entry| entry["id"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Goes on only if the status is `expected`.
    #[track_caller]
    pub fn expect(self, expected: u16) -> Self {
        assert_eq!(self.status(), expected, "{}", self.text());
        self
    }
}
