//! The reports there are.

use super::{
    filters::Filter::{self, Category, Channel, City, Level, Owner, Product, Stage},
    leads::{leads_by, leads_funnel},
    params::AskedReport,
    running::active_customers,
    table::Table,
    won::{deals_approvals, sales_by, sales_summary},
};
use futures::{FutureExt, future::BoxFuture};
use kernel::{Message, Permission, Result};
use platform::{Actor, App};

/// Computes a report.
pub(super) type Run = for<'a> fn(&'a App, &'a Actor, &'a AskedReport) -> BoxFuture<'a, Result<Table>>;

/// One report.
pub(super) struct ReportKind {
    pub key: &'static str,
    pub title: Message,
    pub permission: Permission,
    /// The module that must be in use.
    pub module: Option<&'static str>,
    pub groups: &'static [&'static str],
    pub has_granularity: bool,
    /// What it can be narrowed by: what its sums are kept by.
    pub filters: &'static [Filter],
    pub run: Run,
}

pub(super) const KINDS: &[ReportKind] = &[
    ReportKind {
        key: "sales-summary",
        title: Message::new("sales_summary", "Ringkasan penjualan", "Sales summary"),
        permission: Permission::ReadDeals,
        module: Some(sales::MODULE),
        groups: &["period"],
        has_granularity: true,
        filters: &[Owner, Channel, Product, Category, Level],
        run: |app, actor, asked| sales_summary(app, actor, asked).boxed(),
    },
    ReportKind {
        key: "sales-by",
        title: Message::new("sales_by", "Penjualan per kelompok", "Sales by group"),
        permission: Permission::ReadDeals,
        module: Some(sales::MODULE),
        groups: &["product", "owner", "channel"],
        has_granularity: false,
        filters: &[Owner, Channel, Product, Category, Level],
        run: |app, actor, asked| sales_by(app, actor, asked).boxed(),
    },
    ReportKind {
        key: "deals-approvals",
        title: Message::new("deals_approvals", "Project dan persetujuan", "Deals and approvals"),
        permission: Permission::ReadDeals,
        module: Some(sales::MODULE),
        groups: &["level"],
        has_granularity: false,
        filters: &[Owner, Channel, Product, Category],
        run: |app, actor, asked| deals_approvals(app, actor, asked).boxed(),
    },
    ReportKind {
        key: "leads-funnel",
        title: Message::new("leads_funnel", "Corong lead", "Lead funnel"),
        permission: Permission::UseLeads,
        module: Some(sales::MODULE),
        groups: &["stage"],
        has_granularity: false,
        filters: &[Owner, Stage],
        run: |app, actor, asked| leads_funnel(app, actor, asked).boxed(),
    },
    ReportKind {
        key: "leads-by",
        title: Message::new("leads_by", "Lead dan konversi", "Leads and conversion"),
        permission: Permission::UseLeads,
        module: Some(sales::MODULE),
        groups: &["channel", "owner", "period"],
        has_granularity: true,
        filters: &[Owner, Channel],
        run: |app, actor, asked| leads_by(app, actor, asked).boxed(),
    },
    ReportKind {
        key: "active-customers",
        title: Message::new("active_customers", "Pelanggan aktif dan MRR", "Active customers and MRR"),
        permission: Permission::UseCustomers,
        module: None,
        groups: &["period", "product", "owner"],
        has_granularity: true,
        filters: &[Owner, Product, Category, City],
        run: |app, actor, asked| active_customers(app, actor, asked).boxed(),
    },
];
