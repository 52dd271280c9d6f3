//! What a file is, by its first bytes; its name and the sender's word do not count.

use banyi_shared::ErrorCode;
use image::ImageFormat;

use crate::error::{Error, Result};

/// JPEG, PNG or WebP. Errs with FILE_REFUSED, in words that help for what phones often send.
pub(super) fn format(bytes: &[u8]) -> Result<ImageFormat> {
    let is = |at: usize, magic: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(magic));
    let told = match () {
        () if is(0, b"\xff\xd8\xff") => return Ok(ImageFormat::Jpeg),
        () if is(0, b"\x89PNG\r\n\x1a\n") => return Ok(ImageFormat::Png),
        () if is(0, b"RIFF") && is(8, b"WEBP") => return Ok(ImageFormat::WebP),
        () if is(4, b"ftyp") => "暂不支持 HEIC 等格式，请换成 JPEG、PNG 或 WebP 图片",
        () if is(0, b"GIF8") => "暂不支持 GIF 动图，请换成 JPEG、PNG 或 WebP 图片",
        () => "不支持这种文件，请上传 JPEG、PNG 或 WebP 图片",
    };
    Err(Error::new(ErrorCode::FileRefused).message(told))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_decide() {
        assert_eq!(format(b"\xff\xd8\xff\xe0").unwrap(), ImageFormat::Jpeg);
        assert_eq!(format(b"\x89PNG\r\n\x1a\n").unwrap(), ImageFormat::Png);
        assert_eq!(format(b"RIFF\0\0\0\0WEBPVP8 ").unwrap(), ImageFormat::WebP);
        for other in [
            b"".as_slice(),
            b"\xff\xd8",
            b"RIFF\0\0\0\0WAVE",
            b"GIF89a",
            b"\0\0\0\x18ftypheic",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"<!doctype html>",
            b"MZ\x90\0",
            b"\x7fELF",
            b"%PDF-1.7",
            b"PK\x03\x04",
            b"BM",
        ] {
            assert_eq!(format(other).unwrap_err().code, ErrorCode::FileRefused, "{other:?}");
        }
        assert!(format(b"\0\0\0\x18ftypheic").unwrap_err().message.contains("HEIC"));
    }
}
