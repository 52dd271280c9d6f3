//! Above the limit a second person decides.

use banyi_shared::dto::admin::{AdminRefund, Dashboard};
use banyi_shared::dto::{Order, Refund};
use banyi_shared::order::{OrderEvent, OrderState, RefundApproval, RefundState, RefundStatus};
use banyi_shared::time::HOUR;
use banyi_shared::{Fen, OutRefundNo, Permission};
use reqwest::Method;
use serde_json::{Value, json};

use super::paid;
use crate::support::{Answer, Patient, Staff};

/// Sets the limit, in fen.
async fn limit(admin: &Staff<'_>, fen: i64) -> Answer {
    admin.put("/finance/settings", json!({ "approvalAboveFen": fen })).await
}

/// Staff who ask, and staff who approve.
async fn two<'t>(admin: &Staff<'t>) -> (Staff<'t>, Staff<'t>) {
    let all = [
        Permission::OrdersRead,
        Permission::OrdersWrite,
        Permission::OrdersRefund,
        Permission::RefundsApprove,
    ];
    let asker = admin.hire("asker", &all, &[]).await;
    let boss = admin.hire("boss", &[Permission::OrdersRead, Permission::RefundsApprove], &[]).await;
    (asker, boss)
}

async fn decide(staff: &Staff<'_>, no: &OutRefundNo, approve: bool) -> Answer {
    let body =
        if approve { json!({"approve": true}) } else { json!({"approve": false, "note": "金额不符"}) };
    staff.post(&format!("/refunds/{no}/decision"), body).await
}

async fn seen(staff: &Staff<'_>, no: &OutRefundNo) -> AdminRefund {
    staff.get(&format!("/refunds/{no}")).await.ok()
}

fn events(order: &Order) -> Vec<OrderEvent> {
    order.timeline.iter().map(|entry| entry.event).filter(|event| event.as_str().contains("refund")).collect()
}

async fn told(zhang: &Patient<'_>) -> Vec<String> {
    let inbox: Value = zhang.get("/notices").await.ok();
    let items = inbox["items"].as_array().unwrap();
    let titles = items.iter().map(|notice| notice["title"].as_str().unwrap().to_owned());
    titles.filter(|title| title.contains("退款")).collect()
}

both! {
    async fn a_refund_above_the_limit_waits_for_a_second_person(t: TestApp) {
        let admin = t.admin().await;
        limit(&admin, 10_000).await.ok::<Value>();
        let (asker, boss) = two(&admin).await;
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        let waits: Refund = asker.refund(&order.no, 12_000).await.ok();
        assert_eq!((waits.status, waits.approval), (RefundStatus::Requested, RefundApproval::Waiting));
        t.work().await;
        t.advance(HOUR);
        t.work().await;
        assert_eq!(t.wechat.count("refund").await, 0);
        // Its money is set aside, and the patient has not been told.
        let now = zhang.order(&order.no).await;
        assert_eq!((now.refund_state, now.refunds[0].approval), (RefundState::Pending, RefundApproval::Waiting));
        assert_eq!((events(&now), told(&zhang).await), (vec![], vec![]));
        asker.refund(&order.no, 7_801).await.fails(409, "REFUND_TOO_MUCH");
        assert_eq!(asker.order(&order.no).await.timeline.last().unwrap().event, OrderEvent::RefundAsked);

        let pending: Dashboard = boss.get("/dashboard").await.ok();
        assert_eq!(pending.pending.approvals, Some(1));
        let without = admin.hire("without", &[Permission::OrdersRead], &[]).await;
        assert_eq!(without.get("/dashboard").await.ok::<Dashboard>().pending.approvals, None);
        decide(&asker, &waits.no, true).await.fails(403, "SECOND_PERSON_NEEDED");
        assert_eq!((seen(&asker, &waits.no).await.may_decide, seen(&boss, &waits.no).await.may_decide), (false, true));
        let approved: AdminRefund = decide(&boss, &waits.no, true).await.ok();
        assert_eq!((approved.approval, approved.may_decide), (RefundApproval::Approved, false));
        assert_eq!((approved.asked_by.as_deref(), approved.decided_by.as_deref()), (Some("测试员工"), Some("测试员工")));
        // The same word again is the same.
        decide(&boss, &waits.no, true).await.ok::<AdminRefund>();
        decide(&boss, &waits.no, false).await.fails(409, "CONFLICT");
        t.rest().await;
        t.work().await;
        let after = zhang.order(&order.no).await;
        assert_eq!((after.refunded_fen, after.refund_state), (Fen(12_000), RefundState::Partial));
        assert_eq!(events(&after), [OrderEvent::RefundRequested, OrderEvent::Refunded]);
        assert_eq!(told(&zhang).await, ["退款到账", "退款已申请"]);
        assert_eq!(t.wechat.count("refund").await, 1);
        // What was approved counts no more: as much as the limit goes out by itself.
        let small: Refund = asker.refund(&order.no, 7_800).await.ok();
        assert_eq!(small.approval, RefundApproval::None);
        t.rest().await;
        t.books_agree().await;
        let audit: Value = admin.get("/audit").await.ok();
        let actions: Vec<&str> =
            audit["items"].as_array().unwrap().iter().filter_map(|row| row["action"].as_str()).collect();
        for action in ["refund.approve", "order.refund", "finance.settings"] {
            assert!(actions.contains(&action), "{action}: {actions:?}");
        }
    }
}

both! {
    async fn small_ones_that_come_to_more_wait_too(t: TestApp) {
        let admin = t.admin().await;
        limit(&admin, 10_000).await.ok::<Value>();
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        let approvals = async |fen| admin.refund(&order.no, fen).await.ok::<Refund>().approval;
        assert_eq!(approvals(6_000).await, RefundApproval::None);
        assert_eq!(approvals(4_000).await, RefundApproval::None);
        assert_eq!(approvals(1).await, RefundApproval::Waiting);
        // With none of it allowed, all wait.
        limit(&admin, 0).await.ok::<Value>();
        let li = t.patient("li").await;
        let other = paid(&li).await;
        assert_eq!(admin.refund(&other.no, 1).await.ok::<Refund>().approval, RefundApproval::Waiting);
        // What the rule gives back needs nobody.
        assert_eq!(li.cancel(&other.no).await.refund_state, RefundState::Pending);
        t.rest().await;
        assert_eq!(li.order(&other.no).await.refund_state, RefundState::Full);
    }
}

both! {
    async fn what_was_declined_counts_as_nothing(t: TestApp) {
        let admin = t.admin().await;
        limit(&admin, 10_000).await.ok::<Value>();
        let (asker, boss) = two(&admin).await;
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        let no = asker.refund(&order.no, 19_800).await.ok::<Refund>().no;
        let body = json!({"approve": false});
        let wrong = boss.post(&format!("/refunds/{no}/decision"), body).await.fails(422, "VALIDATION_FAILED");
        assert!(wrong["fields"]["note"].is_string());
        let declined: AdminRefund = decide(&boss, &no, false).await.ok();
        assert_eq!((declined.status, declined.needs_a_person), (RefundStatus::Refused, false));
        decide(&boss, &no, true).await.fails(409, "CONFLICT");
        let now = zhang.order(&order.no).await;
        assert_eq!((now.refund_state, events(&now), told(&zhang).await), (RefundState::None, vec![], vec![]));
        // All of the money is there again, and the limit begins anew.
        let small: Refund = asker.refund(&order.no, 10_000).await.ok();
        assert_eq!((small.approval, asker.order(&order.no).await.refundable_fen), (RefundApproval::None, Fen(9_800)));
        t.rest().await;
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Partial);
        assert_eq!(t.wechat.count("refund").await, 1);
        t.books_agree().await;
    }
}

both! {
    async fn of_two_who_decide_at_once_one_decides(t: TestApp) {
        let admin = t.admin().await;
        limit(&admin, 0).await.ok::<Value>();
        let (asker, boss) = two(&admin).await;
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        for round in 0..6 {
            let no = asker.refund(&order.no, 1_000).await.ok::<Refund>().no;
            let (one, two) = futures_util::join!(decide(&boss, &no, true), decide(&admin, &no, round % 2 == 0));
            let (done, late) = if one.status == 200 { (&one, &two) } else { (&two, &one) };
            done.ok::<AdminRefund>();
            late.fails(409, "CONFLICT");
        }
        t.rest().await;
        let approved = t.number("SELECT count(*) FROM refund WHERE approval = 'approved'").await;
        assert_eq!(zhang.order(&order.no).await.refunded_fen, Fen(1_000 * approved));
        assert_eq!(t.wechat.count("refund").await, u64::try_from(approved).unwrap());
        t.books_agree().await;
    }
}

both! {
    async fn a_cancellation_by_staff_waits_too(t: TestApp) {
        let admin = t.admin().await;
        limit(&admin, 10_000).await.ok::<Value>();
        let (asker, boss) = two(&admin).await;
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        let body = json!({"fault": "hospital", "reason": "医院停诊"});
        asker.post_with_key(&format!("/orders/{}/cancel", order.no), "once", body).await.ok::<Value>();
        t.work().await;
        let now = zhang.order(&order.no).await;
        assert_eq!((now.state, now.refund_state), (OrderState::Cancelled, RefundState::Pending));
        assert_eq!((t.wechat.count("refund").await, told(&zhang).await), (0, vec![]));
        let no = order.no.refund_no(1);
        // Until it is decided, the account stays.
        zhang.send(Method::DELETE, "/me", None, None).await.fails(409, "ACCOUNT_BUSY");
        decide(&asker, &no, true).await.fails(403, "SECOND_PERSON_NEEDED");
        decide(&boss, &no, true).await.ok::<AdminRefund>();
        t.rest().await;
        assert_eq!(zhang.order(&order.no).await.refund_state, RefundState::Full);
        t.books_agree().await;
    }
}

both! {
    async fn a_cancellation_takes_back_what_waits(t: TestApp) {
        let admin = t.admin().await;
        limit(&admin, 10_000).await.ok::<Value>();
        let (asker, boss) = two(&admin).await;
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        let no = asker.refund(&order.no, 15_000).await.ok::<Refund>().no;
        // What is shown is what goes back: all of it, not what the request would leave.
        let preview = zhang.order(&order.no).await.refund_preview.unwrap();
        assert_eq!((preview.refund_fen, preview.fee_fen), (Fen(19_800), Fen(0)));
        let path = format!("/orders/{}/cancel", order.no);
        let (cancelled, decided) = futures_util::join!(
            zhang.post(&path, json!({})),
            decide(&boss, &no, true)
        );
        cancelled.ok::<Order>();
        t.rest().await;
        let now = zhang.order(&order.no).await;
        assert_eq!((now.refunded_fen, now.refund_state), (Fen(19_800), RefundState::Full));
        let approval = seen(&boss, &no).await.approval;
        if decided.status == 200 {
            assert_eq!(approval, RefundApproval::Approved);
        } else {
            decided.fails(409, "CONFLICT");
            assert_eq!(approval, RefundApproval::Declined);
        }
        t.books_agree().await;
    }
}

both! {
    async fn the_limit_is_set_by_those_who_see_the_whole_platform(t: TestApp) {
        let admin = t.admin().await;
        let first: Value = admin.get("/finance/settings").await.ok();
        assert_eq!(first, json!({"approvalAboveFen": 50_000}));
        for wrong in [-1, 10_000_001] {
            let body = limit(&admin, wrong).await.fails(422, "VALIDATION_FAILED");
            assert!(body["fields"]["approvalAboveFen"].is_string());
        }
        for right in [0, 10_000_000, 20_000] {
            limit(&admin, right).await.ok::<Value>();
        }
        assert_eq!(admin.get("/finance/settings").await.ok::<Value>(), json!({"approvalAboveFen": 20_000}));
        let list: Value = t.get("/api/v1/hospitals").await.ok();
        let near = list["items"][0]["id"].as_str().unwrap().to_owned();
        let may = [Permission::FinanceRead, Permission::FinanceManage];
        let here = admin.hire("here", &may, &[near]).await;
        limit(&here, 0).await.fails(403, "FORBIDDEN");
        here.get("/finance/settings").await.fails(403, "FORBIDDEN");
        let rows = "SELECT detail FROM audit_log WHERE action = 'finance.settings' ORDER BY at, id";
        assert_eq!(t.texts(rows).await.len(), 3);
    }
}
