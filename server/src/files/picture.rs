//! A picture is decoded and made anew: upright, no larger than needed, without anything that stood beside its pixels.

mod jpeg;
mod remade;
mod shape;
mod sniff;

use std::io::Cursor;
use std::sync::Arc;

use banyi_shared::dto::FilePurpose;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use tokio::sync::Semaphore;

use crate::error::{Error, Result};
pub(super) use remade::Picture;

/// The most pixels that are decoded.
pub(super) const MAX_PIXELS: u64 = 40_000_000;
/// The longest side that is decoded, in pixels.
const MAX_SIDE: u32 = 30_000;
/// The most memory that one decoder may take, in bytes.
const MAX_MEMORY: u64 = 256 * 1024 * 1024;

/// Makes a picture anew. `decoding` has a permit for each megapixel that is decoded at once.
///
/// Errs with FILE_REFUSED when its first bytes are of no type that is taken, and with VALIDATION_FAILED for `file`.
pub(super) async fn remake(
    decoding: &Arc<Semaphore>,
    bytes: Vec<u8>,
    purpose: FilePurpose,
) -> Result<Picture> {
    let format = sniff::format(&bytes)?;
    if format == ImageFormat::Jpeg && !jpeg::is_whole(&bytes) {
        return Err(broken());
    }
    // The header is read first, so that a small file that claims to be a huge picture costs nothing.
    let (width, height) = decoder(&bytes, format)?.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(broken());
    }
    if pixels > MAX_PIXELS {
        return Err(too_many_pixels());
    }
    let megapixels = u32::try_from(pixels.div_ceil(1_000_000)).unwrap_or(u32::MAX);
    let permit = Arc::clone(decoding).acquire_many_owned(megapixels).await.map_err(Error::internal)?;
    let work = move || {
        // Held until the memory is free again, also when nobody waits for the result any more.
        let _permit = permit;
        decode(&bytes, format)
            .and_then(|(image, upright)| remade::encode(shape::fit(image, upright, purpose)))
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

fn decoder(bytes: &[u8], format: ImageFormat) -> Result<impl ImageDecoder + '_> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    reader.into_decoder().map_err(refused)
}

fn decode(bytes: &[u8], format: ImageFormat) -> Result<(DynamicImage, Orientation)> {
    let mut decoder = decoder(bytes, format)?;
    // A camera's note that cannot be read turns nothing.
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(refused)?;
    Ok((image, upright))
}

fn refused(error: ImageError) -> Error {
    match error {
        ImageError::Limits(_) => too_many_pixels(),
        _ => broken(),
    }
}

fn broken() -> Error {
    Error::field("file", "图片已损坏或不完整，请换一张")
}

fn too_many_pixels() -> Error {
    Error::field("file", "图片尺寸过大，请缩小到 4000 万像素以内")
}
