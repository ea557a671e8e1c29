//! Reads and changes of customers' files.

use super::{
    OWNER_KIND, StoredFileId,
    remove::DELETE_CONTENT,
    table::{ActiveModel, Column, Entity, Model},
};
use crate::customers::CustomerId;
use bytes::Bytes;
use kernel::{Error, Result};
use platform::{App, Tx, files::FileKey, jobs};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    sea_query::Expr,
};
use serde_json::json;

fn of(customer: CustomerId) -> Condition {
    Condition::all().add(Column::OwnerKind.eq(OWNER_KIND)).add(Column::OwnerId.eq(customer.0))
}

/// The customer's files, the newest first.
pub(crate) async fn of_customer(db: &impl ConnectionTrait, customer: CustomerId) -> Result<Vec<Model>> {
    let files = Entity::find().filter(of(customer));
    Ok(files.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).all(db).await?)
}

pub(super) async fn count(db: &impl ConnectionTrait, customer: CustomerId) -> Result<u64> {
    Ok(Entity::find().filter(of(customer)).count(db).await?)
}

pub(super) async fn find(
    db: &impl ConnectionTrait,
    (customer, id): (CustomerId, StoredFileId),
) -> Result<Model> {
    Entity::find_by_id(id).filter(of(customer)).one(db).await?.ok_or(Error::NotFound)
}

/// Whether a row speaks of this content.
pub(super) async fn is_kept(db: &impl ConnectionTrait, key: FileKey) -> Result<bool> {
    Ok(Entity::find().filter(Column::Path.eq(key)).count(db).await? > 0)
}

pub(super) async fn insert(tx: &Tx, file: ActiveModel) -> Result<()> {
    Entity::insert(file).exec_without_returning(tx).await?;
    Ok(())
}

/// Forgets one file; its content is removed once that is true.
pub(super) async fn delete(tx: &Tx, file: &Model) -> Result<()> {
    Entity::delete_by_id(file.id).exec(tx).await?;
    jobs::enqueue(tx, DELETE_CONTENT, &json!([file.path.to_string()])).await
}

/// Gives the files of `from` to `to`.
pub(crate) async fn move_to(tx: &Tx, to: CustomerId, from: CustomerId) -> Result<()> {
    let all = Entity::update_many().col_expr(Column::OwnerId, Expr::value(to.0)).filter(of(from));
    all.exec(tx).await?;
    Ok(())
}

/// Forgets all files of a customer; their contents are removed once that is true.
pub(crate) async fn forget(tx: &Tx, customer: CustomerId) -> Result<()> {
    let paths: Vec<_> = of_customer(tx, customer).await?.iter().map(|file| file.path.to_string()).collect();
    if paths.is_empty() {
        return Ok(());
    }
    Entity::delete_many().filter(of(customer)).exec(tx).await?;
    jobs::enqueue(tx, DELETE_CONTENT, &paths).await
}

impl Model {
    /// The content.
    ///
    /// # Errors
    /// `Unavailable` where it is not there.
    pub(crate) async fn read(&self, app: &App) -> Result<Bytes> {
        match app.files().get(&self.path).await {
            Err(Error::NotFound) => Err(Error::Unavailable(format!("files: {} is missing", self.path))),
            found => found,
        }
    }

    /// The name without anything that leads into a folder.
    pub(crate) fn safe_name(&self) -> String {
        self.name.replace(['/', '\\', ':'], "-")
    }
}
