//! Sends what waits in the outbox, where a mail server is configured.

use crate::config::Smtp;
use kernel::{Error, Result};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor, message::Mailbox,
    transport::smtp::authentication::Credentials,
};
use platform::{
    App,
    jobs::JobKind,
    outbox::{self, Model},
};
use std::sync::OnceLock;

static SENDER: OnceLock<Sender> = OnceLock::new();
const BATCH: u64 = 50;

/// The job that sends waiting mails.
pub const SEND: JobKind = JobKind::new("mail.send", |app, _| Box::pin(send_waiting(app)));

/// A connection to the mail server.
#[derive(Clone)]
pub struct Sender {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Sender {
    /// The sender that `smtp` describes; `None` without a host.
    ///
    /// # Errors
    /// `Unavailable` that names the wrong key.
    pub fn from_config(smtp: &Smtp) -> Result<Option<Self>> {
        let Some(host) = &smtp.host else { return Ok(None) };
        let wrong = |key: &str, cause: String| Error::Unavailable(format!("smtp.{key}: {cause}"));
        let from = smtp
            .from
            .parse()
            .map_err(|cause: lettre::address::AddressError| wrong("from", cause.to_string()))?;
        let builder = AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(host);
        let mut builder = builder.map_err(|cause| wrong("host", cause.to_string()))?.port(smtp.port);
        if let (Some(user), Some(password)) = (&smtp.user, &smtp.password) {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        let sender = Self { transport: builder.build(), from };
        Ok(Some(SENDER.get_or_init(|| sender).clone()))
    }

    async fn send(&self, mail: &Model) -> Result<()> {
        let to: Mailbox = mail.recipient.parse().map_err(Error::internal)?;
        let message = Message::builder().from(self.from.clone()).to(to).subject(&mail.subject);
        let message = message.body(mail.body.clone()).map_err(Error::internal)?;
        self.transport.send(message).await.map(drop).map_err(|cause| Error::Unavailable(cause.to_string()))
    }
}

/// A mail that was sent but not marked is sent again: better twice than never.
async fn send_waiting(app: App) -> Result<()> {
    let Some(sender) = SENDER.get() else { return Ok(()) };
    for mail in outbox::waiting(&app, BATCH).await? {
        sender.send(&mail).await?;
        app.transact(async |tx| outbox::mark_sent(tx, mail.id).await).await?;
    }
    Ok(())
}
