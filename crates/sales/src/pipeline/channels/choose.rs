//! Who gets a lead that belongs to nobody.

use super::{ChannelId, Rule, table::Entity};
use kernel::{Permission, Result, UserId};
use platform::{Tx, db::next_number};
use sea_orm::{ConnectionTrait, EntityTrait};

/// Who gets a lead that comes through `channel` and belongs to nobody; `None` where no rule says.
///
/// # Errors
/// What the database says.
pub async fn choose_owner(tx: &Tx, channel: ChannelId) -> Result<Option<UserId>> {
    let Some(row) = Entity::find_by_id(channel).one(tx).await? else { return Ok(None) };
    let Some(rule) = row.rule else { return Ok(None) };
    let mut members = match row.team_id {
        Some(team) => accounts::teams::members(tx, team).await?,
        None => Vec::new(),
    };
    members.sort_unstable();
    match rule {
        Rule::Fixed => first_who_sells(tx, row.user_id.into_iter().collect()).await,
        Rule::RoundRobin => {
            let turn =
                usize::try_from(next_number(tx, &format!("channel:{channel}")).await?).unwrap_or_default();
            let first = turn % members.len().max(1);
            members.rotate_left(first);
            first_who_sells(tx, members).await
        }
        Rule::FewestOpen => first_who_sells(tx, crate::leads::by_fewest_open(tx, members).await?).await,
    }
}

/// The first of `people` who is active and works with leads.
async fn first_who_sells(db: &impl ConnectionTrait, people: Vec<UserId>) -> Result<Option<UserId>> {
    for person in people {
        if sells(db, person).await? {
            return Ok(Some(person));
        }
    }
    Ok(None)
}

/// Whether `person` is active and works with leads.
pub(super) async fn sells(db: &impl ConnectionTrait, person: UserId) -> Result<bool> {
    let role = accounts::users::active_with_role(db, person).await?;
    Ok(role.is_some_and(|role| Permission::UseLeads.reach(role).is_some()))
}
