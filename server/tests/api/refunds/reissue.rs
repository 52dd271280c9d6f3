//! Failed refunds are brought to their end by staff, and WeChat's word comes first.

use banyi_shared::dto::admin::AdminRefund;
use banyi_shared::dto::{Order, Refund};
use banyi_shared::order::{OrderEvent, RefundAttention, RefundState, RefundStatus};
use banyi_shared::time::MINUTE;
use banyi_shared::{Fen, OutRefundNo};
use serde_json::{Value, json};

use super::paid;
use crate::support::{Answer, Patient, Staff, TestApp};

/// Sends the form of a way.
pub async fn reissue(staff: &Staff<'_>, no: &OutRefundNo, more: Value) -> Answer {
    with_key(staff, no, &staff.t.app.rng.token(), more).await
}

async fn with_key(staff: &Staff<'_>, no: &OutRefundNo, key: &str, more: Value) -> Answer {
    let mut body = json!({"reason": "患者来电催问"});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    staff.post_with_key(&format!("/refunds/{no}/reissue"), key, body).await
}

pub fn again() -> Value {
    json!({"way": "again"})
}

pub async fn seen(staff: &Staff<'_>, no: &OutRefundNo) -> AdminRefund {
    staff.get(&format!("/refunds/{no}")).await.ok()
}

pub async fn in_attention(staff: &Staff<'_>) -> Vec<String> {
    let page: Value = staff.get("/refunds?attention=true").await.ok();
    let items = page["items"].as_array().unwrap();
    items.iter().map(|refund| refund["no"].as_str().unwrap().to_owned()).collect()
}

/// The bank has spoken, and the server has heard of it.
pub async fn settles(t: &TestApp, no: &OutRefundNo, status: &str) {
    t.wechat.post(&format!("refunds/{no}/settle"), json!({ "status": status })).await;
    let other = format!(
        "SELECT count(*) FROM refund WHERE out_refund_no = '{no}' AND status <> '{}'",
        status.to_lowercase()
    );
    heard(t, &other).await;
    t.work().await;
}

/// Until the number is 0.
pub async fn heard(t: &TestApp, sql: &str) {
    for _ in 0..2_000 {
        if t.number(sql).await == 0 {
            return;
        }
        t.wechat.get("state").await;
    }
    panic!("not heard of: {sql}\n{:#?}", t.picture().await);
}

/// A cancelled order whose refund WeChat took and ended so.
pub async fn failed(t: &TestApp, zhang: &Patient<'_>, end: &str) -> (Order, OutRefundNo) {
    t.wechat.mode(json!({"refundSettling": "manual"})).await;
    let order = paid(zhang).await;
    zhang.cancel(&order.no).await;
    t.work().await;
    let no = order.no.refund_no(1);
    settles(t, &no, end).await;
    (order, no)
}

/// WeChat refuses the next refund for good, and has not taken it.
pub async fn refuses_once(t: &TestApp) {
    t.wechat
        .faults(json!([{"match": "refund", "side": "request", "kind": "error", "times": 1, "status": 400,
            "code": "PARAM_ERROR", "message": "参数错误"}]))
        .await;
}

both! {
    async fn a_closed_one_goes_again_under_a_new_number(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let admin = t.admin().await;
        let (order, no) = failed(&t, &zhang, "CLOSED").await;
        assert_eq!(in_attention(&admin).await, [no.to_string()]);
        let new: AdminRefund = with_key(&admin, &no, "one", again()).await.ok();
        assert_eq!((new.no.clone(), new.status, new.reissue_of.clone()), (order.no.refund_no(2), RefundStatus::Requested, Some(no.clone())));
        // The same key is the same, another finds it done.
        assert_eq!(with_key(&admin, &no, "one", again()).await.ok::<AdminRefund>().no, new.no);
        with_key(&admin, &no, "two", again()).await.fails(409, "CONFLICT");
        let old = seen(&admin, &no).await;
        assert_eq!((old.reissued_as.as_ref(), old.needs_a_person), (Some(&new.no), false));
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Pending);
        assert_eq!(in_attention(&admin).await, [""; 0]);
        t.advance(2 * MINUTE);
        t.work().await;
        settles(&t, &new.no, "SUCCESS").await;
        let now = zhang.order(&order.no).await;
        assert_eq!((now.refund_state, now.refunded_fen), (RefundState::Full, Fen(19_800)));
        assert!(now.timeline.iter().any(|entry| entry.event == OrderEvent::RefundReissued));
        t.books_agree().await;
    }
}

both! {
    async fn two_who_issue_it_anew_at_once_issue_it_once(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let (admin, second) = (t.admin().await, t.admin().await);
        let (order, no) = failed(&t, &zhang, "CLOSED").await;
        let (one, two) = futures_util::join!(reissue(&admin, &no, again()), reissue(&second, &no, again()));
        let (done, late) = if one.status == 200 { (&one, &two) } else { (&two, &one) };
        done.ok::<AdminRefund>();
        late.fails(409, "CONFLICT");
        assert_eq!(zhang.order(&order.no).await.refunds.len(), 2);
    }
}

both! {
    async fn what_wechat_has_taken_after_all_is_not_sent_again(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let admin = t.admin().await;
        t.wechat.mode(json!({"refundSettling": "manual"})).await;
        let order = paid(&zhang).await;
        refuses_once(&t).await;
        zhang.cancel(&order.no).await;
        t.work().await;
        let no = order.no.refund_no(1);
        assert_eq!(seen(&admin, &no).await.status, RefundStatus::Refused);
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Attention);
        // What had been lost on the way arrives.
        t.app.wechat().unwrap().refund(&t.texts("SELECT body FROM refund").await[0]).await.unwrap();
        let same: AdminRefund = reissue(&admin, &no, again()).await.ok();
        assert_eq!((same.no.clone(), same.status), (no.clone(), RefundStatus::Processing));
        assert_eq!(zhang.order(&order.no).await.refunds.len(), 1);
        settles(&t, &no, "SUCCESS").await;
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Full);
        t.books_agree().await;
        // Nobody who does not know is let pay it by hand.
        let li = t.patient("li").await;
        let other = paid(&li).await;
        refuses_once(&t).await;
        li.cancel(&other.no).await;
        t.work().await;
        let no = other.no.refund_no(1);
        let body = t.texts("SELECT body FROM refund ORDER BY created_at DESC, out_refund_no DESC LIMIT 1").await;
        t.app.wechat().unwrap().refund(&body[0]).await.unwrap();
        let by_hand = json!({"way": "by_hand", "reference": "B20261120001"});
        reissue(&admin, &no, by_hand).await.fails(409, "CONFLICT");
        assert_eq!(seen(&admin, &no).await.status, RefundStatus::Processing);
    }
}

both! {
    async fn nothing_is_issued_while_wechat_cannot_be_asked(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let admin = t.admin().await;
        let (order, no) = failed(&t, &zhang, "CLOSED").await;
        t.wechat.faults(json!([{"match": "refund_query", "side": "answer", "kind": "unsigned"}])).await;
        reissue(&admin, &no, again()).await.fails(503, "WECHAT_UNAVAILABLE");
        assert_eq!(zhang.order(&order.no).await.refunds.len(), 1);
        let staff = |more: Value| reissue(&admin, &no, more);
        staff(json!({"way": "user_card"})).await.fails(422, "VALIDATION_FAILED");
        staff(json!({"way": "merchant_card"})).await.fails(409, "CONFLICT");
    }
}

both! {
    async fn an_abnormal_one_goes_to_another_card_that_nobody_keeps(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let admin = t.admin().await;
        let (order, no) = failed(&t, &zhang, "ABNORMAL").await;
        let card = json!({"way": "user_card", "bankType": "ICBC_DEBIT", "bankAccount": "6222000011112222333",
            "realName": "欧阳秋月"});
        // The answer is lost: the job finds out what became of it.
        t.wechat.faults(json!([{"match": "abnormal_refund", "side": "answer", "kind": "lost", "times": 1}])).await;
        reissue(&admin, &no, card.clone()).await.fails(503, "WECHAT_UNAVAILABLE");
        assert_eq!(seen(&admin, &no).await.status, RefundStatus::Abnormal);
        t.advance(2 * MINUTE);
        t.work().await;
        assert_eq!(seen(&admin, &no).await.status, RefundStatus::Processing);
        // The new card is void too.
        settles(&t, &no, "ABNORMAL").await;
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Attention);
        let sent: AdminRefund = with_key(&admin, &no, "card", card.clone()).await.ok();
        assert_eq!((sent.no.clone(), sent.status), (no.clone(), RefundStatus::Processing));
        assert_eq!(with_key(&admin, &no, "card", card).await.ok::<AdminRefund>().no, no);
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Pending);
        settles(&t, &no, "SUCCESS").await;
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Full);
        t.books_agree().await;
        for (table, column) in [("audit_log", "detail"), ("order_event", "note"), ("idempotency", "answer"),
            ("refund", "last_error"), ("job", "subject"), ("job", "last_error")]
        {
            let sql = format!("SELECT {column} FROM {table} WHERE {column} IS NOT NULL");
            for text in t.texts(&sql).await {
                assert!(!text.contains("6222000011112222333") && !text.contains("欧阳"), "{table}: {text}");
            }
        }
    }
}

both! {
    async fn what_came_to_our_own_card_waits_until_it_was_passed_on(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let admin = t.admin().await;
        let (order, no) = failed(&t, &zhang, "ABNORMAL").await;
        let sent: AdminRefund = reissue(&admin, &no, json!({"way": "merchant_card"})).await.ok();
        assert_eq!((sent.status, sent.attention), (RefundStatus::Processing, Some(RefundAttention::MerchantCard)));
        assert_eq!((sent.needs_a_person, zhang.order(&order.no).await.refund_state), (false, RefundState::Pending));
        settles(&t, &no, "SUCCESS").await;
        let there = seen(&admin, &no).await;
        assert_eq!((there.status, there.needs_a_person), (RefundStatus::Success, true));
        let now = zhang.order(&order.no).await;
        assert_eq!(now.refund_state, RefundState::Attention);
        assert!(!now.timeline.iter().any(|entry| entry.event == OrderEvent::Refunded), "not told before it is passed on");
        let by_hand = json!({"way": "by_hand", "reference": "B20261120001"});
        let passed: AdminRefund = reissue(&admin, &no, by_hand).await.ok();
        assert_eq!((passed.needs_a_person, passed.by_hand), (false, false));
        let now = zhang.order(&order.no).await;
        assert_eq!(now.refund_state, RefundState::Full);
        assert!(now.timeline.iter().any(|entry| entry.event == OrderEvent::RefundedByHand));
        t.books_agree().await;
    }
}

both! {
    async fn what_was_given_back_otherwise_is_settled(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let admin = t.admin().await;
        let (order, no) = failed(&t, &zhang, "CLOSED").await;
        // Staff gave it back by an ordinary refund: there is nothing left to be issued anew.
        let other: Refund = admin.refund(&order.no, 19_800).await.ok();
        t.advance(2 * MINUTE);
        t.work().await;
        settles(&t, &other.no, "SUCCESS").await;
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Attention);
        reissue(&admin, &no, again()).await.fails(409, "REFUND_TOO_MUCH");
        reissue(&admin, &no, json!({"way": "by_hand", "reference": "B001"})).await.fails(409, "REFUND_TOO_MUCH");
        let settled: AdminRefund = reissue(&admin, &no, json!({"way": "settled"})).await.ok();
        assert_eq!((settled.needs_a_person, settled.settled_at.is_some()), (false, true));
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Full);
        t.books_agree().await;
    }
}
