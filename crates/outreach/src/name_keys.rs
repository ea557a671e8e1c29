//! By what names are told apart (`kernel::text::name_key`) stands beside each name. A migration asks for it to be worked out
//! anew where rows may be older than the rule.

use crate::{records, reservations};
use platform::jobs::JobKind;

/// Works out anew by what names are told apart. Idempotent.
pub(crate) const RENEW: JobKind = JobKind::new("outreach.name_keys", |app, _| {
    Box::pin(async move {
        records::renew_name_keys(&app).await?;
        reservations::renew_name_keys(&app).await
    })
});
