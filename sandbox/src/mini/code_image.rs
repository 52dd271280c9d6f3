//! Mini-program codes. The picture is an ordinary QR code that holds page and scene: nobody can
//! scan a made-up mini-program, but a person can see that there is a code and a test can read it.

use super::error::MiniError;
use super::gate::{Desk, Reply};
use super::token;
use image::{DynamicImage, ImageFormat, Luma};
use qrcode::QrCode;
use serde_json::Value;
use std::io::Cursor;

const SCENE_SYMBOLS: &str = "!#$&'()*+,/:;=?@-._~";

/// POST /wxa/getwxacodeunlimit; JPEG, or PNG when `is_hyaline`.
pub fn draw(desk: &mut Desk<'_>) -> Result<Reply, MiniError> {
    token::check(desk)?;
    let body = desk.json()?;
    let scene = body["scene"].as_str().unwrap_or_default();
    let good = |c: char| c.is_ascii_alphanumeric() || SCENE_SYMBOLS.contains(c);
    if scene.is_empty() || scene.len() > 32 || !scene.chars().all(good) {
        return Err(MiniError::of(40_169));
    }
    let page = body["page"].as_str().unwrap_or_default();
    if page.starts_with('/') || page.contains('?') {
        return Err(MiniError::of(41_030));
    }
    let width = width(&body["width"])?;
    let hyaline = body["is_hyaline"].as_bool().unwrap_or(false);
    let (format, content_type) =
        if hyaline { (ImageFormat::Png, "image/png") } else { (ImageFormat::Jpeg, "image/jpeg") };
    let bytes = picture(&format!("{}/{page}?scene={scene}", desk.keys.appid), width, format);
    bytes.map(|bytes| Reply::Image(bytes, content_type)).ok_or_else(|| MiniError::of(-1))
}

fn width(value: &Value) -> Result<u32, MiniError> {
    match value {
        Value::Null => Ok(430),
        value => value
            .as_u64()
            .filter(|width| (280..=1280).contains(width))
            .and_then(|width| u32::try_from(width).ok())
            .ok_or_else(|| MiniError::of(40_097)),
    }
}

fn picture(text: &str, width: u32, format: ImageFormat) -> Option<Vec<u8>> {
    let code = QrCode::new(text.as_bytes()).ok()?;
    let modules = code.render::<Luma<u8>>().module_dimensions(4, 4).build();
    let sized = image::imageops::resize(&modules, width, width, image::imageops::FilterType::Nearest);
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageLuma8(sized).write_to(&mut bytes, format).ok()?;
    Some(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_what_its_type_says() {
        assert_eq!(&picture("x", 280, ImageFormat::Jpeg).unwrap()[..2], b"\xff\xd8");
        assert_eq!(&picture("x", 280, ImageFormat::Png).unwrap()[1..4], b"PNG");
        assert_eq!(width(&Value::from(1281)).unwrap_err().errcode, 40_097);
    }
}
