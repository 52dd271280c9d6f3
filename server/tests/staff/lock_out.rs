//! Five wrong passwords in a row.

use banyi_shared::time::MINUTE;
use poem::http::StatusCode;

use crate::desk::{ADMIN, Desk};

#[tokio::test]
async fn the_fifth_failure_locks_out_for_a_quarter_of_an_hour() {
    let desk = Desk::open().await;
    for at in 1..=5 {
        let answer = desk.try_sign_in("admin", "wrong").await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert_eq!(answer.code(), "SIGN_IN_FAILED");
        assert_eq!(answer.body["details"]["until"].is_string(), at == 5);
    }
    let answer = desk.try_sign_in("admin", ADMIN).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(answer.code(), "USER_LOCKED");
    assert_eq!(answer.body["details"]["until"], "2026-11-20T09:15:00.000+08:00");
    desk.app.clock.advance(15 * MINUTE - 1);
    let answer = desk.try_sign_in("admin", ADMIN).await;
    assert_eq!(answer.code(), "USER_LOCKED");
    desk.app.clock.advance(1);
    desk.admin().await;
}

#[tokio::test]
async fn a_right_password_after_four_wrong_ones_starts_the_count_anew() {
    let desk = Desk::open().await;
    for _ in 0..2 {
        for _ in 0..4 {
            let answer = desk.try_sign_in("admin", "wrong").await;
            assert_eq!(answer.code(), "SIGN_IN_FAILED");
        }
        desk.admin().await;
    }
}

#[tokio::test]
async fn after_a_lock_out_there_are_five_tries_again() {
    let desk = Desk::open().await;
    for _ in 0..5 {
        desk.try_sign_in("admin", "wrong").await;
    }
    desk.app.clock.advance(15 * MINUTE);
    for _ in 0..4 {
        let answer = desk.try_sign_in("admin", "wrong").await;
        assert_eq!(answer.code(), "SIGN_IN_FAILED");
    }
    desk.admin().await;
}

#[tokio::test]
async fn guesses_at_the_same_time_are_five_too() {
    let desk = Desk::open().await;
    let tries = (0..8).map(|_| desk.try_sign_in("admin", "wrong"));
    let answers = futures_util::future::join_all(tries).await;
    let looked_at = answers.iter().filter(|answer| answer.code() == "SIGN_IN_FAILED");
    assert_eq!(looked_at.count(), 5);
}

#[tokio::test]
async fn sign_ins_are_limited_by_address_and_account() {
    let desk = Desk::open_with(&[("LIMIT_SIGN_IN", "2")]).await;
    for _ in 0..2 {
        let answer = desk.try_sign_in("nobody", "wrong").await;
        assert_eq!(answer.code(), "SIGN_IN_FAILED");
    }
    let answer = desk.try_sign_in("Nobody ", "wrong").await;
    assert_eq!(answer.code(), "RATE_LIMITED");
    desk.admin().await;
}
