//! The purchases' table and their lines'.

use super::{PurchaseId, model::Source};
use crate::customers::CustomerId;
use kernel::{Day, Instant, Rupiah};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "purchase")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PurchaseId,
    pub number: String,
    pub customer_id: CustomerId,
    pub deal_id: Option<Uuid>,
    pub on_date: Day,
    pub discount: Rupiah,
    pub total: Rupiah,
    pub source: Source,
    pub note: Option<String>,
    pub created_by: Option<Uuid>,
    pub version: i64,
    pub created_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub mod item {
    //! The lines' table.

    use super::super::PurchaseId;
    use catalog::products::ProductId;
    use kernel::Rupiah;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "purchase_item")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub purchase_id: PurchaseId,
        pub position: i64,
        pub product_id: Option<ProductId>,
        pub name: String,
        pub quantity: i64,
        pub unit_price: Rupiah,
        pub total: Rupiah,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
