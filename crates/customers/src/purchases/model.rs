//! What a purchase is, and how its total comes about.

use super::{NewItem, PurchaseId};
use crate::customers::CustomerId;
use catalog::products::ProductId;
use kernel::{Day, Error, Instant, Message, Result, Rupiah};
use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr};
use utoipa::ToSchema;
use uuid::Uuid;

const TOTAL_TOO_HIGH: Message =
    Message::new("too_high", "Jumlahnya terlalu besar.", "The total is too large.");
const DISCOUNT_TOO_HIGH: Message =
    Message::new("too_high", "Potongan melebihi jumlah.", "The discount exceeds the total.");

/// What was sold through a deal is corrected nowhere but there.
pub const FROM_DEAL: Message = Message::new(
    "from_deal",
    "Pembelian ini berasal dari project dan tidak bisa diubah.",
    "This purchase comes from a deal and cannot be changed.",
);

/// Where a purchase comes from.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Display,
    EnumIter,
    EnumString,
    IntoStaticStr,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Source {
    /// A deal that was won.
    Deal,
    /// Typed by hand.
    Manual,
    /// A spreadsheet.
    Import,
    /// An invoice.
    Invoice,
}

/// What the items cost before the discount.
///
/// # Errors
/// `Invalid` where that does not fit.
pub(super) fn gross(items: &[NewItem]) -> Result<Rupiah> {
    let totals: Option<Vec<_>> =
        items.iter().map(|item| item.unit_price.checked_mul(item.quantity)).collect();
    totals
        .and_then(Rupiah::checked_sum)
        .filter(|total| *total <= Rupiah::MAX_INPUT)
        .ok_or_else(|| Error::field("items", &TOTAL_TOO_HIGH))
}

/// What is left after the discount.
///
/// # Errors
/// `Invalid` where the discount is larger than that.
pub(super) fn net(gross: Rupiah, discount: Rupiah) -> Result<Rupiah> {
    let total = gross.checked_sub(discount).filter(|total| !total.is_negative());
    total.ok_or_else(|| Error::field("discount", &DISCOUNT_TOO_HIGH))
}

/// One line of a purchase.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ItemView {
    pub(super) product_id: Option<ProductId>,
    /// What it was called when it was bought.
    pub(super) name: String,
    pub(super) quantity: i64,
    pub(super) unit_price: Rupiah,
    pub(super) total: Rupiah,
}

/// A purchase.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PurchaseView {
    pub(super) id: PurchaseId,
    pub(super) number: String,
    pub(super) customer_id: CustomerId,
    pub(super) customer_name: String,
    pub(super) deal_id: Option<Uuid>,
    pub(super) on_date: Day,
    pub(super) items: Vec<ItemView>,
    pub(super) discount: Rupiah,
    pub(super) total: Rupiah,
    pub(super) source: Source,
    pub(super) note: Option<String>,
    pub(super) version: i64,
    #[schema(value_type = DateTime<Utc>)]
    pub(super) created_at: Instant,
    pub(super) can: PurchaseCan,
}

/// What the reader may do with a purchase.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct PurchaseCan {
    pub(super) edit: bool,
    pub(super) delete: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn item(quantity: i64, unit_price: i64) -> NewItem {
        NewItem { product_id: None, name: "Router".to_owned(), quantity, unit_price: Rupiah(unit_price) }
    }

    #[test]
    fn a_total_is_what_the_items_cost_without_the_discount() {
        let gross = gross(&[item(2, 150_000), item(1, 50_000)]).unwrap();
        assert_eq!(gross, Rupiah(350_000));
        assert_eq!(net(gross, Rupiah(50_000)).unwrap(), Rupiah(300_000));
        assert!(net(gross, Rupiah(350_001)).is_err());
    }

    proptest! {
        #[test]
        fn no_purchase_overflows(items in prop::collection::vec((1..=1_000_000_i64, 0..=i64::MAX), 0..5)) {
            let items: Vec<_> = items.into_iter().map(|(quantity, price)| item(quantity, price)).collect();
            if let Ok(total) = gross(&items) {
                prop_assert!(!total.is_negative() && total <= Rupiah::MAX_INPUT);
            }
        }
    }
}
