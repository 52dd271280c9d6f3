//! What is no picture, no whole picture, or more than a picture.

use std::time::{Duration, Instant};

use image::{DynamicImage, GenericImageView, ImageFormat, Rgba, RgbaImage};
use serde_json::Value;

use super::crafted::{claimed_png, exif, holds, photo, with_exif};
use super::{fetch, jpeg, on_disk};
use crate::support::{Answer, Form, png};

both! {
    async fn only_pictures_are_taken_whatever_they_are_called(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#;
        for (what, name, content_type, file) in [
            ("a program", "me.png", "image/png", b"MZ\x90\0\x03\0\0\0".as_slice()),
            ("another", "me.png", "image/png", b"\x7fELF\x02\x01\x01"),
            ("a drawing that runs", "me.svg", "image/svg+xml", svg),
            ("the same in disguise", "me.jpg", "image/jpeg", svg),
            ("a page", "me.png", "image/png", b"<!doctype html><script>alert(1)</script>"),
            ("a moving picture", "me.gif", "image/gif", b"GIF89a\x01\0\x01\0\0\0\0;"),
            ("a phone's own format", "me.heic", "image/heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
            ("an archive", "me.png", "image/png", b"PK\x03\x04"),
        ] {
            let answer = zhang.sends_form(Form::named("avatar", name, content_type, file.to_vec())).await;
            let told = answer.fails(415, "FILE_REFUSED");
            assert!(told["message"].as_str().unwrap().contains("JPEG、PNG 或 WebP"), "{what}: {told}");
        }
        // What it is called and said to be does not count either way.
        let named = Form::named("avatar", "me.exe", "application/x-msdownload", png(8, 8));
        zhang.sends_form(named).await.ok::<Value>();
        let webp = photo(30, 20, ImageFormat::WebP);
        zhang.sends_form(Form::named("avatar", "a.txt", "text/html", webp)).await.ok::<Value>();
        assert_eq!(on_disk(&t), 2);
    }
}

both! {
    async fn broken_and_monstrous_pictures_cost_little_and_are_refused(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let real = claimed_png(20_000, 20_000, 20_000);
        assert!(real.len() < 5 * 1024 * 1024, "{} bytes", real.len());
        let whole = photo(400, 300, ImageFormat::Jpeg);
        let webp = photo(400, 300, ImageFormat::WebP);
        let cases = [
            ("claims to be huge", claimed_png(60_000, 60_000, 1)),
            ("claims more pixels than there can be", claimed_png(u32::MAX, u32::MAX, 0)),
            ("is wide and has too many pixels", claimed_png(29_000, 29_000, 1)),
            ("is huge indeed", real),
            ("is too long", claimed_png(1, 30_001, 1)),
            ("has no pixels", claimed_png(0, 5, 0)),
            ("has fewer rows than it says", claimed_png(64, 64, 3)),
            ("a PNG cut short", png(200, 200)[..120].to_vec()),
            ("a PNG's first bytes", b"\x89PNG\r\n\x1a\n".to_vec()),
            ("a JPEG cut short", whole[..whole.len() - 200].to_vec()),
            ("a JPEG's first bytes", b"\xff\xd8\xff".to_vec()),
            ("a JPEG of nothing", b"\xff\xd8\xff\xda\0\x02\xff\xd9".to_vec()),
            ("a WebP cut short", webp[..webp.len() / 2].to_vec()),
            ("a WebP's first bytes", b"RIFF\0\0\0\0WEBP".to_vec()),
        ];
        let started = Instant::now();
        for (what, file) in cases {
            let answer = zhang.uploads(file).await;
            assert_eq!(answer.status, 422, "{what}: {}", answer.text);
            assert!(answer.json()["fields"]["file"].is_string(), "{what}: {}", answer.text);
        }
        assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
        assert_eq!((on_disk(&t), t.number("SELECT count(*) FROM file").await), (0, 0));
    }
}

both! {
    async fn a_form_that_does_not_fit_is_told_so(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let picture = png(8, 8);
        for (field, form) in [
            ("file", Form::empty().text("purpose", "avatar")),
            ("file", Form::new("avatar", Vec::new())),
            ("purpose", Form::empty().file("a.png", "image/png", &picture)),
            ("purpose", Form::new(&"a".repeat(100_000), picture.clone())),
            ("file", Form::new("avatar", picture.clone()).file("b.png", "image/png", &picture)),
        ] {
            let answer = zhang.sends_form(form).await;
            let told = answer.fails(422, "VALIDATION_FAILED");
            assert!(told["fields"][field].is_string(), "{field}: {told}");
        }
        let request = || t.client.post(format!("{}/api/v1/files", t.base)).bearer_auth(zhang.token());
        Answer::of(request().json(&serde_json::json!({}))).await.fails(415, "FILE_REFUSED");
        Answer::of(request().body(picture.clone())).await.fails(415, "FILE_REFUSED");
        let half = Form::new("avatar", picture.clone()).body();
        let cut = request().header("Content-Type", Form::content_type()).body(half[..half.len() - 40].to_vec());
        Answer::of(cut).await.fails(422, "VALIDATION_FAILED");
        // The parts may come in any order, and further ones are not looked at.
        let turned = Form::empty().text("x", "y").file("a.png", "image/png", &picture).text("purpose", "avatar");
        zhang.sends_form(turned).await.ok::<Value>();
    }
}

both! {
    async fn a_name_leads_nowhere(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let names = ["../../etc/passwd", "..\\..\\boot.ini", "/etc/cron.d/x", "a/b\0.png", "%2e%2e%2fx.png", "",
            "a\u{202e}gnp.exe", "C:\\x.png"];
        for name in names {
            let answer = zhang.sends_form(Form::named("avatar", name, "image/png", png(8, 8))).await;
            // A name that breaks the form itself is refused.
            assert!(matches!(answer.status.as_u16(), 201 | 422), "{name:?}: {}", answer.text);
        }
        let ids = t.texts("SELECT id FROM file").await;
        assert!(ids.len() >= names.len() - 1);
        let folder = t.clock_file.with_file_name("files");
        for id in &ids {
            assert!(folder.join(&id[id.len() - 2..]).join(id).is_file(), "{id}");
        }
        assert_eq!(on_disk(&t), ids.len());
        for id in ["..%2f..%2fclock", "%2e%2e", "clock", "..%00", "a.png"] {
            let answer = t.get(&format!("/api/v1/files/{id}")).await;
            assert!(matches!(answer.status.as_u16(), 400 | 404), "{id}: {}", answer.text);
        }
    }
}

both! {
    async fn a_phones_photo_stands_upright_and_tells_nothing(t: TestApp) {
        let admin = t.admin().await;
        // Held upright: the sensor's left side is up.
        let file = with_exif(&photo(80, 40, ImageFormat::Jpeg), &exif(6));
        assert!(holds(&file, b"Exif") && holds(&file, b"HOME-OF-ZHANG"));
        let stored: Value = admin.uploads("/catalog/files", "hospital", file).await.ok();
        let url = stored["url"].as_str().unwrap();
        let upright = jpeg(&t, url).await;
        assert_eq!((upright.width(), upright.height()), (40, 80));
        let (top, bottom) = (upright.get_pixel(20, 10).0, upright.get_pixel(20, 70).0);
        assert!(top[0] > 150 && top[2] < 100 && bottom[2] > 150 && bottom[0] < 100, "{top:?} {bottom:?}");
        let (_, _, bytes) = fetch(&t, url).await;
        for part in [b"Exif".as_slice(), b"GPS", b"HOME-OF-ZHANG", b"\xff\xe1"] {
            assert!(!holds(&bytes, part), "{part:?}");
        }
    }
}

both! {
    async fn what_hides_behind_a_picture_is_not_kept(t: TestApp) {
        let admin = t.admin().await;
        let script = b"<script>alert(document.cookie)</script>PK\x03\x04";
        for picture in [png(30, 30), photo(30, 30, ImageFormat::Jpeg), photo(30, 30, ImageFormat::WebP)] {
            let file = [picture.as_slice(), script].concat();
            let stored: Value = admin.uploads("/catalog/files", "expert", file).await.ok();
            let (_, headers, bytes) = fetch(&t, stored["url"].as_str().unwrap()).await;
            assert_eq!(headers["content-type"], "image/jpeg");
            assert!(!holds(&bytes, b"<script") && !holds(&bytes, b"PK\x03\x04"));
        }
    }
}

both! {
    async fn what_is_transparent_stays_so(t: TestApp) {
        let admin = t.admin().await;
        let mut clear = RgbaImage::from_pixel(50, 40, Rgba([255, 0, 0, 255]));
        clear.put_pixel(3, 4, Rgba([0, 0, 0, 0]));
        let mut bytes = std::io::Cursor::new(Vec::new());
        DynamicImage::ImageRgba8(clear).write_to(&mut bytes, ImageFormat::Png).unwrap();
        let stored: Value = admin.uploads("/catalog/files", "expert", bytes.into_inner()).await.ok();
        assert_eq!(stored["contentType"], "image/png");
        let (_, headers, bytes) = fetch(&t, stored["url"].as_str().unwrap()).await;
        assert_eq!(headers["content-type"], "image/png");
        let kept = image::load_from_memory_with_format(&bytes, ImageFormat::Png).unwrap();
        assert_eq!((kept.get_pixel(3, 4).0[3], kept.get_pixel(9, 9).0), (0, [255, 0, 0, 255]));
    }
}
