//! One's picture: made anew from what was sent, as large as it is shown.

use super::{Profile, profile};
use crate::users::{self, table::ActiveModel};
use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use image::{
    DynamicImage, ImageDecoder, ImageReader, Limits, RgbaImage, codecs::jpeg::JpegEncoder, imageops,
    metadata::Orientation,
};
use kernel::{Check, Error, Faults, Message, Result, UserId, check};
use platform::{
    Actor, App, Tx, audit,
    files::FileKey,
    http::{self, IfMatch, Path, Query, Refusals, Reply},
    jobs::{self, JobKind},
    live::{self, Audience},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::{Value, json};
use std::io::Cursor;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// The largest picture that is taken, in bytes.
pub(super) const MAX_SIZE: usize = 2 * 1024 * 1024;
/// Pictures are squares of so many pixels a side.
const SIDE: u32 = 256;
/// The longest side that is taken: a small file may unfold to gigabytes.
const MAX_SIDE: u32 = 5_000;
/// The memory that reading one picture may take, in bytes.
const MAX_MEMORY: u64 = 128 * 1024 * 1024;
const QUALITY: u8 = 85;

const NO_PICTURE: Message = Message::new(
    "no_picture",
    "Ini bukan gambar PNG, JPEG atau WebP yang bisa dibaca.",
    "This is no PNG, JPEG or WebP picture that can be read.",
);
const BROKEN: Message =
    Message::new("broken_form", "Kiriman terputus atau rusak.", "The upload broke off or is damaged.");

/// Removes a picture that was replaced.
pub(crate) const DELETE: JobKind =
    JobKind::new("accounts.delete_avatar", |app, payload| Box::pin(delete_content(app, payload)));

async fn delete_content(app: App, payload: Value) -> Result<()> {
    let key: String = serde_json::from_value(payload).map_err(Error::internal)?;
    app.files().delete(&key.parse().map_err(Error::internal)?).await
}

/// A form with one picture.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form to the API document only")]
pub(super) struct AvatarForm {
    /// PNG, JPEG or WebP, at most 2 MB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Set one's picture: PNG, JPEG or WebP of at most 2 MB. It is cut to a square of 256 pixels.
#[utoipa::path(put, path = "/api/me/avatar", tag = "profile", request_body(content = AvatarForm, content_type = "multipart/form-data"), responses((status = 200, body = Profile), Refusals))]
pub(super) async fn set(
    State(app): State<App>,
    actor: Actor,
    IfMatch(seen): IfMatch,
    form: Result<Multipart, MultipartRejection>,
) -> http::Result<Reply> {
    let sent = receive(form.map_err(|_| Error::UnsupportedContent)?).await?;
    let picture = tokio::task::spawn_blocking(move || redrawn(&sent)).await.map_err(Error::internal)?;
    let picture = picture.ok_or_else(|| Error::field("file", &NO_PICTURE))?;
    let key = FileKey::new(app.today(), app.new_id::<Uuid>());
    app.files().put(&key, picture).await?;
    let kept = app.write(&actor, async |tx| replace(tx, &actor, (seen, Some(key))).await).await;
    if kept.is_err() {
        app.files().delete(&key).await?;
    }
    kept
}

/// Take one's picture away.
#[utoipa::path(delete, path = "/api/me/avatar", tag = "profile", responses((status = 200, body = Profile), Refusals))]
pub(super) async fn remove(
    State(app): State<App>,
    actor: Actor,
    IfMatch(seen): IfMatch,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| replace(tx, &actor, (seen, None)).await).await
}

async fn replace(tx: &Tx, actor: &Actor, (seen, key): (Option<i64>, Option<FileKey>)) -> Result<Reply> {
    let before = users::hold(tx, actor.id).await?;
    let change = ActiveModel { avatar: Set(key), ..Default::default() };
    if !users::update_user(tx, actor.id, seen, change).await? {
        let current = profile(tx.app(), tx, actor).await?;
        return Err(Error::Stale(Box::new(serde_json::to_value(current).map_err(Error::internal)?)));
    }
    if let Some(old) = before.avatar {
        jobs::enqueue(tx, DELETE, &json!(old.to_string())).await?;
    }
    audit::record(tx, actor, "user.avatar_changed", &users::subject(&before), json!({})).await?;
    live::tell(tx, "user.updated", Some(actor.id.0), Audience::Everybody).await?;
    let after = profile(tx.app(), tx, actor).await?;
    Reply::tagged(after.user.version, &after)
}

async fn receive(mut form: Multipart) -> Result<Vec<u8>> {
    let broken = |_| Error::field("file", &BROKEN);
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        if field.name() != Some("file") {
            continue;
        }
        let mut sent = Vec::new();
        while let Some(part) = field.chunk().await.map_err(broken)? {
            if sent.len() + part.len() > MAX_SIZE {
                return Err(Error::TooLarge(u64::try_from(MAX_SIZE).unwrap_or(u64::MAX)));
            }
            sent.extend_from_slice(&part);
        }
        return Ok(sent);
    }
    Err(Error::field("file", &check::REQUIRED))
}

/// The picture as a small square JPEG, upright and without anything else that was in the file; `None` where it is none.
fn redrawn(sent: &[u8]) -> Option<Vec<u8>> {
    let mut reader = ImageReader::new(Cursor::new(sent)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(orientation);
    let square = picture.resize_to_fill(SIDE, SIDE, imageops::FilterType::Lanczos3).to_rgba8();
    let mut paper = RgbaImage::from_pixel(SIDE, SIDE, image::Rgba([255; 4]));
    imageops::overlay(&mut paper, &square, 0, 0);
    let mut small = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut small, QUALITY);
    DynamicImage::from(paper).to_rgb8().write_with_encoder(encoder).ok()?;
    Some(small)
}

/// Which picture.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct AvatarParams {
    /// Tells a new picture from the old one, so that browsers may keep it; changes nothing.
    v: Option<String>,
}

impl Check for AvatarParams {
    fn check(&self, faults: &mut Faults) {
        faults.optional_text("v", self.v.as_deref(), 60);
    }
}

/// A user's picture, as `avatar` of the user names it.
#[utoipa::path(get, path = "/api/users/{id}/avatar", tag = "users", params(("id" = UserId, Path), AvatarParams), responses((status = 200, body = Vec<u8>, content_type = "image/jpeg"), Refusals))]
pub(super) async fn show(
    State(app): State<App>,
    _: Actor,
    Path(id): Path<UserId>,
    Query(_params): Query<AvatarParams>,
) -> http::Result<Response> {
    let user = users::find(app.db().reader(), id).await?;
    let picture = app.files().get(&user.avatar.ok_or(Error::NotFound)?).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=31536000, immutable")),
    ];
    Ok((headers, picture).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, RgbImage};

    fn picture(format: ImageFormat, (width, height): (u32, u32)) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::from(RgbImage::new(width, height)).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn every_kind_becomes_a_small_square() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            for size in [(1, 1), (600, 200), (200, 600)] {
                let small = redrawn(&picture(format, size)).unwrap();
                assert_eq!(image::guess_format(&small).unwrap(), ImageFormat::Jpeg);
                let read = image::load_from_memory(&small).unwrap();
                assert_eq!((read.width(), read.height()), (SIDE, SIDE), "{format:?} {size:?}");
            }
        }
    }

    #[test]
    fn what_is_none_or_too_large_is_refused() {
        assert_eq!(redrawn(b"<svg onload=alert(1)>"), None);
        assert_eq!(redrawn(b"GIF89a\x01\0\x01\0\0\0\0;"), None);
        assert_eq!(redrawn(&picture(ImageFormat::Png, (MAX_SIDE + 1, 1))), None);
        let whole = picture(ImageFormat::Png, (40, 40));
        assert_eq!(redrawn(&whole[..whole.len() / 2]), None);
    }
}
