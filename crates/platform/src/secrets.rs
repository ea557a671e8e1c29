//! Keys to other programs, such as the token of a bot: sealed, and never told again to whoever stored them.

use crate::{app::App, capability::EncryptedColumn, db::Tx};
use kernel::{Instant, Result};
use sea_orm::{QuerySelect, Set, entity::prelude::*, sea_query::OnConflict};
use std::collections::HashSet;

const CONTEXT: &str = "secret.sealed";

/// What a new key of the workspace seals again.
pub(crate) const SEALED: EncryptedColumn =
    EncryptedColumn { table: "secret", column: "sealed", context: CONTEXT };

/// One secret.
#[expect(missing_docs, reason = "columns that say what they are")]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "secret")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub sealed: Vec<u8>,
    pub updated_at: Instant,
}

/// Secrets stand alone.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Keeps `plain` under `name`; `None` forgets what was there.
///
/// # Errors
/// What the database says.
pub async fn keep(tx: &Tx, name: &str, plain: Option<&str>) -> Result<()> {
    let Some(plain) = plain else {
        Entity::delete_many().filter(Column::Name.eq(name)).exec(tx).await?;
        return Ok(());
    };
    let row = ActiveModel {
        id: Set(tx.new_id()),
        name: Set(name.to_owned()),
        sealed: Set(tx.app().keys().seal_text(plain, CONTEXT)?),
        updated_at: Set(tx.now()),
    };
    let known =
        OnConflict::column(Column::Name).update_columns([Column::Sealed, Column::UpdatedAt]).to_owned();
    Entity::insert(row).on_conflict(known).exec_without_returning(tx).await?;
    Ok(())
}

/// What is kept under `name`.
///
/// # Errors
/// What the database says.
pub async fn find(app: &App, name: &str) -> Result<Option<String>> {
    let row = Entity::find().filter(Column::Name.eq(name)).one(app.db().reader()).await?;
    row.map(|row| app.keys().open_text(&row.sealed, CONTEXT)).transpose()
}

/// The names of all that are kept.
///
/// # Errors
/// What the database says.
pub async fn names(db: &impl ConnectionTrait) -> Result<HashSet<String>> {
    let names = Entity::find().select_only().column(Column::Name).into_tuple().all(db).await?;
    Ok(names.into_iter().collect())
}
