//! Pictures that people upload.

mod bucket;
mod crafted;
mod flood;
mod hostile;
mod links;
mod stay;

use image::{DynamicImage, ImageFormat};
use serde_json::{Value, json};

use crate::support::{Patient, TestApp};

/// How many files are in the server's folder.
fn on_disk(t: &TestApp) -> usize {
    fn count(folder: &std::path::Path) -> usize {
        let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
        entries
            .map(|entry| entry.unwrap().path())
            .map(|path| if path.is_dir() { count(&path) } else { 1 })
            .sum()
    }
    count(&t.clock_file.with_file_name("files"))
}

/// Sends a picture and takes it as avatar; the file's id.
async fn sets_avatar(person: &Patient<'_>, file: Vec<u8>) -> String {
    let stored: Value = person.uploads(file).await.ok();
    let id = stored["id"].as_str().unwrap().to_owned();
    person.put("/me", json!({"avatarFileId": id})).await.ok::<Value>();
    id
}

/// The bytes behind an address.
async fn fetch(t: &TestApp, url: &str) -> (reqwest::StatusCode, reqwest::header::HeaderMap, Vec<u8>) {
    let answer = t.client.get(url).send().await.unwrap();
    (answer.status(), answer.headers().clone(), answer.bytes().await.unwrap().to_vec())
}

/// The picture behind an address, which must be a JPEG.
async fn jpeg(t: &TestApp, url: &str) -> DynamicImage {
    let (status, headers, bytes) = fetch(t, url).await;
    assert_eq!((status.as_u16(), headers["content-type"].to_str().unwrap()), (200, "image/jpeg"));
    image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg).unwrap()
}
