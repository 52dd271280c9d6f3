//! A form with a file, byte for byte as `wx.uploadFile` and browsers send it.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

const BOUNDARY: &str = "----banyi-test-7MA4YWxkTrZu0gW";

/// A picture of one colour.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let image = DynamicImage::ImageRgb8(RgbImage::from_pixel(width, height, Rgb([12, 140, 128])));
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A form.
pub struct Form(Vec<u8>);

impl Form {
    /// Purpose and file.
    pub fn new(purpose: &str, file: Vec<u8>) -> Self {
        Self::named(purpose, "tmp_71cd.png", "image/png", file)
    }

    /// With a name and a type of the sender's choice.
    pub fn named(purpose: &str, name: &str, content_type: &str, file: Vec<u8>) -> Self {
        Self(Vec::new()).text("purpose", purpose).file(name, content_type, &file)
    }

    /// Without any part.
    pub const fn empty() -> Self {
        Self(Vec::new())
    }

    /// One more part of text.
    pub fn text(mut self, name: &str, value: &str) -> Self {
        let part =
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        self.0.extend(part.as_bytes());
        self
    }

    /// One more file.
    pub fn file(mut self, name: &str, content_type: &str, file: &[u8]) -> Self {
        self.0.extend(Self::file_head(name, content_type).as_bytes());
        self.0.extend(file);
        self.0.extend(b"\r\n");
        self
    }

    /// What stands before a file's bytes.
    pub fn file_head(name: &str, content_type: &str) -> String {
        format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: {content_type}\r\n\r\n"
        )
    }

    /// The header of the request.
    pub fn content_type() -> String {
        format!("multipart/form-data; boundary={BOUNDARY}")
    }

    /// The whole body.
    pub fn body(mut self) -> Vec<u8> {
        self.0.extend(format!("--{BOUNDARY}--\r\n").as_bytes());
        self.0
    }

    pub fn on(self, request: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
        request.header("Content-Type", Self::content_type()).body(self.body())
    }
}
