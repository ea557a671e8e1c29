//! Turns a cookie or token into a user: one query, two for a team's leader.

use kernel::{Instant, Locale, Permission, Result, Role, TeamId, UserId};
use platform::{
    App, Via,
    auth::{Authenticator, Credential, Identity},
    crypto::hash_token,
};
use sea_orm::{FromQueryResult, Statement};
use uuid::Uuid;

use crate::{sessions, tokens};

/// Knows sessions and API tokens.
#[derive(Clone, Copy, Debug, Default)]
pub struct SessionAuthenticator;

/// A user with how they came in.
#[derive(FromQueryResult)]
struct Found {
    via_id: Uuid,
    via: String,
    seen_at: Option<Instant>,
    user_id: UserId,
    name: String,
    role: Role,
    team_id: Option<TeamId>,
    granted: serde_json::Value,
    locale: Locale,
    must_change_password: bool,
    leads: i64,
}

const USER: &str = "u.id AS user_id, u.name, u.role, u.team_id, u.granted, u.locale, u.must_change_password, \
    (SELECT count(*) FROM team t WHERE t.leader_id = u.id) AS leads";

#[async_trait::async_trait]
impl Authenticator for SessionAuthenticator {
    async fn authenticate(&self, app: &App, credential: &Credential) -> Result<Option<Identity>> {
        let found = match credential {
            Credential::Cookie(token) => find_session(app, token, "cookie").await?,
            Credential::Bearer(token) if tokens::is_api_token(token) => find_api_token(app, token).await?,
            Credential::Bearer(token) => find_session(app, token, "token").await?,
        };
        let Some(found) = found else { return Ok(None) };
        let led = if found.leads > 0 { members_led_by(app, found.user_id).await? } else { Vec::new() };
        sessions::note_use(app, found.via_id, &found.via, found.seen_at).await?;
        Ok(Some(found.into_identity(led)))
    }

    async fn identify(&self, app: &App, user: UserId) -> Result<Option<Identity>> {
        let db = app.db().reader();
        let sql = format!(
            "SELECT u.id AS via_id, 'job' AS via, u.last_login_at AS seen_at, {USER} FROM app_user u \
             WHERE u.id = $1 AND u.is_active"
        );
        let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [user.into()]);
        let Some(found) = Found::find_by_statement(statement).one(db).await? else { return Ok(None) };
        let led = if found.leads > 0 { members_led_by(app, user).await? } else { Vec::new() };
        Ok(Some(found.into_identity(led)))
    }
}

impl Found {
    fn into_identity(self, led: Vec<UserId>) -> Identity {
        let via = match self.via.as_str() {
            "cookie" => Via::Cookie(self.via_id),
            "token" => Via::SessionToken(self.via_id),
            "job" => Via::Job,
            scope => Via::ApiToken { id: self.via_id, may_write: scope == "write" },
        };
        let granted: Vec<Permission> = serde_json::from_value(self.granted).unwrap_or_default();
        Identity {
            user_id: self.user_id,
            name: self.name,
            role: self.role,
            team_id: self.team_id,
            led,
            granted,
            locale: self.locale,
            must_change_password: self.must_change_password,
            via,
        }
    }
}

async fn find_session(app: &App, token: &str, kind: &str) -> Result<Option<Found>> {
    let db = app.db().reader();
    let sql = format!(
        "SELECT s.id AS via_id, s.kind AS via, s.seen_at, {USER} FROM session s JOIN app_user u ON u.id = s.user_id \
         WHERE s.token_hash = $1 AND s.kind = $2 AND s.expires_at > $3 AND s.seen_at > $4 AND u.is_active"
    );
    let now = app.now();
    let values = [hash_token(token).to_vec().into(), kind.into(), now.into(), (now - sessions::IDLE).into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(Found::find_by_statement(statement).one(db).await?)
}

async fn find_api_token(app: &App, token: &str) -> Result<Option<Found>> {
    let db = app.db().reader();
    let sql = format!(
        "SELECT a.id AS via_id, a.scope AS via, a.last_used_at AS seen_at, {USER} FROM api_token a \
         JOIN app_user u ON u.id = a.user_id \
         WHERE a.token_hash = $1 AND (a.expires_at IS NULL OR a.expires_at > $2) AND u.is_active"
    );
    let values = [hash_token(token).to_vec().into(), app.now().into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(Found::find_by_statement(statement).one(db).await?)
}

#[derive(FromQueryResult)]
struct Member {
    id: UserId,
}

async fn members_led_by(app: &App, leader: UserId) -> Result<Vec<UserId>> {
    let db = app.db().reader();
    let sql = "SELECT u.id FROM app_user u JOIN team t ON t.id = u.team_id \
               WHERE t.leader_id = $1 AND u.is_active AND u.id <> $1";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [leader.into()]);
    let members = Member::find_by_statement(statement).all(db).await?;
    Ok(members.into_iter().map(|member| member.id).collect())
}
