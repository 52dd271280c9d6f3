//! The catalogue over HTTP: what patients browse and what staff edit.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

mod catalog_support;

use banyi_server::{capacity, catalogue, db::Cursor, demo, escorts, hospitals, policies, terms};
use catalog_support::Desk;
use serde_json::json as object;

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_that_start_together_seed_one_catalogue() {
    let desk = Desk::empty().await;
    let (one, two) = tokio::join!(catalogue::seed(&desk.app), catalogue::seed(&desk.app));
    one.unwrap();
    two.unwrap();
    catalogue::seed(&desk.app).await.unwrap();
    assert_eq!(desk.names("", 3).await.len(), 35);
    let services = desk.get("/escort/services").await;
    let items = services["items"].as_array().unwrap();
    assert_eq!(items.len(), 11);
    assert_eq!(items[3]["name"], "全心全程陪诊服务");
    assert_eq!(items[3]["skus"][0]["unit"], "half_day");
    assert_eq!(items[3]["skus"][0]["priceFen"], 19_800);
    let now = desk.get("/terms/current").await;
    assert_eq!((now["version"].as_i64(), now["minReadSeconds"].as_i64()), (Some(1), Some(5)));
    assert_eq!(desk.get("/escort/policy").await["payMinutes"], 30);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_each_other_without_gaps_or_repeats() {
    let desk = Desk::seeded().await;
    let names = desk.names("", 3).await;
    let distinct: std::collections::HashSet<_> = names.iter().collect();
    assert_eq!((names.len(), distinct.len()), (35, 35));
    assert_eq!((names[0].as_str(), names[14].as_str()), ("西京医院", "珠海市人民医院"));
    let forged = Cursor(vec!["x".into(), "y".into()]).encode();
    let refused = desk.ask("GET", &format!("/hospitals?cursor={forged}"), false, None).await;
    assert_eq!(refused.0, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_and_words_narrow_the_list_and_wildcards_are_plain_text() {
    let desk = Desk::seeded().await;
    assert_eq!(desk.names("?region=陕西省", 1).await.len(), 14);
    assert_eq!(desk.names("?region=北京市&level=三级甲等中医医院", 1).await.len(), 2);
    assert_eq!(desk.names("?q=附属 交通大学 第二", 1).await, ["西安交通大学第二附属医院"]);
    for plain in ["%25", "_", "%5C", "医_院", "%25医院"] {
        assert_eq!(desk.names(&format!("?q={plain}"), 1).await.len(), 0, "{plain}");
    }
    desk.send("POST", "/admin/hospitals", desk.hospital("X-1", "100%_Aid 医院", "online")).await;
    for found in ["100%25", "%25_a", "aid", "_AID 100"] {
        assert_eq!(desk.names(&format!("?q={found}"), 1).await, ["100%_Aid 医院"], "{found}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_offline_hospital_leaves_the_list_and_is_still_shown() {
    let desk = Desk::seeded().await;
    let id = desk.hospital_id("XA14").await;
    let path = format!("/admin/hospitals/{id}");
    desk.send("PUT", &path, desk.hospital("XA14", "西安市红会医院", "offline")).await;
    assert_eq!(desk.names("", 2).await.len(), 34);
    assert_eq!(desk.get(&format!("/hospitals/{id}")).await["state"], "offline");
    assert_eq!(desk.names("?q=红会", 1).await.len(), 0);
    assert_eq!(desk.staff("GET", "/admin/hospitals?q=红会", None).await.1["items"][0]["id"], id);
    let taken = desk.staff("PUT", &path, Some(desk.hospital("XA01", "西安市红会医院", "online"))).await;
    assert_eq!(taken.0, 409);
    assert_eq!(desk.ask("GET", "/hospitals/unknown", false, None).await.0, 404);
    assert_eq!(desk.audit_actions().await, ["hospital.edit"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_of_some_hospitals_edit_those_only() {
    let desk = Desk::seeded().await;
    let (mine, other) = (desk.hospital_id("XA01").await, desk.hospital_id("XA02").await);
    desk.narrow_scope(&mine).await;
    let status = |method, path: String, body| {
        let desk = &desk;
        async move { desk.staff(method, &path, Some(body)).await.0 }
    };
    let form = |code| desk.hospital(code, "某某医院", "online");
    assert_eq!(status("PUT", format!("/admin/hospitals/{mine}"), form("XA01")).await, 200);
    assert_eq!(status("PUT", format!("/admin/hospitals/{other}"), form("XA02")).await, 403);
    assert_eq!(status("POST", "/admin/hospitals".into(), form("N1")).await, 403);
    assert_eq!(status("PUT", "/admin/capacity".into(), desk.places(&mine, 1)).await, 200);
    assert_eq!(status("PUT", "/admin/capacity".into(), desk.places(&other, 1)).await, 403);
    let words = object!({"title": "条款", "body": "一二三四五六七八九十", "minReadSeconds": 5});
    assert_eq!(status("POST", "/admin/terms".into(), words).await, 403);
    let list = desk.staff("GET", "/admin/hospitals", None).await.1;
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    assert_eq!(desk.ask("GET", "/admin/hospitals", false, None).await.0, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_changes_in_place_and_a_left_out_sku_goes_offline() {
    let desk = Desk::seeded().await;
    let all = desk.staff("GET", "/admin/escort/services", None).await.1;
    let service = all["items"][3].clone();
    let path = format!("/admin/escort/services/{}", service["id"].as_str().unwrap());
    let half = service["skus"][0]["id"].as_str().unwrap();
    let form = |skus| object!({"name": "全心全程陪诊服务", "summary": "", "sort": 4, "state": "online", "skus": skus});
    let skus = object!([{"id": half, "unit": "half_day", "priceFen": 20_800, "state": "online"}]);
    let saved = desk.send("PUT", &path, form(skus)).await;
    assert_eq!(saved["skus"][0]["id"], half);
    assert_eq!(saved["offlineSkus"][0]["unit"], "full_day");
    let sold = escorts::find_sku(&desk.app, &half.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((sold.price.0, sold.is_online), (20_800, true));
    let other = object!([{"id": half, "unit": "once", "priceFen": 1, "state": "online"}]);
    let refused = desk.staff("PUT", &path, Some(form(other))).await;
    assert!(refused.1["fields"]["skus.0.unit"].is_string());
    let gone = object!([{"unit": "half_day", "priceFen": 20_800, "state": "offline"}]);
    desk.send("PUT", &path, form(gone)).await;
    assert_eq!(desk.get("/escort/services").await["items"].as_array().unwrap().len(), 10);
    let sold = escorts::find_sku(&desk.app, &half.parse().unwrap()).await.unwrap().unwrap();
    assert!(!sold.is_online);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_nearest_policy_holds_and_old_versions_stay() {
    let desk = Desk::seeded().await;
    let hospital = desk.hospital_id("XA01").await.parse().unwrap();
    let service = desk.get("/escort/services").await["items"][0].clone();
    let service_id = service["id"].as_str().unwrap().parse().unwrap();
    let in_force = || policies::in_force(&desk.app, &service_id, Some(&hospital));
    let first = in_force().await.unwrap();
    let publish = async |minutes: i64, subject: serde_json::Value| {
        let mut form = object!({"body": first.body});
        form["body"]["payMinutes"] = minutes.into();
        form.as_object_mut().unwrap().extend(subject.as_object().unwrap().clone());
        desk.staff("POST", "/admin/policies", Some(form)).await
    };
    publish(40, object!({"serviceId": service_id})).await;
    assert_eq!(in_force().await.unwrap().body.pay_minutes, 40);
    publish(50, object!({"hospitalId": hospital})).await;
    publish(55, object!({"hospitalId": hospital})).await;
    publish(60, object!({})).await;
    let now = in_force().await.unwrap();
    assert_eq!((now.body.pay_minutes, now.version), (55, 2));
    let sku = service["skus"][0]["id"].as_str().unwrap();
    assert_eq!(desk.get(&format!("/escort/policy?skuId={sku}")).await["payMinutes"], 40);
    assert_eq!(desk.get("/escort/policy").await["payMinutes"], 60);
    assert_eq!(policies::find(&desk.app, &first.id).await.unwrap(), first);
    let refused = publish(1, object!({})).await.1;
    assert!(refused["fields"]["body.payMinutes"].is_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn new_terms_hold_at_once() {
    let desk = Desk::seeded().await;
    let form = object!({"title": "新条款", "body": "一二三四五六七八九十。", "minReadSeconds": 8});
    assert_eq!(desk.send("POST", "/admin/terms", form).await["version"], 2);
    assert_eq!(terms::current(&desk.app).await.unwrap().title, "新条款");
    let all = desk.staff("GET", "/admin/terms", None).await.1;
    assert_eq!(all["items"].as_array().unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_total_changes_while_places_are_claimed_and_nothing_is_lost() {
    let desk = Desk::seeded().await;
    let hospital = desk.hospital_id("XA01").await;
    desk.send("PUT", "/admin/capacity", desk.places(&hospital, 5)).await;
    let claims = async {
        for _ in 0..4 {
            desk.take_one_place().await;
        }
    };
    let changes = async {
        for total in [9, 3, 7, 2] {
            desk.send("PUT", "/admin/capacity", desk.places(&hospital, total)).await;
        }
    };
    tokio::join!(claims, changes);
    let list = desk.staff("GET", "/admin/capacity", None).await.1;
    let row = &list["items"][0];
    let taken = row["taken"].as_i64().unwrap();
    assert_eq!((row["total"].as_i64(), taken), (Some(2), desk.places_taken()));
    let path = format!("/hospitals/{hospital}/escort-availability?from=2026-11-20&to=2026-12-20");
    let left = desk.get(&path).await["items"][0]["remaining"].as_i64().unwrap();
    assert_eq!(left, (2 - taken).max(0));
    let id = hospital.parse().unwrap();
    let day = "2026-11-22".parse().unwrap();
    let halves = banyi_shared::Period::FullDay.halves();
    let rows = capacity::store::rows_for(&desk.app.db, &id, day, halves).await.unwrap();
    assert_eq!((rows.len(), rows[0].remaining), (1, 2 - taken));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_limits_two_half_days_once() {
    let desk = Desk::seeded().await;
    demo::seed(&desk.app).await.unwrap();
    demo::seed(&desk.app).await.unwrap();
    let list = desk.staff("GET", "/admin/capacity", None).await.1;
    let rows: Vec<_> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (row["date"].as_str().unwrap(), row["period"].as_str().unwrap(), row["total"].as_i64().unwrap())
        })
        .collect();
    assert_eq!(rows, [("2026-11-22", "morning", 2), ("2026-11-23", "afternoon", 1)]);
    assert!(
        hospitals::find(&desk.app, &list["items"][0]["hospitalId"].as_str().unwrap().parse().unwrap())
            .await
            .unwrap()
            .is_some()
    );
}
