use banyi_server::notices::{self, NewNotice};
use banyi_shared::UserId;
use poem::http::StatusCode;
use serde_json::Value;

use crate::setup::Server;

async fn send(server: &Server, user: &UserId, cause: &str) {
    let mut tx = server.app.db.begin("test.send").await.unwrap();
    let notice = NewNotice {
        user_id: user.clone(),
        cause: cause.to_owned(),
        order_no: None,
        waitlist_id: None,
        title: "预约成功".to_owned(),
        body: format!("来自 {cause}"),
    };
    notices::send(&server.app, &mut tx, notice).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_cause_is_told_once_to_each_user() {
    let server = Server::start().await;
    let (one, two) = (server.patient("o1").await, server.patient("o2").await);
    for _ in 0..2 {
        send(&server, &one.user.id, "paid:1").await;
        send(&server, &two.user.id, "paid:1").await;
    }
    for pair in [&one, &two] {
        assert_eq!(server.get("/notices/unread", pair).await.1["unread"], 1);
        assert_eq!(server.get("/me", pair).await.1["unreadNotices"], 1);
    }
}

#[tokio::test]
async fn messages_are_read_one_by_one_or_all_by_their_owner() {
    let server = Server::start().await;
    let (owner, other) = (server.patient("o1").await, server.patient("o2").await);
    for cause in ["a", "b", "c"] {
        send(&server, &owner.user.id, cause).await;
    }
    let (_, page) = server.get("/notices", &owner).await;
    let path = format!("/notices/{}/read", page["items"][0]["id"].as_str().unwrap());
    let (status, _) = server.post(&path, &other, Value::Null).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    for _ in 0..2 {
        let (status, _) = server.post(&path, &owner, Value::Null).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
        assert_eq!(server.get("/notices/unread", &owner).await.1["unread"], 2);
    }
    server.post("/notices/read-all", &owner, Value::Null).await;
    assert_eq!(server.get("/notices/unread", &owner).await.1["unread"], 0);
}

#[tokio::test]
async fn the_inbox_is_paged_without_gaps_the_newest_first() {
    let server = Server::start().await;
    let pair = server.patient("o1").await;
    for number in 0..45 {
        send(&server, &pair.user.id, &format!("n{number}")).await;
        server.app.clock.advance(i64::from(number % 2));
    }
    let (mut seen, mut path) = (Vec::new(), "/notices".to_owned());
    loop {
        let (_, page) = server.get(&path, &pair).await;
        for item in page["items"].as_array().unwrap() {
            let at = item["createdAt"].as_str().unwrap().to_owned();
            seen.push((at, item["id"].as_str().unwrap().to_owned()));
        }
        match page["nextCursor"].as_str() {
            Some(cursor) => path = format!("/notices?cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(seen.len(), 45);
    assert!(seen.is_sorted_by(|one, two| one > two));
}
