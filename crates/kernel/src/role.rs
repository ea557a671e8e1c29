//! Roles and what each may do: the permission matrix of the product, in one table.

use crate::scope::Reach;
use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoEnumIterator};
use utoipa::ToSchema;

/// The one role of a user.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Display,
    EnumIter,
    EnumString,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Role {
    /// Pemilik: everything.
    Owner,
    /// Manajer: everything in sales, desk and outreach.
    Manager,
    /// Admin / CS: all customers, tickets, invoices, databases; no cost prices unless granted.
    Admin,
    /// Sales: only own leads, deals, customers and tasks.
    Sales,
    /// Teknisi: the open job pool and own jobs.
    Technician,
    /// Staf telesales: own records and deposits.
    Staff,
}

/// Something a role may do. What of it a user reaches (all or own) is [`Permission::reach`].
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Display,
    EnumIter,
    EnumString,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Permission {
    /// See users, teams and roles.
    ReadUsers,
    /// Create, change and deactivate users and teams.
    ManageUsers,
    /// Touch users who are owners.
    ManageOwners,
    /// Change settings of the workspace, and other people's API tokens.
    ManageSettings,
    /// See which integrations are set up.
    ReadIntegrations,
    /// Read the audit log and the event log.
    ReadAudit,
    /// Work with leads and their activities.
    UseLeads,
    /// See products (name and list price).
    ReadProducts,
    /// Create and change products.
    ManageProducts,
    /// See and change HPP and margin.
    ReadCosts,
    /// See deals.
    ReadDeals,
    /// Create and change deals.
    WriteDeals,
    /// Decide about prices below the list price.
    ApproveBelowList,
    /// Decide about prices below HPP.
    ApproveBelowCost,
    /// Work with customers, services and purchases.
    UseCustomers,
    /// Wipe a person's data.
    ErasePersons,
    /// See reports.
    ReadReports,
    /// Set targets and channels.
    ManageChannels,
    /// Bring in files of rows.
    Import,
    /// Keep contact databases, give their records to people and take them back.
    ManageDatabases,
    /// Work with records of contact databases.
    UseRecords,
    /// Ask for and see reserved members.
    UseReservations,
    /// Enter deposits.
    UseDeposits,
}

impl Permission {
    /// How far `self` reaches for `role`; `None` where the role does not have it.
    #[must_use]
    #[expect(clippy::match_same_arms, reason = "one block per line of the product's matrix")]
    pub const fn reach(self, role: Role) -> Option<Reach> {
        use {
            Permission as P,
            Reach::{All, Own},
            Role::{Admin, Manager, Owner, Sales, Staff, Technician},
        };
        match (self, role) {
            (_, Owner) => Some(All),

            (P::ReadUsers, Manager | Admin) | (P::ManageUsers | P::ReadIntegrations, Admin) => Some(All),
            (P::ReadUsers | P::ManageUsers | P::ReadIntegrations, _) => None,
            (
                P::ManageOwners | P::ManageSettings | P::ReadAudit | P::ApproveBelowCost | P::ErasePersons,
                _,
            ) => None,

            (P::UseLeads | P::UseCustomers, Manager | Admin) => Some(All),
            (P::UseLeads | P::UseCustomers, Sales) => Some(Own),
            (P::UseCustomers, Technician) => Some(Own),
            (P::UseLeads | P::UseCustomers, _) => None,

            (P::ReadProducts, Manager | Admin | Sales | Technician | Staff) => Some(All),
            (P::ManageProducts, Manager | Admin) | (P::ReadCosts, Manager) => Some(All),
            (P::ManageProducts | P::ReadCosts, _) => None,

            (P::ReadDeals, Manager | Admin) | (P::WriteDeals | P::ApproveBelowList, Manager) => Some(All),
            (P::ReadDeals | P::WriteDeals, Sales) => Some(Own),
            (P::ReadDeals | P::WriteDeals | P::ApproveBelowList, _) => None,

            (P::ReadReports, Manager | Admin) => Some(All),
            (P::ReadReports, Sales | Technician | Staff) => Some(Own),

            (P::ManageChannels | P::Import, Manager | Admin) => Some(All),
            (P::ManageChannels | P::Import, _) => None,

            (P::ManageDatabases | P::UseRecords | P::UseReservations | P::UseDeposits, Manager | Admin) => {
                Some(All)
            }
            (P::UseRecords | P::UseReservations | P::UseDeposits, Staff) => Some(Own),
            (P::ManageDatabases | P::UseRecords | P::UseReservations | P::UseDeposits, _) => None,
        }
    }

    /// The permissions of `role`, in a stable order.
    #[must_use]
    pub fn of(role: Role) -> Vec<Self> {
        Self::iter().filter(|permission| permission.reach(role).is_some()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_may_do_everything_everywhere() {
        assert!(Permission::iter().all(|p| p.reach(Role::Owner) == Some(Reach::All)));
    }

    #[test]
    fn only_owner_and_manager_see_costs() {
        let who: Vec<_> = Role::iter().filter(|r| Permission::ReadCosts.reach(*r).is_some()).collect();
        assert_eq!(who, [Role::Owner, Role::Manager]);
    }

    #[test]
    fn sales_reaches_only_own_leads_and_deals() {
        for permission in [Permission::UseLeads, Permission::WriteDeals, Permission::UseCustomers] {
            assert_eq!(permission.reach(Role::Sales), Some(Reach::Own));
        }
    }
}
