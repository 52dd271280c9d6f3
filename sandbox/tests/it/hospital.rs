//! The partner hospital's books, as the platform and a person inside the hospital change them.

use crate::support::{Platform, Stand, platform};
use serde_json::{Value, json};

async fn books(stand: &Stand) -> Value {
    stand.control("GET", "hospital", json!(null)).await.1
}

#[tokio::test]
async fn a_booking_is_made_once_and_a_number_is_nobody_elses() {
    let stand = Stand::start().await;
    let platform = Platform::start(&stand).await;
    let zhang = Platform::booking("1", "S1", "张秀英");
    let (status, first) = platform.books(&stand, &zhang).await;
    assert_eq!((status, first["number"].as_str()), (200, Some("1")));
    assert_eq!(first["fetchTime"], "08:00-08:30");
    assert_eq!(platform.books(&stand, &zhang).await, (200, first.clone()), "the same again");
    let (_, second) = platform.books(&stand, &Platform::booking("2", "S1", "王建国")).await;
    assert_eq!(second["number"], "2");
    assert_ne!(second["recordId"], first["recordId"]);
    let (status, answer) = platform.books(&stand, &Platform::booking("1", "S1", "李小梅")).await;
    assert_eq!((status, answer["code"].as_str()), (409, Some("REFUSED")), "one order, one person");

    assert_eq!(platform.cancels(&stand, "1").await, (200, json!({})));
    assert_eq!(platform.cancels(&stand, "1").await, (200, json!({})));
    assert_eq!(platform.books(&stand, &zhang).await.0, 409, "cancelled is cancelled");
    let (_, third) = platform.books(&stand, &Platform::booking("3", "S1", "李小梅")).await;
    assert_eq!(third["number"], "1", "the number is free again");

    let books = books(&stand).await;
    let totals = &books["totals"];
    assert_eq!((&totals["booked"], &totals["cancelled"]), (&json!(2), &json!(1)));
    assert_eq!((&totals["live"], &totals["doubled"]), (&json!({"S1": 2}), &json!([])));
    assert_eq!(books["bookings"][0]["asked"]["patient"]["name"], "李小梅");
    let counts = &books["counts"];
    assert_eq!((&counts["booked"], &counts["bookedAgain"]), (&json!(3), &json!(1)));
    assert_eq!(counts["refused"], json!({"differs": 1, "cancelled": 1}));
    assert_eq!((&counts["cancelled"], &counts["cancelledAgain"]), (&json!(1), &json!(1)));
    assert_eq!(stand.calls("hospital_booking").await, 6);
}

#[tokio::test]
async fn a_cancellation_that_overtakes_its_booking_is_remembered() {
    let stand = Stand::start().await;
    let platform = Platform::start(&stand).await;
    assert_eq!(platform.cancels(&stand, "1").await.0, 404);
    let (status, answer) = platform.books(&stand, &Platform::booking("1", "S1", "张秀英")).await;
    assert_eq!((status, answer["code"].as_str()), (409, Some("REFUSED")));
    let books = books(&stand).await;
    assert_eq!(books["tombstones"][0]["orderNo"], "1");
    assert_eq!(books["bookings"], json!([]));
}

#[tokio::test]
async fn a_number_that_was_fetched_is_not_cancelled_and_the_platform_hears_of_it() {
    let stand = Stand::start().await;
    let platform = Platform::start(&stand).await;
    platform.books(&stand, &Platform::booking("261123080012345678", "S1", "张秀英")).await;
    platform.will_answer(&[(503, json!({})), (500, json!({})), (200, json!({"isNew": true}))]);
    let fetched = stand.post("hospital/fetch", json!({"orderNo": "261123080012345678", "wait": true})).await;
    assert_eq!(fetched["booking"]["state"], "fetched");
    assert_eq!((&fetched["event"]["state"], &fetched["event"]["attempts"]), (&json!("done"), &json!(3)));
    let heard = platform.heard();
    assert_eq!(heard.len(), 3, "until it answers");
    assert!(heard.iter().all(|one| one.is_signed && one.path == "/api/v1/hospital/events/fetched"));
    assert_eq!(heard[0].json()["orderNo"], "261123080012345678");

    let (status, answer) = platform.cancels(&stand, "261123080012345678").await;
    assert_eq!((status, answer["code"].as_str()), (409, Some("FETCHED")));
    let again = stand.post("hospital/fetch", json!({"orderNo": "261123080012345678", "wait": true})).await;
    assert_eq!(again["event"], json!(null), "fetched once, told once");
    assert_eq!(stand.control("POST", "hospital/fetch", json!({"orderNo": "9"})).await.0, 409);
}

#[tokio::test]
async fn only_the_platform_is_let_in() {
    let stand = Stand::start().await;
    let platform = Platform::start(&stand).await;
    let (path, body) = ("/hospital/bookings", Platform::booking("1", "S1", "张秀英"));
    let good = Platform::headers(path, &body, 0, &platform::nonce(), platform::SECRET);
    let with = |name: &str, value: &str| {
        let mut headers = Platform::headers(path, &body, 0, &platform::nonce(), platform::SECRET);
        headers.iter_mut().filter(|(one, _)| *one == name).for_each(|(_, one)| *one = value.to_owned());
        headers
    };
    let signed = |seconds, nonce: &str, secret| Platform::headers(path, &body, seconds, nonce, secret);
    let bad = [
        vec![],
        with("X-Banyi-Hospital", "1005"),
        with("X-Banyi-Key", "k2"),
        with("X-Banyi-Timestamp", "now"),
        with("X-Banyi-Signature", &"0".repeat(64)),
        with("X-Banyi-Nonce", &platform::nonce()),
        signed(-301, &platform::nonce(), platform::SECRET),
        signed(302, &platform::nonce(), platform::SECRET),
        signed(0, "short", platform::SECRET),
        signed(0, &platform::nonce(), "another"),
    ];
    for headers in &bad {
        let (status, answer) = platform.sends(&stand, path, &body, headers).await.unwrap();
        assert_eq!((status, answer["code"].as_str()), (401, Some("SIGNATURE_REFUSED")), "{headers:?}");
    }
    assert_eq!(books(&stand).await["bookings"], json!([]));
    assert_eq!(platform.sends(&stand, path, &body, &good).await.unwrap().0, 200);
    assert_eq!(platform.sends(&stand, path, &body, &good).await.unwrap().0, 401, "a nonce is used once");
    assert_eq!(
        books(&stand).await["counts"]["notLetIn"],
        json!({"missing": 1, "hospital": 1, "key": 1, "timestamp": 3, "nonce": 1, "signature": 3, "replayed": 1})
    );

    let rotated = json!({"key": "k2", "secret": "another"});
    assert_eq!(stand.control("PUT", "hospital/settings", rotated).await.0, 200);
    let body = Platform::booking("2", "S1", "王建国");
    assert_eq!(platform.books(&stand, &body).await.0, 200, "what the old key signed is still taken");
}
