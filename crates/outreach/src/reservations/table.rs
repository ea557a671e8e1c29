//! The reservations' table.

use super::{ReservationId, Status};
use catalog::products::ProductId;
use kernel::{Day, Instant, UserId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "reservation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReservationId,
    pub name: String,
    pub name_folded: String,
    /// By what the name is told from others: `kernel::text::name_key`.
    pub name_key: String,
    pub product_id: ProductId,
    pub staff_id: UserId,
    pub status: Status,
    pub requested_by: UserId,
    pub decided_by: Option<UserId>,
    pub decided_at: Option<Instant>,
    pub reason: Option<String>,
    pub note: Option<String>,
    pub expires_on: Option<Day>,
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
