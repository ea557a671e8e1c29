//! A list that is short and always comes whole: as JSON, or as a file where `format` asks for it.

use super::{
    Column, Format,
    download::{Wanted, begin},
};
use crate::{actor::Actor, app::App, http, sheets};
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use kernel::{Check, Faults, Message, Result};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// All entries of a short list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Whole<V> {
    /// The entries.
    pub data: Vec<V>,
}

/// The parameters of a list that is short and always comes whole.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WholeListParams {
    /// Entries a page, 1–200, as other lists take it; changes nothing.
    per_page: Option<i64>,
    /// `csv` or `xlsx` gives the list as a file.
    #[param(value_type = Option<String>)]
    format: Format,
}

impl WholeListParams {
    /// The parameters of a list whose own say `format` beside others.
    #[must_use]
    pub const fn of(format: Format) -> Self {
        Self { per_page: None, format }
    }
}

impl Check for WholeListParams {
    fn check(&self, faults: &mut Faults) {
        faults.number("per_page", self.per_page.unwrap_or(1), 1, 200);
    }
}

impl<V: Serialize + Send + Sync + 'static> Whole<V> {
    /// Answers as `params` ask: as JSON, or as a file called `title` with `columns`.
    ///
    /// # Errors
    /// What the database says where the download is noted.
    pub async fn answer(
        self,
        (app, actor, params): (&App, &Actor, WholeListParams),
        title: Message,
        columns: Vec<Column<V>>,
    ) -> http::Result<Response> {
        let Some(format) = params.format.as_sheet() else { return Ok(Json(self).into_response()) };
        let row = |entry| columns.iter().map(|column| column.cell(entry)).collect();
        let rows: Vec<_> = self.data.iter().map(row).collect();
        let meta = begin(app, actor, Wanted { title, format, parameters: Vec::new() }).await?;
        let words = app.setting();
        let columns = columns.iter().map(|column| column.to_sheet(&words, actor.locale)).collect();
        let body = sheets::produce(format, columns, meta, |mut writer| async move {
            for row in rows {
                writer.row(row).await?;
            }
            Result::Ok(writer)
        })?;
        Ok(body.into_response())
    }
}
