//! The products' table and their price history.

use super::{ProductId, model::Kind};
use crate::categories::CategoryId;
use kernel::{BasisPoints, Instant, Rupiah};
use platform::facets::Facets;
use sea_orm::entity::prelude::*;

/// What products are filtered by beside their columns.
pub(crate) const FACETS: Facets = Facets::new("product_facet", "product");

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "product")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProductId,
    pub sku: String,
    pub sku_folded: String,
    pub name: String,
    pub name_folded: String,
    pub category_id: Option<CategoryId>,
    pub kind: Kind,
    pub cost_price: Rupiah,
    pub margin_bps: BasisPoints,
    pub list_price: Rupiah,
    pub tax_bps: Option<BasisPoints>,
    pub unit: String,
    pub description: Option<String>,
    pub speed_mbps: Option<i64>,
    pub is_active: bool,
    pub tags: Json,
    pub custom: Json,
    pub used_at: Option<Instant>,
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub deleted_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub mod price {
    //! The price history's table.

    use super::super::ProductId;
    use kernel::{BasisPoints, Instant, Rupiah, UserId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "product_price")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub product_id: ProductId,
        pub at: Instant,
        pub changed_by: Option<UserId>,
        pub cost_price: Rupiah,
        pub margin_bps: BasisPoints,
        pub list_price: Rupiah,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
