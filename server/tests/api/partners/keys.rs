//! Connections and keys, as staff keep them.

use banyi_shared::time::HOUR;
use serde_json::{Value, json};

use super::hospital::{Hospital, text};

both! {
    async fn a_key_is_exchanged_without_a_gap(t: TestApp) {
        let admin = t.admin().await;
        let first = Hospital::connect(&t, &admin, 0, json!({})).await;
        let path = format!("/hospitals/{}/partner", first.id);
        let made: Value = admin.post(&format!("{path}/keys"), json!({})).await.ok();
        assert_eq!(text(&made["secret"]).len(), 43);
        assert!(made["previousEndsAt"].is_string(), "{made}");
        let second = first.with_key(&made);
        // Both are good for a day.
        first.hello().await.ok::<Value>();
        second.hello().await.ok::<Value>();
        let partner: Value = admin.get(&path).await.ok();
        let states: Vec<&str> =
            partner["keys"].as_array().unwrap().iter().filter_map(|key| key["state"].as_str()).collect();
        assert_eq!(states, ["current", "previous"]);
        assert!(!partner.to_string().contains(&second.secret), "a secret is told once");
        t.advance(24 * HOUR + 1_000);
        // A session of staff lasts no day.
        let admin = t.admin().await;
        first.hello().await.fails(401, "SIGNATURE_REFUSED");
        second.hello().await.ok::<Value>();
        // A third at once ends the first two; the grace is whoever's choice.
        let made: Value = admin.post(&format!("{path}/keys?graceHours=1"), json!({})).await.ok();
        let third = second.with_key(&made);
        let made: Value = admin.post(&format!("{path}/keys?graceHours=0"), json!({})).await.ok();
        let fourth = second.with_key(&made);
        for gone in [&first, &second, &third] {
            gone.hello().await.fails(401, "SIGNATURE_REFUSED");
        }
        fourth.hello().await.ok::<Value>();
        admin.post(&format!("{path}/keys?graceHours=169"), json!({})).await.fails(422, "VALIDATION_FAILED");
        let log = fourth.log(&admin).await;
        assert!(log.iter().any(|call| call["note"] == "拒绝：密钥已作废或已到期"), "{log:?}");
    }
}

both! {
    async fn a_revoked_key_is_refused_at_once(t: TestApp) {
        let admin = t.admin().await;
        let hospital = Hospital::connect(&t, &admin, 0, json!({})).await;
        let other = Hospital::connect(&t, &admin, 1, json!({})).await;
        let path = |one: &Hospital<'_>, key: &str| format!("/hospitals/{}/partner/keys/{key}", one.id);
        admin.delete(&path(&other, &hospital.key)).await.fails(404, "NOT_FOUND");
        assert_eq!(admin.delete(&path(&hospital, &hospital.key)).await.status, 204);
        assert_eq!(admin.delete(&path(&hospital, &hospital.key)).await.status, 204);
        hospital.hello().await.fails(401, "SIGNATURE_REFUSED");
        other.hello().await.ok::<Value>();
        let made: Value = admin.post(&format!("/hospitals/{}/partner/keys", hospital.id), json!({})).await.ok();
        assert!(made.get("previousEndsAt").is_none(), "there was none to exchange: {made}");
        hospital.with_key(&made).hello().await.ok::<Value>();
        let audit: Value = admin.get("/audit").await.ok();
        let actions: Vec<&str> =
            audit["items"].as_array().unwrap().iter().filter_map(|row| row["action"].as_str()).collect();
        for action in ["partner.save", "partner.key_new", "partner.key_revoke"] {
            assert!(actions.contains(&action), "{actions:?}");
        }
    }
}

both! {
    async fn keys_made_at_once_leave_one_current(t: TestApp) {
        let admin = t.admin().await;
        let hospital = Hospital::connect(&t, &admin, 0, json!({})).await;
        let path = format!("/hospitals/{}/partner/keys", hospital.id);
        let made = futures_util::future::join_all((0..6).map(|_| admin.post(&path, json!({})))).await;
        assert!(made.iter().all(|answer| answer.status == 201), "{made:?}");
        assert_eq!(t.number("SELECT count(*) FROM partner_key WHERE state = 'current'").await, 1);
        assert_eq!(t.number("SELECT count(*) FROM partner_key WHERE state = 'previous'").await, 1);
        // What is kept is sealed.
        for answer in &made {
            let secret = text(&answer.json()["secret"]);
            let found = format!("SELECT count(*) FROM partner_key WHERE secret_enc LIKE '%{secret}%'");
            assert_eq!(t.number(&found).await, 0);
        }
    }
}

both! {
    async fn staff_read_of_the_log_what_they_look_for(t: TestApp) {
        let admin = t.admin().await;
        let hospital = Hospital::connect(&t, &admin, 0, json!({})).await;
        for _ in 0..55 {
            hospital.hello().await.ok::<Value>();
        }
        let unsigned = reqwest::Method::GET;
        let mut letter = hospital.letter(unsigned, "/hello", &Value::Null, 0);
        letter.headers.insert(banyi_server::partners::sign::SIGNATURE, "0".repeat(64));
        hospital.send(letter).await.fails(401, "SIGNATURE_REFUSED");
        for _ in 0..55 {
            hospital.hello().await.ok::<Value>();
        }
        let path = format!("/hospitals/{}/partner/calls", hospital.id);
        let count = async |asked: &str| {
            let page: Value = admin.get(&format!("{path}{asked}")).await.ok();
            (page["items"].as_array().unwrap().len(), page["nextCursor"].is_string())
        };
        // It is found on the first page, however many went well since.
        assert_eq!(count("?failed=true").await, (1, false));
        assert_eq!(count("?failed=true&direction=in").await, (1, false));
        assert_eq!(count("?direction=in").await, (50, true));
        assert_eq!(count("?direction=out").await, (0, false));
        admin.get(&format!("{path}?direction=up")).await.fails(400, "VALIDATION_FAILED");
    }
}

both! {
    async fn a_connection_is_checked_and_its_contact_masked(t: TestApp) {
        let admin = t.admin().await;
        let hospital = Hospital::connect(&t, &admin, 0, json!({"contactPhone": "13800138000"})).await;
        let path = format!("/hospitals/{}/partner", hospital.id);
        let partner: Value = admin.get(&path).await.ok();
        assert_eq!(partner["contactPhoneMasked"], "138****8000");
        assert_eq!(partner["unheard"], 0);
        let input = |more: Value| {
            let mut input = json!({"state": "active", "isLegacy": true, "addresses": [], "contactName": "王工"});
            for (name, value) in more.as_object().unwrap() {
                input[name] = value.clone();
            }
            admin.put(&path, input)
        };
        // What is absent stays; empty clears it.
        let kept: Value = input(json!({"apiUrl": "https://his.example.com/banyi/"})).await.ok();
        assert_eq!((kept["contactPhoneMasked"].as_str(), kept["apiUrl"].as_str()),
            (Some("138****8000"), Some("https://his.example.com/banyi")));
        let cleared: Value = input(json!({"contactPhone": ""})).await.ok();
        assert!(cleared.get("contactPhoneMasked").is_none() && cleared.get("apiUrl").is_none(), "{cleared}");
        for bad in ["http://his.example.com", "https://169.254.169.254/latest/meta-data", "his.example.com",
            "https://his.example.com/?a=1", "file:///etc/passwd"] {
            let told = input(json!({ "apiUrl": bad })).await.fails(422, "VALIDATION_FAILED");
            assert!(told["fields"]["apiUrl"].is_string(), "{bad}: {told}");
        }
        // Beside the stand-in for WeChat a hospital may be a stand-in on this machine.
        input(json!({"apiUrl": "http://127.0.0.1:9/hospital"})).await.ok::<Value>();
        let none = admin.get("/hospitals/0192f3c4-7b1a-7e11-8c41-2a6f5d3b9e77/partner").await;
        none.fails(404, "NOT_FOUND");
    }
}
