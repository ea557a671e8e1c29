//! The description of the API, generated from the code.

use utoipa::{
    Modify, OpenApi,
    openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme},
};

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
