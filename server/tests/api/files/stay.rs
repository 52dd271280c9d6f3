//! How long a file stays, and who may use it.

use banyi_shared::UserId;
use banyi_shared::time::{DAY, HOUR, MINUTE};
use serde_json::{Value, json};

use super::{fetch, on_disk, sets_avatar};
use crate::support::png;

both! {
    async fn what_nothing_shows_goes(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let admin = t.admin().await;
        let banner: Value = admin.uploads("/content/files", "banner", png(9, 9)).await.ok();
        sets_avatar(&zhang, png(10, 10)).await;
        let first: Value = zhang.get("/me").await.ok();
        let kept = sets_avatar(&zhang, png(11, 11)).await;
        // The same once more is the same.
        zhang.put("/me", json!({"avatarFileId": kept})).await.ok::<Value>();
        assert_eq!(on_disk(&t), 3);

        // The one that was replaced goes at once, or nearly.
        t.advance(6 * MINUTE);
        t.work().await;
        assert_eq!(fetch(&t, first["avatar"].as_str().unwrap()).await.0, 404);
        assert_eq!(on_disk(&t), 2);

        // The one that was never shown goes after a day.
        t.advance(23 * HOUR);
        t.work().await;
        assert_eq!(fetch(&t, banner["url"].as_str().unwrap()).await.0, 200);
        t.advance(HOUR);
        t.work().await;
        assert_eq!(fetch(&t, banner["url"].as_str().unwrap()).await.0, 404);
        assert_eq!(t.texts("SELECT id FROM file").await, [kept]);
        assert_eq!(on_disk(&t), 1);

        // The one that is shown stays, until an address takes its place.
        t.advance(40 * DAY);
        t.work().await;
        assert_eq!(on_disk(&t), 1);
        zhang.signs_in_again().await;
        zhang.put("/me", json!({"avatar": "https://a.example/b.png"})).await.ok::<Value>();
        t.advance(6 * MINUTE);
        t.work().await;
        assert_eq!((on_disk(&t), t.number("SELECT count(*) FROM file").await), (0, 0));
    }
}

both! {
    async fn a_file_is_for_its_owner_and_its_purpose(t: TestApp) {
        let (zhang, wang) = (t.patient("zhang").await, t.patient("wang").await);
        let admin = t.admin().await;
        let own: Value = zhang.uploads(png(8, 8)).await.ok();
        let banner: Value = admin.uploads("/content/files", "banner", png(8, 8)).await.ok();
        for (person, id) in [(&wang, &own["id"]), (&zhang, &banner["id"]), (&zhang, &json!("no-such-file"))] {
            let told = person.put("/me", json!({"avatarFileId": id})).await.fails(422, "VALIDATION_FAILED");
            assert!(told["fields"]["avatarFileId"].is_string(), "{told}");
        }
        let both = json!({"avatar": "/a.png", "avatarFileId": own["id"]});
        let told = zhang.put("/me", both).await.fails(422, "VALIDATION_FAILED");
        assert!(told["fields"]["avatarFileId"].is_string(), "{told}");
        let me: Value = zhang.get("/me").await.ok();
        assert_eq!(me["avatar"], Value::Null);

        for (path, purpose) in [("/content/files", "hospital"), ("/content/files", "avatar"),
            ("/catalog/files", "banner"), ("/catalog/files", "nothing"), ("/catalog/files", "")] {
            let told = admin.uploads(path, purpose, png(8, 8)).await.fails(422, "VALIDATION_FAILED");
            assert!(told["fields"]["purpose"].is_string(), "{told}");
        }
        assert_eq!(t.number("SELECT count(*) FROM file").await, 2);
    }
}

both! {
    async fn what_a_deleted_user_sent_goes_at_once(t: TestApp) {
        let (zhang, wang) = (t.patient("zhang").await, t.patient("wang").await);
        sets_avatar(&zhang, png(8, 8)).await;
        zhang.uploads(png(9, 9)).await.ok::<Value>();
        let kept = sets_avatar(&wang, png(8, 8)).await;
        let me: Value = zhang.get("/me").await.ok();
        let user: UserId = me["id"].as_str().unwrap().parse().unwrap();
        let mut tx = t.app.db.begin("users.change").await.unwrap();
        banyi_server::files::release_all_of(&t.app, &mut tx, &user).await.unwrap();
        tx.commit().await.unwrap();
        t.work().await;
        assert_eq!(t.texts("SELECT id FROM file").await, [kept]);
        assert_eq!(on_disk(&t), 1);
    }
}
