//! What people, programs and mischief put into fields.

use super::fields::Kind;
use serde_json::{Value, json};

/// What may come of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// Is refused at its field.
    Refused,
    /// Is refused at its field, or kept as it is.
    Text,
    /// Is taken or refused, as the field says.
    Either,
}

/// One value as it is written in JSON.
#[derive(Clone, Debug)]
pub struct Sample {
    pub json: String,
    pub law: Law,
}

/// Nothing has this id.
pub const NOBODY: &str = "01920000-0000-7000-8000-00000000dead";

/// Texts that are nothing but texts, however they look.
pub const TEXTS: [&str; 8] = [
    "🧿 Rina 👩‍👩‍👧",
    "مرحبا بالعالم",
    "a\u{202e}b\u{200b}c\u{feff}",
    "<script>alert(1)</script>",
    "'; DROP TABLE lead; --",
    "=HYPERLINK(\"http://x.id\")",
    "100%_\\",
    "{max} {{}} %s $1 \u{1}",
];

/// Everything that is tried in a field of `kind`. `item` is a right item, where it is a list.
pub fn of(kind: Kind, item: &Value) -> Vec<Sample> {
    let mut samples = vec![either(&Value::Null)];
    samples.extend(others(kind).into_iter().map(|value| refused(&value)));
    match kind {
        Kind::Text => {
            samples.extend([either(&json!("")), either(&json!(" \t\n")), refused(&json!("a\u{0}b"))]);
            samples.push(refused(&json!("x".repeat(100_000))));
            samples.extend(TEXTS.map(|text| Sample { json: json!(text).to_string(), law: Law::Text }));
        }
        Kind::Whole => {
            samples.extend(
                [json!(-1), json!(1.5), json!(i64::MAX), json!(i64::MIN)].map(|value| refused(&value)),
            );
            samples.extend(["9223372036854775808", "-9223372036854775809", "1e400", "1e30"].map(raw));
            samples.push(either(&json!(0)));
        }
        Kind::Number => samples.extend(["1e300", "-1e300", "1e400", "9223372036854775808"].map(raw)),
        Kind::Id => {
            samples.extend([json!("x"), json!(""), json!(NOBODY), json!("a\u{0}b")].map(|v| refused(&v)));
        }
        Kind::Day => {
            let wrong = [
                "2026-02-30",
                "2026-13-01",
                "10000-01-01",
                "0000-00-00",
                "-0001-01-01",
                "besok",
                "",
                "\u{0}",
            ];
            samples.extend(wrong.map(|text| refused(&json!(text))));
            samples.extend([either(&json!("0001-01-01")), either(&json!("9999-12-31"))]);
        }
        Kind::Instant => {
            let wrong = [
                "2026-02-30T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "2026-01-01T25:00:00Z",
                "besok",
                "",
                "\u{0}",
            ];
            samples.extend(wrong.map(|text| refused(&json!(text))));
            samples.extend(
                ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "-9999-01-01T00:00:00Z"]
                    .map(|text| either(&json!(text))),
            );
        }
        Kind::Choice => {
            samples.extend([json!("alien"), json!(""), json!("🧿"), json!("\u{0}")].map(|v| refused(&v)));
        }
        Kind::List => samples.extend([refused(&json!(vec![item; 10_000])), either(&json!([]))]),
        Kind::Closed => {
            samples.extend([refused(&json!({"unicorn": 1})), refused(&json!([])), either(&json!({}))]);
        }
        Kind::Open => samples.push(either(&json!({}))),
        Kind::Flag => {}
    }
    samples
}

/// Values of every other type.
fn others(kind: Kind) -> Vec<Value> {
    let is_text = matches!(kind, Kind::Text | Kind::Id | Kind::Day | Kind::Instant | Kind::Choice);
    let all = [
        (json!("teks"), is_text),
        (json!("7"), is_text),
        (json!(7), matches!(kind, Kind::Whole | Kind::Number)),
        (json!(-7.5), kind == Kind::Number),
        (json!(true), kind == Kind::Flag),
        (json!([1, "x"]), false),
        (json!({"a": 1}), kind == Kind::Open),
    ];
    all.into_iter().filter(|(_, fits)| !fits).map(|(value, _)| value).collect()
}

fn refused(value: &Value) -> Sample {
    raw(&value.to_string())
}

fn raw(json: &str) -> Sample {
    Sample { json: json.to_owned(), law: Law::Refused }
}

fn either(value: &Value) -> Sample {
    Sample { json: value.to_string(), law: Law::Either }
}
