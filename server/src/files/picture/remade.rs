//! The picture that is kept.

use image::DynamicImage;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};

use crate::error::{Error, Result};

/// JPEG's quality, of 100.
const QUALITY: u8 = 85;

/// A picture as it is stored.
#[derive(Debug)]
pub(in crate::files) struct Picture {
    pub bytes: Vec<u8>,
    pub content_type: &'static str,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

impl Picture {
    /// In bytes.
    pub fn size(&self) -> i64 {
        i64::try_from(self.bytes.len()).unwrap_or(i64::MAX)
    }

    /// SHA-256 of the bytes, hex.
    pub fn sha256(&self) -> String {
        hex::encode(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &self.bytes))
    }
}

/// JPEG; PNG for what is transparent somewhere. Only pixels are written.
pub(super) fn encode(image: DynamicImage) -> Result<Picture> {
    let mut bytes = Vec::new();
    let is_clear = image.color().has_alpha();
    let written = if is_clear {
        let encoder =
            PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
        image.write_with_encoder(encoder)
    } else {
        image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))
    };
    written.map_err(Error::internal)?;
    let content_type = if is_clear { "image/png" } else { "image/jpeg" };
    Ok(Picture { bytes, content_type, width: image.width(), height: image.height() })
}
