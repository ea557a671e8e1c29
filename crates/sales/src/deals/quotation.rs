//! The quotation: a deal on paper, for whom it is offered to. What it costs never stands on it.

use super::{
    DealId,
    model::{Billing, Status},
    queries,
    view::{DealItemView, DealView},
};
use crate::leads;
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use customers::customers::{CustomerId, find_visible as find_customer};
use kernel::{Locale, Message, Result, Rupiah};
use platform::{
    Actor, App,
    files::inline,
    http::{self, Path, Refusals},
    paper::{Align, Block, Cell, Column, Paper, Total},
    settings::General,
};

const TITLE: Message = Message::new("quotation", "Penawaran", "Quotation");
const NOT_APPROVED: Message = Message::new(
    "not_approved",
    "Draf: harga ini belum disetujui.",
    "Draft: these prices have not been approved.",
);
const REJECTED: Message =
    Message::new("rejected", "Harga ini tidak disetujui.", "These prices were not approved.");
const CANCELLED: Message =
    Message::new("cancelled", "Penawaran ini dibatalkan.", "This quotation has been cancelled.");
const DATE: Message = Message::new("date", "Tanggal", "Date");
const VALID_UNTIL: Message = Message::new("valid_until", "Berlaku sampai", "Valid until");
const CONTACT: Message = Message::new("contact", "Narahubung", "Contact");
const ITEM: Message = Message::new("item", "Produk atau layanan", "Product or service");
const QUANTITY: Message = Message::new("quantity", "Jumlah", "Quantity");
const PRICE: Message = Message::new("price", "Harga satuan", "Unit price");
const AMOUNT: Message = Message::new("amount", "Total", "Amount");
const MONTHLY: Message = Message::new("monthly", "per bulan", "per month");
const LIST_PRICE: Message = Message::new("list_price", "Harga daftar {price}", "List price {price}");
const SUBTOTAL: Message = Message::new("subtotal", "Harga daftar", "At list prices");
const DISCOUNT: Message = Message::new("discount", "Potongan", "Discount");
const PER_MONTH: Message = Message::new("per_month", "Setiap bulan", "Every month");
const ONCE: Message = Message::new("once", "Sekali bayar", "Once");
const TOTAL: Message = Message::new("total", "Total", "Total");
const NOTE: Message = Message::new("note", "Catatan", "Note");

/// The quotation of a deal, in the reader's language, under the business's letterhead.
#[utoipa::path(get, path = "/api/deals/{id}/quotation.pdf", tag = "deals", params(("id" = DealId, Path)), responses((status = 200, body = Vec<u8>, content_type = "application/pdf"), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DealId>,
) -> http::Result<Response> {
    let db = app.db().reader();
    let deal = queries::view(db, &actor, queries::find_visible(db, &actor, id).await?).await?;
    let recipient = recipient(&app, &actor, &deal).await?;
    let name = format!("{} {}.pdf", TITLE.say(actor.locale, &[]), deal.code);
    let letterhead = app.setting::<General>();
    let pdf =
        tokio::task::spawn_blocking(move || paper(&deal, actor.locale, (letterhead, recipient)).to_pdf())
            .await
            .map_err(kernel::Error::internal)??;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (header::CONTENT_DISPOSITION, inline(&name)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, pdf).into_response())
}

/// The name, then organisation and address as far as they are known.
async fn recipient(app: &App, actor: &Actor, deal: &DealView) -> Result<Vec<String>> {
    let db = app.db().reader();
    let more = match (deal.customer_id, deal.lead_id) {
        (Some(id), _) => {
            let customer = find_customer(db, actor, CustomerId(id)).await.ok();
            customer.map(|customer| vec![customer.organization, customer.street, customer.city])
        }
        (None, Some(id)) => {
            let lead = leads::find_visible(db, actor, id).await.ok();
            lead.map(|lead| vec![lead.organization, lead.address])
        }
        (None, None) => None,
    };
    let more = more.into_iter().flatten().flatten().filter(|line| *line != deal.customer_name);
    Ok(std::iter::once(deal.customer_name.clone()).chain(more).collect())
}

fn paper(deal: &DealView, locale: Locale, (letterhead, recipient): (General, Vec<String>)) -> Paper {
    let say = |message: Message| message.say(locale, &[]);
    let mut facts = vec![(say(DATE), deal.created_on.in_words(locale))];
    facts.extend(deal.valid_until.map(|day| (say(VALID_UNTIL), day.in_words(locale))));
    facts.push((say(CONTACT), deal.owner_name.clone()));
    let mut blocks = vec![
        Block::Table(columns(locale), deal.items.iter().map(|item| row(item, locale)).collect()),
        Block::Totals(totals(deal, locale)),
    ];
    blocks.extend(deal.note.clone().map(|note| Block::Text(say(NOTE), note)));
    Paper {
        locale,
        letterhead,
        title: say(TITLE),
        number: deal.code.clone(),
        warning: warning(deal.status).map(say),
        recipient,
        facts,
        blocks,
    }
}

const fn warning(status: Status) -> Option<Message> {
    match status {
        Status::Draft | Status::WaitingApproval => Some(NOT_APPROVED),
        Status::Rejected => Some(REJECTED),
        Status::Cancelled => Some(CANCELLED),
        Status::Approved | Status::Won => None,
    }
}

fn columns(locale: Locale) -> Vec<Column> {
    let column = |heading: Message, share, align| Column { heading: heading.say(locale, &[]), share, align };
    vec![
        column(ITEM, 46, Align::Left),
        column(QUANTITY, 14, Align::Right),
        column(PRICE, 20, Align::Right),
        column(AMOUNT, 20, Align::Right),
    ]
}

fn row(item: &DealItemView, locale: Locale) -> Vec<Cell> {
    let is_monthly = item.billing == Billing::Monthly;
    let was = (item.price < item.list_price)
        .then(|| LIST_PRICE.say(locale, &[("price", item.list_price.to_string())]));
    vec![
        Cell { text: item.name.clone(), note: item.install_address.clone() },
        format!("{} {}", item.quantity, item.unit).into(),
        Cell { text: item.price.to_string(), note: was },
        Cell { text: item.total.to_string(), note: is_monthly.then(|| MONTHLY.say(locale, &[])) },
    ]
}

/// What is given off where that explains the total; monthly and once apart where there are both.
fn totals(deal: &DealView, locale: Locale) -> Vec<Total> {
    let line = |label: Message, amount: Rupiah| Total {
        label: label.say(locale, &[]),
        amount: amount.to_string(),
        is_final: false,
    };
    let mut totals = Vec::new();
    let is_explained = deal.subtotal.checked_sub(deal.discount_total) == Some(deal.total);
    if is_explained && !deal.discount_total.is_zero() {
        totals.push(line(SUBTOTAL, deal.subtotal));
        totals.push(line(DISCOUNT, Rupiah(-deal.discount_total.get())));
    }
    let monthly = total_of(deal, Billing::Monthly);
    let once = total_of(deal, Billing::OneOff);
    if !monthly.is_zero() && !once.is_zero() {
        totals.extend([line(PER_MONTH, monthly), line(ONCE, once)]);
    }
    totals.push(Total { is_final: true, ..line(TOTAL, deal.total) });
    totals
}

fn total_of(deal: &DealView, billing: Billing) -> Rupiah {
    let totals = deal.items.iter().filter(|item| item.billing == billing).map(|item| item.total);
    Rupiah::checked_sum(totals).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deals::{
        NeededLevel,
        table::{Model, item},
    };
    use catalog::products::ProductId;
    use kernel::{Day, Instant, UserId};
    use serde_json::json;
    use uuid::Uuid;

    fn item(billing: Billing, (list, price): (i64, i64)) -> item::Model {
        item::Model {
            id: Uuid::nil(),
            deal_id: DealId(Uuid::nil()),
            position: 0,
            product_id: ProductId(Uuid::nil()),
            name: "Internet 20 Mbps".to_owned(),
            unit: "bulan".to_owned(),
            quantity: 2,
            cost_price: Rupiah(77_777),
            list_price: Rupiah(list),
            price: Rupiah(price),
            billing,
            install_address: None,
        }
    }

    fn deal(
        status: Status,
        (subtotal, discount, total): (i64, i64, i64),
        items: Vec<item::Model>,
    ) -> DealView {
        let row = Model {
            id: DealId(Uuid::nil()),
            code: "DL-000001".to_owned(),
            title: "Pasang baru".to_owned(),
            title_folded: "pasang baru".to_owned(),
            lead_id: None,
            customer_id: None,
            customer_name: "Sari Dewi".to_owned(),
            channel_id: None,
            owner_id: UserId(Uuid::nil()),
            status,
            approval_level: NeededLevel::None,
            valid_until: None,
            note: None,
            subtotal: Rupiah(subtotal),
            discount_total: Rupiah(discount),
            total: Rupiah(total),
            cost_total: Rupiah(155_554),
            margin_total: Rupiah(44_446),
            price_changes: json!([]),
            created_on: Day::new(2027, 1, 1).unwrap(),
            submitted_at: None,
            decided_at: None,
            won_on: None,
            cancelled_on: None,
            version: 1,
            created_at: Instant::default(),
            updated_at: Instant::default(),
            deleted_at: None,
        };
        DealView::new(&Actor::system(), row, ("Budi".to_owned(), items))
    }

    fn printed(deal: &DealView) -> String {
        format!("{:?}", paper(deal, Locale::Id, (General::default(), vec!["Sari Dewi".to_owned()])))
    }

    #[test]
    fn costs_and_margins_never_stand_on_paper() {
        let text = printed(&deal(
            Status::Approved,
            (200_000, 0, 200_000),
            vec![item(Billing::OneOff, (100_000, 100_000))],
        ));
        for secret in ["77.777", "155.554", "44.446"] {
            assert!(!text.contains(secret), "{text}");
        }
    }

    #[test]
    fn a_discount_is_shown_where_it_explains_the_total() {
        let text = printed(&deal(
            Status::Approved,
            (200_000, 20_000, 180_000),
            vec![item(Billing::OneOff, (100_000, 90_000))],
        ));
        assert!(text.contains("-Rp20.000") && text.contains("Harga daftar Rp100.000"), "{text}");
    }

    #[test]
    fn what_is_paid_monthly_and_once_is_told_apart() {
        let items = vec![item(Billing::OneOff, (50_000, 50_000)), item(Billing::Monthly, (100_000, 100_000))];
        let text = printed(&deal(Status::Approved, (300_000, 0, 300_000), items));
        assert!(
            text.contains("Setiap bulan") && text.contains("Rp200.000") && text.contains("Sekali bayar"),
            "{text}"
        );
    }

    #[test]
    fn prices_that_nobody_approved_are_called_a_draft() {
        assert!(printed(&deal(Status::Draft, (0, 0, 0), vec![])).contains("Draf"));
        assert!(!printed(&deal(Status::Approved, (0, 0, 0), vec![])).contains("Draf"));
    }
}
