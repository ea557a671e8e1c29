//! What can be sent to an operation, as its description says: every field with its kind.

use serde_json::{Map, Value, json};

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Text,
    Whole,
    Number,
    Flag,
    Id,
    Day,
    Instant,
    Choice,
    List,
    /// An object whose fields are all described.
    Closed,
    /// An object with whatever names.
    Open,
}

/// One step on the way to a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Name(String),
    First,
}

/// One field, by the way to it.
#[derive(Clone, Debug)]
pub struct Field {
    pub way: Vec<Step>,
    pub kind: Kind,
}

impl Field {
    /// As problem answers name it: `items[0].price`.
    pub fn name(&self) -> String {
        self.way.iter().fold(String::new(), |name, step| match step {
            Step::First => format!("{name}[0]"),
            Step::Name(part) if name.is_empty() => part.clone(),
            Step::Name(part) => format!("{name}.{part}"),
        })
    }

    /// `body` with `value` here; what is on the way is made where it is missing.
    pub fn put(&self, body: &Value, value: Value) -> Value {
        let mut body = body.clone();
        *self.way.iter().fold(&mut body, |place, step| match step {
            Step::Name(name) => {
                if !place.is_object() {
                    *place = json!({});
                }
                place.as_object_mut().unwrap().entry(name).or_insert(Value::Null)
            }
            Step::First => {
                if place.as_array().is_none_or(Vec::is_empty) {
                    *place = json!([null]);
                }
                &mut place.as_array_mut().unwrap()[0]
            }
        }) = value;
        body
    }

    /// What `answer` has here.
    pub fn look<'a>(&self, answer: &'a Value) -> Option<&'a Value> {
        self.way.iter().try_fold(answer, |place, step| match step {
            Step::Name(name) => place.get(name),
            Step::First => place.get(0),
        })
    }
}

/// Every field of the JSON body of an operation; `None` where it takes none.
pub fn of_body(document: &Value, operation: &Value, base: &Value) -> Option<Vec<Field>> {
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    let mut found = Vec::new();
    if schema.is_null() {
        return None;
    }
    walk(document, schema, base, &[], &mut found);
    Some(found)
}

fn walk(document: &Value, schema: &Value, base: &Value, way: &[Step], found: &mut Vec<Field>) {
    let schema = resolve(document, schema);
    if !way.is_empty() {
        found.push(Field { way: way.to_vec(), kind: kind_of(schema, base) });
    }
    let step = |step: Step| [way, &[step]].concat();
    if let Some(properties) = schema["properties"].as_object() {
        for (name, inner) in properties {
            walk(document, inner, &base[name.as_str()], &step(Step::Name(name.clone())), found);
        }
    } else if let Some(names) = base.as_object() {
        for (name, value) in names {
            let inner = described_by(value);
            let inner =
                schema.get("additionalProperties").filter(|inner| inner.is_object()).unwrap_or(&inner);
            walk(document, inner, value, &step(Step::Name(name.clone())), found);
        }
    }
    if schema["items"].is_object() {
        walk(document, &schema["items"], &base[0], &step(Step::First), found);
    }
}

/// The schema behind references and behind "or null".
fn resolve<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    if let Some(reference) = schema["$ref"].as_str() {
        return resolve(document, document.pointer(&reference[1..]).unwrap());
    }
    match schema["oneOf"].as_array() {
        Some(choices) => {
            let one = choices.iter().find(|choice| choice["type"] != "null");
            one.map_or(schema, |one| resolve(document, one))
        }
        None => schema,
    }
}

fn kind_of(schema: &Value, base: &Value) -> Kind {
    let is = |name: &str| {
        let types = &schema["type"];
        types == name || types.as_array().is_some_and(|types| types.iter().any(|one| one == name))
    };
    match schema["format"].as_str().unwrap_or_default() {
        "uuid" => Kind::Id,
        "date" => Kind::Day,
        "date-time" => Kind::Instant,
        _ if schema["enum"].is_array() => Kind::Choice,
        _ if is("array") => Kind::List,
        _ if is("integer") => Kind::Whole,
        _ if is("number") => Kind::Number,
        _ if is("boolean") => Kind::Flag,
        _ if is("object") && schema["additionalProperties"] == false => Kind::Closed,
        _ if is("object") => Kind::Open,
        _ => {
            assert!(is("string"), "what is {schema}, such as {base}?");
            Kind::Text
        }
    }
}

/// Settings are described by what they are now.
fn described_by(value: &Value) -> Value {
    match value {
        Value::Bool(_) => json!({"type": "boolean"}),
        Value::Number(_) => json!({"type": "integer"}),
        Value::Null | Value::String(_) => json!({"type": "string"}),
        Value::Array(items) => {
            json!({"type": "array", "items": described_by(items.first().unwrap_or(&Value::Null))})
        }
        Value::Object(fields) => {
            let inner: Map<_, _> =
                fields.iter().map(|(name, value)| (name.clone(), described_by(value))).collect();
            json!({"type": "object", "additionalProperties": false, "properties": inner})
        }
    }
}
