//! The older protocol, both ways.

use crate::support::{Platform, Stand, platform};
use banyi_sandbox::clock::Clock;
use banyi_sandbox::hospital::{Fields, fields, sign_form};
use serde_json::{Value, json};

async fn post(platform: &Platform, stand: &Stand, path: &str, given: &[(&str, &str)], key: &str) -> Value {
    let timestamp = Clock::default().wall_ms().to_string();
    let mut all: Vec<(&str, &str)> = given.to_vec();
    all.extend([("hoscode", platform::HOSPITAL), ("timestamp", &timestamp)]);
    let form: Fields = all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let sign = sign_form(&form, key);
    all.push(("sign", &sign));
    platform.posts(stand, &format!("/hospital/order/{path}"), &all).await
}

const ORDER: [(&str, &str); 10] = [
    ("depcode", "200041542"),
    ("hosScheduleId", "S1"),
    ("reserveDate", "2026-11-23"),
    ("reserveTime", "0"),
    ("amount", "100.00"),
    ("name", "张秀英"),
    ("certificatesType", "10"),
    ("certificatesNo", "110101196002291234"),
    ("phone", "13800138000"),
    ("address", "朝阳区 1+1 号 & 100%\n二单元"),
];

#[tokio::test]
async fn an_order_is_submitted_paid_and_cancelled() {
    let stand = Stand::start().await;
    let platform = Platform::start(&stand).await;
    let key = platform::SECRET;
    let refused = post(&platform, &stand, "submitOrder", &ORDER, "another").await;
    assert_eq!((&refused["code"], &refused["data"]), (&json!(300), &json!(null)));

    let first = post(&platform, &stand, "submitOrder", &ORDER, key).await;
    assert_eq!((&first["code"], &first["data"]["resultCode"]), (&json!(200), &json!("0000")));
    assert_eq!((&first["data"]["number"], &first["data"]["availableNumber"]), (&json!(1), &json!(39)));
    let again = post(&platform, &stand, "submitOrder", &ORDER, key).await;
    assert_eq!(again["data"], first["data"], "the same person in the same session is the same booking");

    let record = first["data"]["hosRecordId"].as_str().unwrap();
    assert_eq!(
        post(&platform, &stand, "updatePayStatus", &[("hosRecordId", record)], key).await["code"],
        200
    );
    let cancel =
        async |record| post(&platform, &stand, "updateCancelStatus", &[("hosRecordId", record)], key).await;
    assert_eq!(cancel(record).await["code"], 200);
    assert_eq!(cancel(record).await["code"], 200);
    assert_eq!(cancel("H99999999").await["code"], 201);
    let books = stand.control("GET", "hospital", json!(null)).await.1;
    let booking = &books["bookings"][0];
    assert_eq!((&booking["state"], booking["paidMs"].is_i64()), (&json!("cancelled"), true));
    assert_eq!(books["counts"]["notLetIn"], json!({"signature": 1}));

    let early = post(&platform, &stand, "updateCancelStatus", &[("hosRecordId", ""), ("orderNo", "9")], key);
    assert_eq!(early.await["code"], 200);
    let mut late = ORDER.to_vec();
    late.push(("orderNo", "9"));
    let late = post(&platform, &stand, "submitOrder", &late, key).await;
    assert_eq!((&late["code"], &late["data"]), (&json!(201), &json!(null)), "cancelled before it came");

    let rebooked = post(&platform, &stand, "submitOrder", &ORDER, key).await;
    assert_ne!(rebooked["data"]["hosRecordId"], first["data"]["hosRecordId"]);
}

#[tokio::test]
async fn departments_and_schedules_are_pushed_as_forms() {
    let stand = Stand::start().await;
    let platform = Platform::start(&stand).await;
    stand.control("PUT", "hospital/settings", json!({"legacy": true})).await;
    let pushing = json!({"what": "all", "from": "2026-11-23", "days": 1, "departments": ["200041542"]});
    let pushed = stand.post("hospital/push", pushing).await;
    assert_eq!((&pushed["taken"], &pushed["failures"]), (&json!(5), &json!([])));
    let heard = platform.heard();
    for one in &heard {
        let form = fields(one.body.as_bytes());
        assert_eq!(form["sign"], sign_form(&form, platform::SECRET));
        assert_eq!(form["hoscode"], platform::HOSPITAL);
    }
    assert_eq!(heard[0].path, "/api/v1/hospital/legacy/saveDepartment");
    let session = fields(heard[2].body.as_bytes());
    let of = |name: &str| session[name].as_str();
    assert_eq!((of("workDate"), of("workTime"), of("amount")), ("2026-11-23", "0", "200.00"));
    assert_eq!((of("reservedNumber"), of("status")), ("40", "1"));

    let stopped = stand
        .post("hospital/stop", json!({"code": of("hosScheduleId"), "reason": "医生出差", "wait": true}))
        .await;
    assert_eq!(stopped["event"]["state"], "done");
    assert_eq!(fields(platform.heard().pop().unwrap().body.as_bytes())["status"], "-1");

    let intro = "a + b & 100%\n第二行";
    let fields_of = json!({"depcode": "D1", "intro": intro});
    stand.post("hospital/call", json!({"legacy": "saveDepartment", "fields": fields_of})).await;
    let form = fields(platform.heard().pop().unwrap().body.as_bytes());
    assert_eq!((form["intro"].as_str(), &form["sign"]), (intro, &sign_form(&form, platform::SECRET)));
}
