//! The API asked from inside: work that goes on in somebody's name after their request takes the same files, under the
//! same rights, as if they asked again. So a file that was ordered holds what the download of the list holds.

use crate::{actor::Actor, app::App, http::Failure, http::openapi};
use axum::{Router, body::Body, extract::Request, http::Method, response::Response};
use kernel::{Error, Result};
use tower::ServiceExt;
use utoipa::openapi::{OpenApi, RefOr, path::Operation};
use utoipa_axum::router::OpenApiRouter;

/// The routes of all rooms, and which of them give files.
#[derive(Clone, Default)]
pub struct Inside {
    routes: Router<App>,
    files: Vec<FileRoute>,
}

/// A list or report that comes as a file where `format` asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct FileRoute {
    /// Its path behind `/api/`, piece by piece; `{…}` stands for an id or key.
    pieces: Vec<String>,
    module: Option<String>,
    is_paged: bool,
}

impl FileRoute {
    fn fits(&self, path: &str) -> bool {
        let asked: Vec<_> = path.split('/').collect();
        let fits = |(piece, word): (&String, &&str)| {
            if piece.starts_with('{') { is_word(word) } else { piece == word }
        };
        asked.len() == self.pieces.len() && self.pieces.iter().zip(&asked).all(fits)
    }
}

/// What an id or a key consists of: nothing that would lead to another address.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, b'-' | b'_'))
}

impl Inside {
    /// Learns which of `routes` give files from their description.
    #[must_use]
    pub(crate) fn new(routes: OpenApiRouter<App>) -> Self {
        let (routes, document) = routes.split_for_parts();
        Self { files: files_of(&document), routes }
    }

    /// Whether a list or report at `/api/{path}` comes as a file, in the modules that `uses` knows.
    #[must_use]
    pub fn gives_file(&self, path: &str, uses: impl Fn(&str) -> bool) -> bool {
        self.find(path).is_some_and(|route| route.module.as_deref().is_none_or(uses))
    }

    /// Whether the list at `/api/{path}` comes page by page.
    #[must_use]
    pub fn is_paged(&self, path: &str) -> bool {
        self.find(path).is_some_and(|route| route.is_paged)
    }

    fn find(&self, path: &str) -> Option<&FileRoute> {
        self.files.iter().find(|route| route.fits(path))
    }

    /// The answer to `actor`, who asks for `address`.
    ///
    /// # Errors
    /// As the route refuses.
    pub async fn ask(&self, app: &App, actor: &Actor, address: &str) -> Result<Response, Failure> {
        let request = Request::builder().method(Method::GET).uri(address).extension(actor.clone());
        let request = request.body(Body::empty()).map_err(Error::internal)?;
        let mut answer = self
            .routes
            .clone()
            .with_state(app.clone())
            .oneshot(request)
            .await
            .unwrap_or_else(|never| match never {});
        match answer.extensions_mut().remove::<Failure>() {
            Some(failure) => Err(failure),
            None if answer.status().is_success() => Ok(answer),
            None => Err(Error::NotFound.into()),
        }
    }
}

fn files_of(document: &OpenApi) -> Vec<FileRoute> {
    let modules = openapi::modules_of(document);
    let paths = document.paths.paths.iter();
    let route = |path: &String, operation: &Operation| FileRoute {
        pieces: path.trim_start_matches("/api/").split('/').map(str::to_owned).collect(),
        module: modules.get(path).cloned(),
        is_paged: takes(operation, "per_page"),
    };
    let reads = paths.filter_map(|(path, item)| Some((path, item.get.as_ref()?)));
    reads.filter(|(_, read)| takes(read, "format")).map(|(path, read)| route(path, read)).collect()
}

fn takes(operation: &Operation, name: &str) -> bool {
    operation.parameters.iter().flatten().any(|parameter| match parameter {
        RefOr::T(parameter) => parameter.name == name,
        RefOr::Ref(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_that_of_the_list_and_no_other() {
        let route = FileRoute {
            pieces: vec!["customers".to_owned(), "{id}".to_owned(), "purchases".to_owned()],
            module: None,
            is_paged: true,
        };
        assert!(route.fits("customers/01920000-0000-7000-8000-000000000001/purchases"));
        for other in
            ["customers", "customers//purchases", "customers/../purchases", "customers/a?b/purchases"]
        {
            assert!(!route.fits(other), "{other}");
        }
    }
}
