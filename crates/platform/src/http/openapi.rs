//! The description of the API, generated from the code.

use axum::http::Method;
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use utoipa::{
    Modify, OpenApi,
    openapi::{
        OpenApi as OpenApiDocument, PathItem, RefOr,
        path::{Operation, ParameterIn},
        security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme},
    },
};

/// Where an operation says which module it belongs to.
const MODULE: &str = "x-module";

fn operations_of(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.post, &mut item.patch, &mut item.put, &mut item.delete].into_iter().flatten()
}

/// Says of every operation that it belongs to `module`.
pub(crate) fn name_module(document: &mut OpenApiDocument, module: &str) {
    for operation in document.paths.paths.values_mut().flat_map(operations_of) {
        operation.extensions.get_or_insert_default().insert(MODULE.to_owned(), module.into());
    }
}

/// The module of every path that belongs to one.
pub(crate) fn modules_of(document: &OpenApiDocument) -> HashMap<String, String> {
    let module = |item: &PathItem| {
        let operations = [&item.get, &item.post, &item.patch, &item.put, &item.delete];
        let mut named =
            operations.into_iter().flatten().filter_map(|one| one.extensions.as_ref()?.get(MODULE));
        named.next().and_then(Value::as_str).map(str::to_owned)
    };
    let paths = document.paths.paths.iter();
    paths.filter_map(|(path, item)| Some((path.clone(), module(item)?))).collect()
}

/// Every operation that takes no parameters in its query.
pub(super) fn without_parameters(document: &OpenApiDocument) -> HashSet<(Method, String)> {
    let mut found = HashSet::new();
    for (path, item) in &document.paths.paths {
        let operations = [
            (Method::GET, &item.get),
            (Method::POST, &item.post),
            (Method::PATCH, &item.patch),
            (Method::PUT, &item.put),
            (Method::DELETE, &item.delete),
        ];
        let plain = operations.into_iter().filter(|(_, operation)| {
            operation.as_ref().is_some_and(|operation| {
                let mut parameters = operation.parameters.iter().flatten();
                !parameters.any(|parameter| match parameter {
                    RefOr::T(parameter) => parameter.parameter_in == ParameterIn::Query,
                    RefOr::Ref(_) => true,
                })
            })
        });
        found.extend(plain.map(|(method, _)| (method, path.clone())));
    }
    found
}

/// The document that the routes are added to.
#[derive(OpenApi)]
#[openapi(
    info(title = "Langgan", description = "The CRM for businesses that sell and serve over WhatsApp. \
        Money is whole rupiah, percentages are basis points, instants are RFC 3339 UTC, business days are YYYY-MM-DD \
        in the workspace's time zone."),
    components(schemas(super::Problem, super::ProblemFault)),
    security(("session" = []), ("token" = [])),
    modifiers(&Doors)
)]
pub struct Document;

struct Doors;

impl Modify for Doors {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        let cookie = ApiKey::Cookie(ApiKeyValue::new(crate::auth::SESSION_COOKIE));
        components.add_security_scheme("session", SecurityScheme::ApiKey(cookie));
        components.add_security_scheme("token", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    }
}
