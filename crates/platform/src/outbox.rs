//! Mail that waits to be sent. Without a mail server it rests here and the operator sees that it does.

use crate::{app::App, db::Tx};
use kernel::{Instant, Result};
use sea_orm::{Set, entity::prelude::*, sea_query::Expr};

/// One mail.
#[expect(missing_docs, reason = "columns that say what they are")]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "mail")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    pub status: String,
    pub last_error: Option<String>,
    pub created_at: Instant,
    pub sent_at: Option<Instant>,
}

/// Mails stand alone.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A mail to be sent.
#[derive(Clone, Debug)]
pub struct Mail {
    /// One address.
    pub to: String,
    /// The subject line.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// Puts `mail` into the outbox; it is sent after the transaction is true.
///
/// # Errors
/// Only what the database says.
pub async fn post(tx: &Tx, mail: Mail) -> Result<()> {
    let row = ActiveModel {
        id: Set(tx.new_id()),
        recipient: Set(mail.to),
        subject: Set(mail.subject),
        body: Set(mail.body),
        status: Set("waiting".to_owned()),
        last_error: Set(None),
        created_at: Set(tx.now()),
        sent_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    tx.wake_workers();
    Ok(())
}

/// The oldest mails that wait.
///
/// # Errors
/// What the database says.
pub async fn waiting(app: &App, limit: u64) -> Result<Vec<Model>> {
    use sea_orm::{QueryOrder, QuerySelect};
    let rows = Entity::find()
        .filter(Column::Status.eq("waiting"))
        .order_by_asc(Column::CreatedAt)
        .limit(limit)
        .all(app.db().reader())
        .await?;
    Ok(rows)
}

/// Marks a waiting mail as sent.
///
/// # Errors
/// What the database says.
pub async fn mark_sent(tx: &Tx, id: Uuid) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Status, Expr::value("sent"))
        .col_expr(Column::SentAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}
