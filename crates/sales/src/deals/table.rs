//! The deals' table and their lines'.

use super::{
    DealId,
    model::{NeededLevel, Status},
};
use crate::{leads::LeadId, pipeline::ChannelId};
use kernel::{Day, Instant, Rupiah, UserId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "deal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DealId,
    pub code: String,
    pub title: String,
    pub title_folded: String,
    pub lead_id: Option<LeadId>,
    pub customer_id: Option<Uuid>,
    pub customer_name: String,
    pub channel_id: Option<ChannelId>,
    pub owner_id: UserId,
    pub status: Status,
    pub approval_level: NeededLevel,
    pub valid_until: Option<Day>,
    pub note: Option<String>,
    pub subtotal: Rupiah,
    pub discount_total: Rupiah,
    pub total: Rupiah,
    pub cost_total: Rupiah,
    pub margin_total: Rupiah,
    pub price_changes: Json,
    pub created_on: Day,
    pub submitted_at: Option<Instant>,
    pub decided_at: Option<Instant>,
    pub won_on: Option<Day>,
    pub cancelled_on: Option<Day>,
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub deleted_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub mod item {
    //! The lines' table.

    use super::super::{DealId, model::Billing};
    use catalog::products::ProductId;
    use kernel::Rupiah;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "deal_item")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub deal_id: DealId,
        pub position: i64,
        pub product_id: ProductId,
        pub name: String,
        pub unit: String,
        pub quantity: i64,
        pub cost_price: Rupiah,
        pub list_price: Rupiah,
        pub price: Rupiah,
        pub billing: Billing,
        pub install_address: Option<String>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
