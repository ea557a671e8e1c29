//! The services' table and their changes'.

use super::{ServiceId, model::Status};
use crate::customers::CustomerId;
use catalog::products::ProductId;
use kernel::{Day, Instant, Rupiah};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "service")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ServiceId,
    pub number: String,
    pub customer_id: CustomerId,
    pub product_id: ProductId,
    pub deal_id: Option<Uuid>,
    pub price: Rupiah,
    pub started_on: Day,
    pub billing_day: i64,
    pub status: Status,
    pub install_address: Option<String>,
    pub ended_on: Option<Day>,
    pub end_reason: Option<String>,
    pub suspend_reason: Option<String>,
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub mod change {
    //! The table of changes of product and price.

    use super::super::ServiceId;
    use catalog::products::ProductId;
    use kernel::{Day, Instant, Rupiah, UserId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "service_change")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub service_id: ServiceId,
        pub at: Instant,
        pub on_day: Day,
        pub changed_by: Option<UserId>,
        pub from_product_id: ProductId,
        pub to_product_id: ProductId,
        pub from_price: Rupiah,
        pub to_price: Rupiah,
        pub reason: Option<String>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
