//! Users: who they are, what they may do, how they come and go.

mod create;
mod leave;
mod list;
mod model;
mod policy;
mod queries;
mod reset_password;
mod search;
mod show;
mod staff;
pub(crate) mod table;
mod update;

pub use create::{NewUser, create};
pub use model::{EMAIL_TAKEN, LAST_OWNER, OWN_ACCOUNT, OWN_ROLE, PHONE, Theme, UserCan, UserView};
pub(crate) use model::{seal_phone, subject};
pub use queries::{
    active_ids_with, active_in_roles, active_with_role, count, find_by_email, is_active, names, names_of,
    who_hear_of, who_may,
};
pub(crate) use queries::{find, hold, note_login, update as update_user};
pub use reset_password::set_initial_password;
pub use search::SEARCH;
pub use table::Model as User;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::handler, create::handler))
        .routes(routes!(show::handler, update::handler, leave::remove))
        .routes(routes!(leave::holdings))
        .routes(routes!(leave::deactivate))
        .routes(routes!(leave::reactivate))
        .routes(routes!(reset_password::handler))
        .routes(routes!(staff::handler))
}
