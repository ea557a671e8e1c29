//! What a deposit is.

use super::{DepositId, Multiplier, policy, table::Model};
use catalog::products::ProductId;
use kernel::{Day, Fault, Faults, Instant, Message, Rupiah, UserId, check};
use platform::{Actor, audit::Subject};
use serde::Serialize;
use utoipa::ToSchema;

pub(super) const MAX_NAME: usize = 160;

/// The total is more than can be kept.
pub(super) const TOO_GREAT: Message = Message::new(
    "total_too_high",
    "Nominal × kelipatan paling besar Rp1.000.000.000.000.000.",
    "Nominal × multiplier is at most Rp1.000.000.000.000.000.",
);
/// A day that has not come.
pub(super) const IN_FUTURE: Message =
    Message::new("in_future", "Tanggalnya belum tiba.", "This day has not come yet.");
/// Too long ago for staff.
pub(super) const TOO_OLD: Message = Message::new(
    "too_old",
    "Deposit hanya bisa diubah sampai {days} hari ke belakang.",
    "Deposits can be changed for {days} days only.",
);

/// Checks an amount and how many times it counts.
pub(super) fn check_amounts(faults: &mut Faults, at: &str, (base, multiplier): (Rupiah, Multiplier)) {
    let field = |name: &str| format!("{at}{name}");
    faults.number(&field("base_amount"), base.get(), 0, Rupiah::MAX_INPUT.get());
    if multiplier < Multiplier::MIN {
        faults.add(Fault::new(field("multiplier"), &check::TOO_LOW).with("min", Multiplier::MIN));
    } else if multiplier > Multiplier::MAX {
        faults.add(Fault::new(field("multiplier"), &check::TOO_HIGH).with("max", Multiplier::MAX));
    }
    let fits = base.is_negative() || multiplier.times(base).is_some();
    faults.ensure(fits, field("base_amount"), &TOO_GREAT);
}

/// What the reader may do with a deposit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct DepositCan {
    pub edit: bool,
    pub delete: bool,
}

/// A deposit.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct DepositView {
    pub id: DepositId,
    pub on_date: Day,
    pub staff_id: UserId,
    pub staff_name: Option<String>,
    pub product_id: ProductId,
    pub product_name: Option<String>,
    pub customer_name: String,
    /// The customer's ID.
    pub customer_ref: Option<String>,
    /// Nominal.
    pub base_amount: Rupiah,
    /// Kelipatan.
    pub multiplier: Multiplier,
    /// Nominal × kelipatan, half up to the rupiah.
    pub total: Rupiah,
    /// Keterangan.
    pub note: Option<String>,
    /// Who entered or changed it last.
    pub updated_by: Option<UserId>,
    pub updated_by_name: Option<String>,
    pub version: i64,
    #[schema(value_type = DateTime<Utc>)]
    pub created_at: Instant,
    #[schema(value_type = DateTime<Utc>)]
    pub updated_at: Instant,
    pub can: DepositCan,
}

/// The names around a deposit.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    pub staff: Option<String>,
    pub product: Option<String>,
    pub updated_by: Option<String>,
}

impl DepositView {
    pub(super) fn new((actor, since): (&Actor, Day), row: Model, around: Around) -> Self {
        let may = policy::may_change((actor, since), &row);
        Self {
            can: DepositCan { edit: may, delete: may },
            id: row.id,
            on_date: row.on_date,
            staff_id: row.staff_id,
            staff_name: around.staff,
            product_id: row.product_id,
            product_name: around.product,
            customer_name: row.customer_name,
            customer_ref: row.customer_ref,
            base_amount: row.base_amount,
            multiplier: row.multiplier_hundredths,
            total: row.total,
            note: row.note,
            updated_by: row.updated_by,
            updated_by_name: around.updated_by,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

/// What an audit entry about the deposit is about.
pub(super) fn subject(row: &Model) -> Subject {
    Subject::new("deposit", row.id, format!("{} {}", row.on_date, row.customer_name))
}
