//! The event log: logins, failed logins, exports, views of a phone number. Who looked, not who changed.

use crate::{actor::Origin, app::App};
use kernel::{Instant, Result, UserId};
use sea_orm::{ConnectionTrait, entity::prelude::*, prelude::Json};

/// One thing that happened.
#[expect(missing_docs, reason = "columns that say what they are")]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event_log")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub at: Instant,
    pub user_id: Option<UserId>,
    pub kind: String,
    pub details: Json,
    pub request_id: String,
    pub ip: String,
    pub user_agent: String,
}

/// Events stand alone.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Notes that `kind` happened.
///
/// # Errors
/// Only what the database says.
pub async fn record(
    db: &impl ConnectionTrait,
    app: &App,
    (user, origin): (Option<UserId>, &Origin),
    kind: &str,
    details: Json,
) -> Result<()> {
    let event = ActiveModel {
        id: sea_orm::Set(app.new_id()),
        at: sea_orm::Set(app.now()),
        user_id: sea_orm::Set(user),
        kind: sea_orm::Set(kind.to_owned()),
        details: sea_orm::Set(details),
        request_id: sea_orm::Set(origin.request_id.clone()),
        ip: sea_orm::Set(origin.ip.clone()),
        user_agent: sea_orm::Set(origin.user_agent.clone()),
    };
    Entity::insert(event).exec_without_returning(db).await?;
    Ok(())
}
