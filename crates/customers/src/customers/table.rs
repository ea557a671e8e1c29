//! The customers' table and their phones'.

use super::{
    CustomerId,
    model::{Kind, Status},
};
use kernel::{Day, Instant, Rupiah, UserId};
use platform::facets::Facets;
use sea_orm::entity::prelude::*;

/// What customers are filtered by beside their columns.
pub(crate) const FACETS: Facets = Facets::new("customer_facet", "customer");

/// A customer.
#[expect(missing_docs, reason = "columns that say what they are")]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "customer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CustomerId,
    pub code: String,
    pub kind: Kind,
    pub name: String,
    pub name_folded: String,
    pub phone_hash: Option<Vec<u8>>,
    pub phone_is_shared: bool,
    pub email: Option<String>,
    pub email_folded: Option<String>,
    pub street: Option<String>,
    pub village: Option<String>,
    pub district: Option<String>,
    pub city: Option<String>,
    pub city_folded: Option<String>,
    pub province: Option<String>,
    pub postal_code: Option<String>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub organization: Option<String>,
    pub organization_folded: Option<String>,
    pub status: Status,
    pub owner_id: Option<UserId>,
    pub origin_lead_id: Option<Uuid>,
    pub tags: Json,
    pub preferences: Json,
    pub preferred_contact: Option<String>,
    pub consent: Option<Json>,
    pub birthday: Option<Day>,
    pub national_id_sealed: Option<Vec<u8>>,
    pub notes: Option<String>,
    pub custom: Json,
    /// Kept by the system, like the six below.
    pub first_purchase_on: Option<Day>,
    pub last_purchase_on: Option<Day>,
    pub purchase_count: i64,
    pub lifetime_value: Rupiah,
    pub active_services: i64,
    pub mrr: Rupiah,
    pub active_since: Option<Day>,
    pub inactive_proposed_on: Option<Day>,
    pub merged_into_id: Option<CustomerId>,
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub deleted_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub mod phone {
    //! The phones' table.

    use super::super::CustomerId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "customer_phone")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub customer_id: CustomerId,
        pub position: i64,
        pub sealed: Vec<u8>,
        pub hash: Vec<u8>,
        pub tail_hash: Vec<u8>,
        pub typed_sealed: Option<Vec<u8>>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
