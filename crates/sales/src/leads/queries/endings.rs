//! What becomes of leads in the end: they are part of another one, of a customer, or forgotten.

use crate::leads::{
    LeadId,
    table::{Column, Entity, Model},
};
use kernel::{Instant, Result};
use platform::Tx;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Statement,
};
use uuid::Uuid;

/// Moves what belongs to `from` to `to`: activities, deals, and leads that were merged into `from` before.
pub(crate) async fn move_everything(tx: &Tx, to: LeadId, from: LeadId) -> Result<()> {
    for sql in [
        "UPDATE activity SET lead_id = $1 WHERE lead_id = $2",
        "UPDATE deal SET lead_id = $1 WHERE lead_id = $2",
        "UPDATE lead SET merged_into_id = $1 WHERE merged_into_id = $2",
    ] {
        let statement =
            Statement::from_sql_and_values(tx.get_database_backend(), sql, [to.into(), from.into()]);
        tx.execute_raw(statement).await?;
    }
    Ok(())
}

/// Forgets leads that have been in the trash since before `before` and that no deal refers to.
pub(crate) async fn purge(tx: &Tx, before: Instant) -> Result<()> {
    let gone = "SELECT id FROM lead WHERE deleted_at < $1 AND merged_into_id IS NULL \
        AND NOT EXISTS (SELECT 1 FROM deal WHERE lead_id = lead.id) \
        AND NOT EXISTS (SELECT 1 FROM lead other WHERE other.merged_into_id = lead.id)";
    for sql in [
        format!("DELETE FROM activity WHERE lead_id IN ({gone})"),
        format!("DELETE FROM stage_change WHERE lead_id IN ({gone})"),
        format!("DELETE FROM lead WHERE id IN ({gone})"),
    ] {
        tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, [before.into()]))
            .await?;
    }
    Ok(())
}

/// Wipes the personal fields of the leads that became `customer`, and of those that were merged into them.
pub(crate) async fn erase(tx: &Tx, customer: Uuid) -> Result<()> {
    let theirs = "SELECT id FROM lead WHERE customer_id = $1 \
        OR merged_into_id IN (SELECT id FROM lead WHERE customer_id = $1)";
    let leads = format!(
        "UPDATE lead SET name = '(' || code || ')', name_folded = '(' || code || ')', phone_sealed = NULL, \
         phone_original_sealed = NULL, phone_hash = NULL, phone_tail_hash = NULL, email = NULL, email_folded = NULL, \
         address = NULL, organization = NULL, organization_folded = NULL, need = NULL, lost_note = NULL, \
         next_action = NULL, tags = '[]', custom = '{{}}', version = version + 1 WHERE id IN ({theirs})"
    );
    let facets = format!("DELETE FROM lead_facet WHERE thing_id IN ({theirs})");
    for sql in [leads, facets] {
        tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, [customer.into()]))
            .await?;
    }
    Ok(())
}

/// The leads of a customer move to another.
pub(crate) async fn merge_customers(tx: &Tx, to: Uuid, from: Uuid) -> Result<()> {
    let sql = "UPDATE lead SET customer_id = $1 WHERE customer_id = $2";
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [to.into(), from.into()]);
    tx.execute_raw(statement).await?;
    Ok(())
}

/// The leads that became `customer`, and those that were merged into them.
pub(crate) async fn of_customer(db: &impl ConnectionTrait, customer: Uuid) -> Result<Vec<Model>> {
    let became =
        Entity::find().select_only().column(Column::Id).filter(Column::CustomerId.eq(customer)).into_query();
    let theirs =
        Condition::any().add(Column::CustomerId.eq(customer)).add(Column::MergedIntoId.in_subquery(became));
    Ok(Entity::find().filter(theirs).order_by_asc(Column::Id).limit(1_000).all(db).await?)
}

/// The ids of the leads that became `customer`, and of those that were merged into them.
///
/// # Errors
/// What the database says.
pub async fn ids_of_customer(db: &impl ConnectionTrait, customer: Uuid) -> Result<Vec<Uuid>> {
    Ok(of_customer(db, customer).await?.into_iter().map(|row| row.id.0).collect())
}
