//! `langgan user`: the way in when nobody can log in.

use crate::{config::Config, serve};
use accounts::{
    password,
    users::{self, NewUser},
};
use kernel::{Error, Result, Role};
use platform::Actor;

/// Adds an owner with a password that must be changed at the first login; prints it.
///
/// # Errors
/// `Invalid` in words, such as an email that is taken.
pub async fn add(config: &Config, name: &str, email: &str, role: Role) -> Result<()> {
    let app = serve::open(config).await?;
    let password = password::new_initial();
    let user = NewUser {
        name: name.to_owned(),
        email: email.to_owned(),
        role,
        team_id: None,
        password: password.clone(),
        must_change_password: true,
    };
    app.transact(async |tx| users::create(tx, &Actor::system(), user).await).await?;
    println!("{email} ({role}) may log in with: {password}");
    app.db().clone().close().await;
    Ok(())
}

/// Gives `email` a new password that must be changed at the next login; prints it and ends all sessions.
///
/// # Errors
/// `Unavailable` where there is no such user.
pub async fn reset_password(config: &Config, email: &str) -> Result<()> {
    let app = serve::open(config).await?;
    let user = users::find_by_email(app.db().reader(), email).await?;
    let user = user.ok_or_else(|| Error::Unavailable(format!("there is no user {email}")))?;
    let password = password::new_initial();
    app.transact(async |tx| users::set_initial_password(tx, &Actor::system(), user.id, &password).await)
        .await?;
    println!("{email} may log in with: {password}");
    app.db().clone().close().await;
    Ok(())
}
