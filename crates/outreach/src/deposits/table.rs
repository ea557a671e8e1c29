//! The deposits' table.

use super::{DepositId, Multiplier};
use catalog::products::ProductId;
use kernel::{Day, Instant, Rupiah, UserId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "deposit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DepositId,
    pub on_date: Day,
    pub staff_id: UserId,
    pub product_id: ProductId,
    pub customer_name: String,
    pub customer_folded: String,
    pub customer_ref: Option<String>,
    pub base_amount: Rupiah,
    pub multiplier_hundredths: Multiplier,
    pub total: Rupiah,
    pub note: Option<String>,
    pub updated_by: Option<UserId>,
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
