//! Whatever is sent to whatever operation: a problem that names the fault and leaves no trace, never a 500.

pub mod bodies;
mod fields;
pub mod ledger;
mod outreach;
mod queries;
mod values;

use super::operations::{self, Operation};
use crate::support::{Answer, Client, Shop};
use bodies::{Base, Bodies};
use fields::Field;
use futures::{StreamExt, stream};
use ledger::Ledger;
use platform::on_both_databases;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicU64, Ordering},
};
use values::{Law, Sample};

/// Requests under way at once.
const AT_ONCE: usize = 8;
/// Stands in a body where a value comes that no JSON library writes.
const MARK: &str = "§";

/// Stands in a body for a number that nothing else has.
pub const NUMBER: &str = "¤";

/// One wrong body.
struct Try {
    field: Field,
    sample: Sample,
    body: String,
}

/// What was found.
#[derive(Default)]
struct Findings {
    faults: Vec<String>,
    /// One refused request for every code, to be read in the other language.
    codes: BTreeMap<String, (Operation, String, String)>,
}

impl Findings {
    fn note(&mut self, operation: &Operation, what: &str, answer: &Answer) {
        let faults = answer.faults();
        let text = if faults.is_empty() { answer.text() } else { faults.join(", ") };
        let text: String = text.chars().take(300).collect();
        self.faults.push(format!(
            "{} {} {what}: {} {text}",
            operation.method,
            operation.path,
            answer.status()
        ));
    }
}

#[on_both_databases]
async fn every_field_of_every_body_is_refused_by_name_or_kept(shop: Shop) {
    let shop = patient(&shop).await;
    let (bodies, ledger) = (Bodies::make(&shop).await, Ledger::of(&shop).await);
    let document = operations::document();
    let mut findings = Findings::default();
    for operation in operations::all() {
        let described = &document["paths"][&operation.path][&operation.method];
        let is_json = !described["requestBody"]["content"]["application/json"].is_null();
        if !is_json || operation.path.starts_with(FOREIGN) {
            continue;
        }
        let client = Bodies::sender(&shop, &operation).await;
        for base in bodies.of(&operation) {
            let fields = fields::of_body(&document, described, &base.body).unwrap();
            let tries = tries(&operation, &base, &fields);
            sweep(&shop, &client, &ledger, (&operation, &base), tries, &mut findings).await;
        }
    }
    speaks_both_languages(&shop, &mut findings).await;
    assert!(findings.faults.is_empty(), "{} faults\n{}", findings.faults.len(), findings.faults.join("\n"));
}

/// A server that takes as many requests as come.
async fn patient(shop: &Shop) -> Shop {
    let options = platform::Options { requests_per_minute: u32::MAX, ..platform::Options::default() };
    shop.with_options(options).await
}

/// What other programs say, in their own words: whatever is unknown in it is passed over (see `accounts/telegram.rs`).
const FOREIGN: &str = "/api/webhooks/";

/// Answer one by one, with 200: what is wrong with an entry is said at the entry.
const BY_ENTRY: &[(&str, &str)] = &[
    ("/api/assignments/bulk", "ids[0]"),
    ("/api/databases/{id}/assign", "record_ids[0]"),
    ("/api/deposits/sheet", "removed[0].id"),
    ("/api/deposits/sheet", "rows[0].id"),
    ("/api/leads/bulk", "ids[0]"),
    ("/api/tags/bulk", "ids[0]"),
];

fn tries(operation: &Operation, base: &Base, fields: &[Field]) -> Vec<Try> {
    let mut tries = Vec::new();
    for field in fields {
        let item = field.look(&base.body).and_then(|list| list.get(0)).cloned().unwrap_or(json!("x"));
        for sample in values::of(field.kind, &item) {
            let is_nobody = sample.json.contains(values::NOBODY);
            if is_nobody && BY_ENTRY.contains(&(operation.path.as_str(), field.name().as_str())) {
                continue;
            }
            let marked = field.put(&base.body, json!(MARK)).to_string();
            let body = marked.replace(&format!("\"{MARK}\""), &sample.json);
            tries.push(Try { field: field.clone(), sample, body });
        }
    }
    tries
}

async fn sweep(
    shop: &Shop,
    client: &Client,
    ledger: &Ledger,
    (operation, base): (&Operation, &Base),
    tries: Vec<Try>,
    findings: &mut Findings,
) {
    let (refused, others): (Vec<_>, Vec<_>) =
        tries.into_iter().partition(|one| one.sample.law == Law::Refused);
    let before = ledger.read(shop).await;
    let mut longest = Vec::new();
    let mut answers = stream::iter(refused)
        .map(async |one| (send(client, operation, &base.path, one.body.clone()).await, one))
        .buffered(AT_ONCE);
    while let Some((answer, one)) = answers.next().await {
        longest.extend(just_too_long(&one, &answer));
        judge_refused(operation, &base.path, &one, &answer, findings);
    }
    for (field, length) in longest {
        let body = field.put(&base.body, json!("é".repeat(length + 1))).to_string();
        let sample = Sample { json: format!("{} signs", length + 1), law: Law::Refused };
        let answer = send(client, operation, &base.path, body.clone()).await;
        judge_refused(operation, &base.path, &Try { field, sample, body }, &answer, findings);
    }
    whole_bodies(client, (operation, base), findings).await;
    let after = ledger.read(shop).await;
    if before != after {
        let changed: Vec<_> =
            after.iter().filter(|(name, count)| before.get(*name) != Some(*count)).collect();
        findings
            .faults
            .push(format!("{} {} stored what it refused: {changed:?}", operation.method, operation.path));
    }
    for one in others {
        let answer = send(client, operation, &base.path, one.body.clone()).await;
        judge_other(operation, &one, &answer, findings);
    }
    if operation.method == "patch" {
        refuses_what_others_changed(client, (operation, base), findings).await;
    }
    // Whoever guessed wrong too often waits.
    shop.advance(chrono::Duration::minutes(16));
    let answer = send(client, operation, &base.path, base.body.to_string()).await;
    if !base.answers.contains(&answer.status()) {
        findings.note(operation, &format!("as it should be, {}", base.body), &answer);
    }
}

async fn send(client: &Client, operation: &Operation, path: &str, body: impl Into<Vec<u8>>) -> Answer {
    static NEXT: AtomicU64 = AtomicU64::new(10_000_000);
    let mut body: Vec<u8> = body.into();
    if let Ok(text) = std::str::from_utf8(&body)
        && text.contains(NUMBER)
    {
        body = text.replace(NUMBER, &NEXT.fetch_add(1, Ordering::Relaxed).to_string()).into_bytes();
    }
    let request = client.request(operation.method(), path).header("content-type", "application/json");
    client.send(request.body(body)).await
}

/// The field and its limit, where the answer says that it is too long.
fn just_too_long(one: &Try, answer: &Answer) -> Option<(Field, usize)> {
    let json = answer.json();
    let fault = json["errors"].as_array()?.iter().find(|fault| fault["code"] == "too_long")?;
    let digits: String = fault["message"].as_str()?.chars().filter(char::is_ascii_digit).collect();
    Some((one.field.clone(), digits.parse().ok()?))
}

fn is_problem(answer: &Answer) -> bool {
    let json = answer.json();
    let kind = answer.headers.get("content-type").and_then(|kind| kind.to_str().ok());
    kind == Some("application/problem+json")
        && json["status"] == answer.status()
        && ["type", "title", "detail", "code", "request_id"].iter().all(|key| json[*key].is_string())
}

fn judge_refused(operation: &Operation, path: &str, one: &Try, answer: &Answer, findings: &mut Findings) {
    let name = one.field.name();
    let what: String = format!("{name} = {}", one.sample.json).chars().take(80).collect();
    let names_it = answer.faults().iter().any(|fault| is_within(fault, &name));
    let is_no_number = one.sample.json == "1e400" && answer.status() == 400;
    if !is_problem(answer) || !(is_no_number || answer.status() == 422 && names_it) {
        findings.note(operation, &what, answer);
        return;
    }
    if answer.bytes.len() > 40_000 {
        findings.note(operation, &format!("{what} is answered with all of it"), answer);
    }
    let code = answer.json()["errors"][0]["code"].as_str().unwrap_or("not_json").to_owned();
    let request = (operation.clone(), path.to_owned(), one.body.clone());
    findings.codes.entry(code).or_insert(request);
}

/// Whether the fault is of the field or, where that holds more than one value, of something in it.
fn is_within(fault: &str, name: &str) -> bool {
    fault.strip_prefix(name).is_some_and(|rest| rest.starts_with([':', '[', '.']))
}

fn judge_other(operation: &Operation, one: &Try, answer: &Answer, findings: &mut Findings) {
    let what: String = format!("{} = {}", one.field.name(), one.sample.json).chars().take(80).collect();
    if answer.status.is_success() {
        let text: Value = serde_json::from_str(&one.sample.json).unwrap();
        if let (Law::Text, Some(sent), Some(kept)) =
            (one.sample.law, text.as_str(), one.field.look(&answer.json()))
        {
            let is_kept = kept.as_str().is_some_and(|kept| ways_to_keep(sent).iter().any(|way| way == kept));
            if !is_kept {
                findings.note(operation, &format!("{what} is kept as {kept}"), answer);
            }
        }
        return;
    }
    if answer.status() >= 500 || !is_problem(answer) {
        findings.note(operation, &what, answer);
    }
}

fn ways_to_keep(text: &str) -> [String; 4] {
    use kernel::text::{clean_block, clean_line, fold_email};
    [text.to_owned(), clean_line(text), clean_block(text), fold_email(&clean_line(text))]
}

/// Bodies that are wrong as a whole.
async fn whole_bodies(client: &Client, (operation, base): (&Operation, &Base), findings: &mut Findings) {
    let right = base.body.to_string();
    let mut with_more = base.body.clone();
    with_more["unicorn"] = json!(1);
    let bodies: Vec<(u16, &str, Vec<u8>)> = vec![
        (422, "body", b"[]".to_vec()),
        (422, "body", b"null".to_vec()),
        (422, "body", b"7".to_vec()),
        (422, "body", b"\"x\"".to_vec()),
        (422, "unicorn", with_more.to_string().into_bytes()),
        (422, "unicorn", twice(&with_more)),
        (400, "", vec![b'['; 2_000]),
        (400, "", [b"{\"unicorn\":".repeat(300), b"1".to_vec(), b"}".repeat(300)].concat()),
        (400, "", right.as_bytes()[..right.len() - 1].to_vec()),
        (400, "", b"{\"name\": \"\xff\xfe\"}".to_vec()),
        (400, "", Vec::new()),
        (413, "", vec![b' '; platform::http::body::MAX_BODY + 1]),
    ];
    for (status, field, body) in bodies {
        let start = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
        let answer = send(client, operation, &base.path, body).await;
        let names_it = field.is_empty() || answer.json()["errors"][0]["field"] == field;
        if answer.status() != status || !is_problem(&answer) || !names_it {
            findings.note(operation, &format!("{start} is no {status} of {field:?}"), &answer);
        }
    }
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "§"] {
        let request = client.request(operation.method(), &base.path).header("content-type", kind.as_bytes());
        let answer = client.send(request.body(right.clone())).await;
        if answer.status() != 415 || !is_problem(&answer) {
            findings.note(operation, &format!("as {kind} is no 415"), &answer);
        }
    }
}

async fn refuses_what_others_changed(
    client: &Client,
    (operation, base): (&Operation, &Base),
    findings: &mut Findings,
) {
    for (seen, status) in [("\"1000000\"", 412), ("\"x\"", 400), ("", 400)] {
        let answer = client.patch_seen(&base.path, seen, base.body.clone()).await;
        if answer.status() != status || !is_problem(&answer) {
            findings.note(operation, &format!("seen as {seen} is no {status}"), &answer);
        }
    }
}

/// `body` with its last field written twice.
fn twice(body: &Value) -> Vec<u8> {
    let text = body.to_string();
    format!("{},\"unicorn\":1}}", &text[..text.len() - 1]).into_bytes()
}

/// The same fault is told in the language of the reader.
async fn speaks_both_languages(shop: &Shop, findings: &mut Findings) {
    let owner = shop.as_owner().await;
    let codes: Vec<_> = std::mem::take(&mut findings.codes).into_iter().collect();
    assert!(codes.len() > 10, "{:?}", codes.iter().map(|(code, _)| code).collect::<Vec<_>>());
    let mut told: Vec<Vec<Value>> = Vec::new();
    for locale in ["id", "en"] {
        owner.patch("/api/me", json!({"locale": locale})).await.expect(200);
        let mut answers = Vec::new();
        for (_, (operation, path, body)) in &codes {
            let answer = send(&owner, operation, path, body.clone()).await;
            let json = answer.json();
            answers
                .push(json["errors"].get(0).map_or(json["detail"].clone(), |fault| fault["message"].clone()));
        }
        told.push(answers);
    }
    for (index, (code, (operation, path, _))) in codes.iter().enumerate() {
        if told[0][index] == told[1][index] {
            findings
                .faults
                .push(format!("{} {path}: {code} is {} in both languages", operation.method, told[0][index]));
        }
    }
}
