//! Files of rows: reading, looking, storing, taking back.

mod at_rest;
mod customers;
mod deposits;
mod files;
mod kinds;
mod leads;
mod live;
mod products;
mod records;
mod restarts;
mod rows;

use crate::support::{Answer, Client, Shop};
use platform::sheets::{self, read::Limits};
use serde_json::{Value, json};

/// The form of an upload: its texts, then the file.
pub fn form(texts: &[(&str, &str)], (name, content): (&str, &[u8])) -> Vec<u8> {
    let mut form = Vec::new();
    for (field, text) in texts {
        let head = format!("--batas\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{text}\r\n");
        form.extend_from_slice(head.as_bytes());
    }
    let head = format!(
        "--batas\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         content-type: application/octet-stream\r\n\r\n"
    );
    [form.as_slice(), head.as_bytes(), content, b"\r\n--batas--\r\n"].concat()
}

/// Brings a file of `kind`.
pub async fn bring(client: &Client, kind: &str, file: (&str, &[u8])) -> Answer {
    bring_with(client, &[("kind", kind)], file).await
}

pub async fn bring_with(client: &Client, texts: &[(&str, &str)], file: (&str, &[u8])) -> Answer {
    let request = client
        .request(reqwest::Method::POST, "/api/imports")
        .header("content-type", "multipart/form-data; boundary=batas")
        .body(form(texts, file));
    client.send(request).await
}

/// Confirms an import and lets it run to its end; what it is then.
pub async fn run(shop: &Shop, client: &Client, id: &str, input: Value) -> Value {
    client.post(format!("/api/imports/{id}/confirm"), input).await.expect(202);
    shop.run_jobs().await;
    show(client, id).await
}

pub async fn show(client: &Client, id: &str) -> Value {
    client.get(format!("/api/imports/{id}")).await.expect(200).json()
}

/// Takes an import back and lets that run to its end.
pub async fn undo(shop: &Shop, client: &Client, id: &str) -> Value {
    client.post(format!("/api/imports/{id}/undo"), json!({})).await.expect(202);
    shop.run_jobs().await;
    show(client, id).await
}

/// A file of so many leads.
pub fn many(count: u32) -> String {
    let rows = (0..count).map(|at| format!("Lead {at},0812{at:08}"));
    std::iter::once("Nama,HP".to_owned()).chain(rows).collect::<Vec<_>>().join("\n")
}

/// How many entries a list has.
pub async fn total(client: &Client, path: &str) -> u64 {
    client.get(path).await.expect(200).json()["total"].as_u64().unwrap()
}

/// What an import came to: created, updated, unchanged, rejected.
pub fn counts(import: &Value) -> [i64; 4] {
    ["created", "updated", "unchanged", "rejected"].map(|name| import[name].as_i64().unwrap())
}

/// The field and code of each fault, by row.
pub fn faults(import: &Value) -> Vec<(i64, String, String)> {
    let fault = |fault: &Value| {
        let text = |name: &str| fault[name].as_str().unwrap().to_owned();
        (fault["row"].as_i64().unwrap(), text("field"), text("code"))
    };
    import["faults"].as_array().unwrap().iter().map(fault).collect()
}

/// The kinds that `client` may bring.
pub async fn kinds_of(client: &Client) -> Vec<Value> {
    client.get("/api/imports/kinds").await.expect(200).json()["data"].as_array().unwrap().clone()
}

/// The cells of a file, row by row, as an import reads them.
pub fn cells(content: &[u8]) -> Vec<Vec<String>> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    std::io::Write::write_all(&mut file, content).unwrap();
    let limits = Limits { rows: 200_000, columns: 500, cell: 32_767, unpacked: 600_000_000 };
    let mut rows = Vec::new();
    sheets::read::read(file.path(), limits, &mut |row| {
        rows.push(row.cells);
        Ok(())
    })
    .unwrap();
    rows
}
