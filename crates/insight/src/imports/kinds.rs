//! What can come from a file, and what its rows may say.

use super::policy;
use axum::{extract::State, response::Response};
use kernel::{Locale, Message, Permission, Words};
use platform::{
    Actor, App,
    http::{self, Query, Refusals},
    import::{Format, ImportField, ImportKind, ImportOption, OptionShape},
    list::{Column as Field, Whole, WholeListParams},
};
use serde::Serialize;
use utoipa::ToSchema;

const TITLE: Message = Message::new("import_kinds", "Jenis impor", "Kinds of imports");

/// A kind of things that can come from a file.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct KindView {
    /// As `kind` of an import says it: `leads`, `customers` …
    name: &'static str,
    /// As people call it.
    title: String,
    /// What a column may be taken for.
    fields: Vec<FieldView>,
    /// What can be chosen for the whole file.
    options: Vec<OptionView>,
    /// Whether columns that are taken for no field are kept with the row; otherwise they are left out.
    keeps_others: bool,
}

/// A field that a column may fill.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FieldView {
    name: &'static str,
    label: String,
    is_required: bool,
    format: FieldFormat,
    example: &'static str,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum FieldFormat {
    Text,
    Phone,
    Digits,
    Money,
    Integer,
    Decimal,
    Percent,
    Day,
    Moment,
    YesNo,
    Words,
    Choice,
}

/// Something that is chosen for the whole file.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OptionView {
    /// Its name in `options`.
    name: &'static str,
    label: String,
    hint: String,
    shape: Shape,
    /// The list that it names a thing of, by its id; `null` unless `shape` is `one_of`.
    source: Option<&'static str>,
}

/// What an option holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Shape {
    YesNo,
    Text,
    OneOf,
}

impl From<Format> for FieldFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Text => Self::Text,
            Format::Phone => Self::Phone,
            Format::Digits => Self::Digits,
            Format::Money => Self::Money,
            Format::Integer => Self::Integer,
            Format::Decimal => Self::Decimal,
            Format::Percent => Self::Percent,
            Format::Day => Self::Day,
            Format::Moment => Self::Moment,
            Format::YesNo => Self::YesNo,
            Format::Words => Self::Words,
            Format::Choice(_) => Self::Choice,
        }
    }
}

/// In whose words, in which language.
struct Speech {
    words: Words,
    locale: Locale,
}

impl Speech {
    fn say(&self, message: &Message) -> String {
        self.words.say(message, self.locale, &[])
    }

    fn kind(&self, kind: &ImportKind) -> KindView {
        KindView {
            name: kind.name,
            title: self.say(&kind.title),
            fields: kind.fields.iter().map(|field| self.field(field)).collect(),
            options: kind.options.iter().map(|option| self.option(option)).collect(),
            keeps_others: kind.keeps_others,
        }
    }

    fn field(&self, field: &ImportField) -> FieldView {
        FieldView {
            name: field.name,
            label: self.say(&field.label),
            is_required: field.is_required,
            format: field.format.into(),
            example: field.example,
        }
    }

    fn option(&self, option: &ImportOption) -> OptionView {
        let (shape, source) = match option.shape {
            OptionShape::YesNo => (Shape::YesNo, None),
            OptionShape::Text => (Shape::Text, None),
            OptionShape::OneOf(list) => (Shape::OneOf, Some(list)),
        };
        let (label, hint) = (self.say(&option.label), self.say(&option.hint));
        OptionView { name: option.name, label, hint, shape, source }
    }
}

/// The kinds of things that one may bring from a file, with what a column may be taken for and what can be chosen.
#[utoipa::path(get, path = "/api/imports/kinds", tag = "imports", params(WholeListParams), responses((status = 200, body = Whole<KindView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<WholeListParams>,
) -> http::Result<Response> {
    actor.must(Permission::Import)?;
    let speech = Speech { words: app.setting(), locale: actor.locale };
    let data = policy::kinds(&app, &actor).iter().map(|kind| speech.kind(kind)).collect();
    let columns = vec![
        Field::new("name", "Nama", "Name", |kind: &KindView| kind.name.into()),
        Field::new("title", "Jenis", "Kind", |kind| kind.title.clone().into()),
        Field::new("fields", "Isian", "Fields", |kind| {
            let labels: Vec<_> = kind.fields.iter().map(|field| field.label.as_str()).collect();
            labels.join(", ").into()
        }),
    ];
    Whole { data }.answer((&app, &actor, params), TITLE, columns).await
}
