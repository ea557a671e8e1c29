//! Every operation of the API, as its description lists them.

use reqwest::Method;
use serde_json::Value;

/// One method on one path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Operation {
    order: u8,
    pub path: String,
    pub method: String,
}

impl Operation {
    pub fn method(&self) -> Method {
        self.method.to_uppercase().parse().unwrap()
    }
}

/// Reads first, what removes last, so that a walk finds what it looks at.
fn order(method: &str, path: &str) -> u8 {
    match method {
        "get" => 0,
        "patch" | "put" => 1,
        "post" if path.ends_with("/restore") => 3,
        "post" => 2,
        "delete" if path.matches('{').count() > 1 => 4,
        "delete" => 5,
        other => panic!("the API has no {other}"),
    }
}

/// Every operation, in an order in which they can be tried one after another.
pub fn all() -> Vec<Operation> {
    let (_, document) = langgan::assemble::api();
    let document = serde_json::to_value(document).unwrap();
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in item.as_object().unwrap().keys().filter(|key| is_method(key)) {
            operations.push(Operation {
                order: order(method, path),
                path: path.clone(),
                method: method.clone(),
            });
        }
    }
    operations.sort();
    operations
}

fn is_method(key: &str) -> bool {
    matches!(key, "get" | "put" | "post" | "patch" | "delete")
}

/// The description itself.
pub fn document() -> Value {
    serde_json::to_value(langgan::assemble::api().1).unwrap()
}
