//! Labels of things of all rooms: which there are, for completing what is typed, and putting them on many things at once.

mod bulk;
mod list;

pub(crate) use bulk::{__path_change, change};
pub(crate) use list::{__path_list, list};

use kernel::{Fault, Result, check};
use platform::{Actor, App, facets::TagSource};

/// The things called `of` that the actor works with.
fn source(app: &App, actor: &Actor, of: &str) -> Result<TagSource> {
    let found = app.shown(&app.registry().tags).into_iter().find(|source| source.of == of);
    let open = found.filter(|source| actor.may(source.permission)).copied();
    open.ok_or_else(|| Fault::new("of", &check::UNKNOWN_REFERENCE).into())
}
