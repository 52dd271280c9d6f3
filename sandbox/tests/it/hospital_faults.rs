//! A partner hospital that is slow, down, forgetful or unwilling.

use crate::support::{Platform, Stand};
use serde_json::{Value, json};

async fn behave(stand: &Stand, mode: Value) {
    assert_eq!(stand.control("PUT", "hospital/mode", mode).await.0, 200);
}

async fn number_of_bookings(stand: &Stand) -> usize {
    stand.control("GET", "hospital", json!(null)).await.1["bookings"].as_array().unwrap().len()
}

#[tokio::test]
async fn what_is_done_without_an_answer_is_not_done_again() {
    let stand = Stand::start().await;
    let platform = Platform::start(&stand).await;
    let (path, body) = ("/hospital/bookings", Platform::booking("1", "S1", "张秀英"));
    behave(&stand, json!({"lose": 1})).await;
    assert!(platform.asks(&stand, path, &body).await.is_err());
    assert_eq!(number_of_bookings(&stand).await, 1);
    assert_eq!(platform.books(&stand, &body).await.1["number"], "1");
    assert_eq!(number_of_bookings(&stand).await, 1);
}

#[tokio::test]
async fn a_hospital_that_is_down_or_broken_does_nothing() {
    let stand = Stand::start().await;
    let platform = Platform::start(&stand).await;
    let (path, body) = ("/hospital/bookings", Platform::booking("1", "S1", "张秀英"));
    behave(&stand, json!({"up": false})).await;
    assert!(platform.asks(&stand, path, &body).await.is_err());
    behave(&stand, json!({"up": true, "error": 1})).await;
    assert_eq!(platform.books(&stand, &body).await.0, 500);
    stand
        .faults(json!([{"match": "hospital_booking", "side": "request", "kind": "502_html", "times": 1}]))
        .await;
    assert!(platform.asks(&stand, path, &body).await.is_err(), "HTML is no JSON");
    assert_eq!(number_of_bookings(&stand).await, 0);
    stand
        .faults(json!([{"match": "hospital_booking", "side": "answer", "kind": "lost", "subject": "1"}]))
        .await;
    assert!(platform.asks(&stand, path, &body).await.is_err());
    assert_eq!(number_of_bookings(&stand).await, 1);
}

#[tokio::test]
async fn it_refuses_as_often_as_it_is_told_to() {
    let stand = Stand::start().await;
    let platform = Platform::start(&stand).await;
    let booking = |no: &str| Platform::booking(no, "S1", no);
    behave(&stand, json!({"refuse": "next:1"})).await;
    assert_eq!(platform.books(&stand, &booking("1")).await.0, 409);
    assert_eq!(platform.books(&stand, &booking("2")).await.0, 200);
    behave(&stand, json!({"refuse": "all"})).await;
    assert_eq!(platform.books(&stand, &booking("2")).await.0, 200, "what is booked stays booked");
    assert_eq!(platform.books(&stand, &booking("3")).await.0, 409);
    assert_eq!(stand.control("PUT", "hospital/mode", json!({"refuse": "some"})).await.0, 400);
}

#[tokio::test]
async fn a_late_answer_is_about_something_done_at_once() {
    let stand = Stand::start().await;
    let platform = Platform::start(&stand).await;
    behave(&stand, json!({"delayMs": 600_000})).await;
    let body = Platform::booking("1", "S1", "张秀英");
    let asked = platform.asks(&stand, "/hospital/bookings", &body);
    tokio::pin!(asked);
    // The platform loses patience as soon as the booking is in the books.
    loop {
        tokio::select! {
            answer = &mut asked => panic!("answered {answer:?}"),
            number = number_of_bookings(&stand) => if number == 1 { break },
        }
    }
}
