//! The older protocol.

use banyi_server::partners::sign_legacy::{self, Form};
use serde_json::{Value, json};

use super::hospital::Hospital;
use crate::support::{Staff, TestApp};

const SAVE: &[(&str, &str)] =
    &[("depcode", "D1"), ("depname", "神经内科"), ("bigcode", "G1"), ("bigname", "内科"), ("intro", "简介")];

async fn connect<'t>(t: &'t TestApp, admin: &Staff<'_>) -> Hospital<'t> {
    Hospital::connect(t, admin, 0, json!({"isLegacy": true})).await
}

both! {
    async fn what_a_form_says_arrives_whole(t: TestApp) {
        let admin = t.admin().await;
        let hospital = connect(&t, &admin).await;
        let intro = "A+B & C=100% \n第二行 “引号” a%20b";
        let fields = [&SAVE[..4], &[("intro", intro)]].concat();
        assert_eq!(hospital.legacy("/saveDepartment", &fields).await["code"], 200);
        let list = hospital.legacy("/department/list", &[("page", "1"), ("limit", "10")]).await;
        assert_eq!(list["data"]["totalElements"], 1, "{list}");
        assert_eq!(list["data"]["content"][0]["intro"], intro);
        assert_eq!(list["data"]["content"][0]["bigname"], "内科");
        // As a browser writes a form: a space is a plus.
        let mut form = hospital.form(&[&SAVE[..4], &[("intro", "a b+c")]].concat(), 5);
        form.insert("sign".to_owned(), sign_legacy::sign(&form, &hospital.secret));
        let body = sign_legacy::write(&form).replace("%20", "+");
        assert_eq!(hospital.posts_form("/saveDepartment", body).await["code"], 200);
        let list = hospital.legacy("/department/list", &[]).await;
        assert_eq!(list["data"]["content"][0]["intro"], "a b+c");
    }
}

both! {
    async fn all_eight_paths_need_the_signature(t: TestApp) {
        let admin = t.admin().await;
        let hospital = connect(&t, &admin).await;
        let paths = ["/saveHospital", "/hospital/show", "/saveDepartment", "/department/list", "/department/remove",
            "/saveSchedule", "/schedule/list", "/schedule/remove"];
        for path in paths {
            let mut unsigned = hospital.form(SAVE, 0);
            unsigned.remove("sign");
            let mut fixed = hospital.form(SAVE, 0);
            // Scheme B: the MD5 of the key alone.
            fixed.insert("sign".to_owned(), sign_legacy::sign(&Form::new(), &hospital.secret));
            let mut changed = hospital.form(SAVE, 0);
            changed.insert("depname".to_owned(), "别的名字".to_owned());
            let mut other = hospital.form(SAVE, 0);
            other.insert("hoscode".to_owned(), "nobody".to_owned());
            let forms = [unsigned, fixed, changed, other, hospital.form(SAVE, -301_000), hospital.form(SAVE, 302_000)];
            for form in forms {
                let answer = hospital.posts_form(path, sign_legacy::write(&form)).await;
                assert_eq!((answer["code"].as_i64(), answer["message"].as_str()), (Some(300), Some("签名错误")), "{path}");
            }
            let twice = format!("{}&depname=x", sign_legacy::write(&hospital.form(SAVE, 0)));
            assert_eq!(hospital.posts_form(path, twice).await["code"], 300);
        }
        assert_eq!(t.number("SELECT count(*) FROM department").await, 0);
        assert_eq!(t.number("SELECT count(*) FROM partner_call WHERE status = 401").await, 8 * 7);
    }
}

both! {
    async fn a_form_is_taken_once_and_where_it_is_switched_on(t: TestApp) {
        let admin = t.admin().await;
        let hospital = connect(&t, &admin).await;
        let body = sign_legacy::write(&hospital.form(SAVE, 0));
        assert_eq!(hospital.posts_form("/saveDepartment", body.clone()).await["code"], 200);
        assert_eq!(hospital.posts_form("/saveDepartment", body.clone()).await["code"], 201);
        // Nor at another path: the signature does not bind it.
        assert_eq!(hospital.posts_form("/department/remove", body).await["code"], 201);
        let path = format!("/hospitals/{}/partner", hospital.id);
        let set = |state: &str, legacy: bool| {
            admin.put(&path, json!({"state": state, "isLegacy": legacy, "addresses": [], "contactName": ""}))
        };
        set("locked", true).await.ok::<Value>();
        assert_eq!(hospital.legacy("/saveDepartment", SAVE).await["code"], 320);
        set("active", false).await.ok::<Value>();
        assert_eq!(hospital.legacy("/saveDepartment", SAVE).await["code"], 310);
        let log = hospital.log(&admin).await;
        let statuses: Vec<i64> = log.iter().filter_map(|call| call["status"].as_i64()).collect();
        assert_eq!(statuses, [403, 403, 409, 409, 200]);
    }
}

both! {
    async fn the_older_calls_do_what_the_newer_do(t: TestApp) {
        let admin = t.admin().await;
        let hospital = connect(&t, &admin).await;
        let saved = [("hosname", "测试人民医院"), ("address", "东单北大街1号"), ("route", "地铁 5 号线\n东单站")];
        assert_eq!(hospital.legacy("/saveHospital", &saved).await["code"], 200);
        let shown = hospital.legacy("/hospital/show", &[]).await;
        assert_eq!((shown["data"]["hosname"].as_str(), shown["data"]["route"].as_str()),
            (Some("测试人民医院"), Some("地铁 5 号线\n东单站")));
        hospital.legacy("/saveDepartment", SAVE).await;
        let date = t.day(9).to_string();
        let schedule = |status: &'static str| {
            vec![("depcode", "D1"), ("title", "主任医师"), ("docname", "林知远"), ("skill", "头痛"),
                ("workDate", date.as_str()), ("workTime", "1"), ("reservedNumber", "33"), ("availableNumber", "3"),
                ("amount", "99.50"), ("status", status), ("hosScheduleId", "S1")]
        };
        let answer = hospital.legacy("/saveSchedule", &schedule("1")).await;
        assert_eq!(answer["code"], 200, "{answer}");
        let list = hospital.legacy("/schedule/list", &[("depcode", "D1")]).await;
        let row = &list["data"]["content"][0];
        assert_eq!((row["amount"].as_str(), row["availableNumber"].as_i64(), row["workTime"].as_i64(),
            row["status"].as_i64()), (Some("99.50"), Some(33), Some(1), Some(1)), "{list}");
        // Removing is going offline: nothing is deleted.
        assert_eq!(hospital.legacy("/schedule/remove", &[("hosScheduleId", "S1")]).await["code"], 200);
        assert_eq!(t.number("SELECT count(*) FROM schedule WHERE state = 'paused'").await, 1);
        assert_eq!(hospital.legacy("/department/remove", &[("depcode", "D1")]).await["code"], 200);
        assert_eq!(hospital.legacy("/department/list", &[]).await["data"]["totalElements"], 0);
        assert_eq!(hospital.legacy("/department/remove", &[("depcode", "D9")]).await["code"], 204);
        // 停诊 gives all orders back.
        assert_eq!(hospital.legacy("/saveSchedule", &schedule("-1")).await["code"], 200);
        assert_eq!(t.number("SELECT count(*) FROM job WHERE kind = 'session.stop'").await, 1);
        let wrong = hospital.legacy("/saveSchedule", &[("hosScheduleId", "S2"), ("workDate", "tomorrow")]).await;
        assert_eq!(wrong["code"], 202, "{wrong}");
        // What was signed earlier and comes later is passed over.
        let late = hospital.form(&[&SAVE[..4], &[("intro", "旧的")]].concat(), -60_000);
        assert_eq!(hospital.posts_form("/saveDepartment", sign_legacy::write(&late)).await["code"], 200);
        assert_eq!(t.number("SELECT count(*) FROM department WHERE intro = '旧的'").await, 0);
    }
}
