//! Who sees a picture, for how long, and with which headers.

use banyi_shared::time::MINUTE;
use serde_json::{Value, json};

use super::{fetch, jpeg, sets_avatar};
use crate::support::{Answer, png};

both! {
    async fn an_avatar_is_seen_by_its_link_for_an_hour(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let stored: Value = zhang.uploads(png(900, 600)).await.ok();
        assert_eq!((&stored["width"], &stored["height"]), (&json!(512), &json!(512)));
        assert_eq!((&stored["contentType"], &stored["purpose"]), (&json!("image/jpeg"), &json!("avatar")));
        zhang.put("/me", json!({"avatarFileId": stored["id"]})).await.ok::<Value>();
        let me: Value = zhang.get("/me").await.ok();
        let link = me["avatar"].as_str().unwrap();
        assert!(link.starts_with(&format!("{}/api/v1/files/", t.base)), "{link}");
        let picture = jpeg(&t, link).await;
        assert_eq!((picture.width(), picture.height()), (512, 512));

        let (_, headers, bytes) = fetch(&t, link).await;
        assert_eq!(headers["cache-control"].to_str().unwrap().split('=').next(), Some("private, max-age"));
        assert_eq!(json!(bytes.len()), stored["bytes"]);
        assert_eq!(headers["content-length"], bytes.len().to_string().as_str());

        let (bare, query) = link.split_once('?').unwrap();
        let (expires, signature) = query.split_once('&').unwrap();
        let later: i64 = expires.split_once('=').unwrap().1.parse::<i64>().unwrap() + 1;
        let other: Value = zhang.uploads(png(9, 9)).await.ok();
        for wrong in [
            bare.to_owned(),
            format!("{bare}?{expires}"),
            format!("{bare}?{signature}"),
            format!("{bare}?expires={later}&{signature}"),
            format!("{bare}?{expires}&{}", signature.replace(|c: char| c.is_ascii_digit(), "0")),
            format!("{bare}?{expires}&signature="),
            format!("{}?{query}", other["url"].as_str().unwrap().split_once('?').unwrap().0),
            format!("{}/api/v1/files/0192f3c4-7b1a-7e11-8c41-2a6f5d3b9e77", t.base),
        ] {
            let answer = Answer::of(t.client.get(&wrong)).await;
            answer.fails(404, "NOT_FOUND");
        }

        t.advance(66 * MINUTE);
        let over = Answer::of(t.client.get(link)).await;
        over.fails(403, "FORBIDDEN");
        assert_eq!(over.headers["cache-control"], "no-store");
        zhang.signs_in_again().await;
        let me: Value = zhang.get("/me").await.ok();
        assert_ne!(me["avatar"].as_str().unwrap(), link);
        jpeg(&t, me["avatar"].as_str().unwrap()).await;
    }
}

both! {
    async fn a_link_that_is_sent_back_changes_nothing(t: TestApp) {
        let (zhang, wang) = (t.patient("zhang").await, t.patient("wang").await);
        sets_avatar(&zhang, png(20, 20)).await;
        let before: Value = zhang.get("/me").await.ok();
        let link = before["avatar"].as_str().unwrap().to_owned();
        let after: Value = zhang.put("/me", json!({"nickname": "小张", "avatar": link})).await.ok();
        assert_eq!(after["nickname"], "小张");
        jpeg(&t, after["avatar"].as_str().unwrap()).await;
        let uses = "SELECT uses FROM file";
        assert_eq!(t.number(uses).await, 1);
        // Of somebody else it would be a link that ends.
        wang.put("/me", json!({"avatar": link})).await.fails(422, "VALIDATION_FAILED");
    }
}

both! {
    async fn a_public_picture_is_cached_for_good_and_never_runs(t: TestApp) {
        let admin = t.admin().await;
        let stored: Value = admin.uploads("/content/files", "banner", png(2000, 800)).await.ok();
        assert_eq!((&stored["width"], &stored["height"]), (&json!(1600), &json!(640)));
        let url = stored["url"].as_str().unwrap();
        assert_eq!(url, format!("{}/api/v1/files/{}", t.base, stored["id"].as_str().unwrap()));
        let (status, headers, bytes) = fetch(&t, url).await;
        assert_eq!(status, 200);
        for (name, value) in [
            ("content-type", "image/jpeg"),
            ("cache-control", "public, max-age=31536000, immutable"),
            ("content-disposition", "inline"),
            ("content-security-policy", "default-src 'none'; sandbox"),
            ("x-content-type-options", "nosniff"),
            ("cross-origin-resource-policy", "cross-origin"),
        ] {
            assert_eq!(headers[name], value, "{name}");
        }
        // Compressed already: whatever the client takes, it is sent as it is.
        let packed = t.client.get(url).header("Accept-Encoding", "gzip, br").send().await.unwrap();
        assert!(!packed.headers().contains_key("content-encoding"));

        let head = t.client.head(url).send().await.unwrap();
        assert_eq!((head.status().as_u16(), &head.headers()["content-type"]), (200, &headers["content-type"]));
        assert_eq!(head.headers()["content-length"], bytes.len().to_string().as_str());
        assert!(head.bytes().await.unwrap().is_empty());

        let tag = headers["etag"].to_str().unwrap();
        for known in [tag.to_owned(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
            let same = t.client.get(url).header("If-None-Match", known).send().await.unwrap();
            assert_eq!((same.status().as_u16(), &same.headers()["etag"]), (304, &headers["etag"]));
            assert!(same.headers().contains_key("cache-control"));
            assert!(same.bytes().await.unwrap().is_empty());
        }
        let other = t.client.get(url).header("If-None-Match", "\"other\"").send().await.unwrap();
        assert_eq!(other.status(), 200);
        let told = t.texts("SELECT detail FROM audit_log WHERE action = 'file.upload'").await;
        assert_eq!(told, ["上传轮播图"]);
    }
}
