//! Settling differences: each by a way that makes sense, once.

use banyi_shared::Fen;
use banyi_shared::dto::admin::{Difference, DifferenceState, DifferenceWay, LedgerPage};
use banyi_shared::order::OrderState;
use futures_util::future::join_all;
use serde_json::{Value, json};

use super::{again, differences, paid, plant, until_tomorrow};
use crate::support::{Answer, Staff};

async fn settle(staff: &Staff<'_>, one: &Difference, way: DifferenceWay) -> Answer {
    let path = format!("/bills/differences/{}/settlement", one.id);
    staff.post(&path, json!({"way": way, "note": "已与微信核对"})).await
}

async fn only(admin: &Staff<'_>, query: &str) -> Difference {
    let mut all = differences(admin, query).await;
    assert_eq!(all.len(), 1, "{query}: {all:#?}");
    all.remove(0)
}

both! {
    async fn each_kind_is_settled_by_its_way(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let day = t.day(0);
        let [missing, wrong, refunded] = [paid(&zhang).await, paid(&zhang).await, paid(&zhang).await];
        let admin = t.admin().await;
        admin.refund(&refunded.no, 5_000).await.ok::<Value>();
        t.rest().await;
        plant(&t, day, json!([
            {"kind": "omit_payment", "outTradeNo": missing.no.trade_no(1)},
            {"kind": "extra_payment", "fen": 8_800},
            {"kind": "payment_amount", "outTradeNo": wrong.no.trade_no(1), "fen": 19_700},
            {"kind": "omit_refund", "outRefundNo": refunded.no.refund_no(1)},
        ])).await;
        until_tomorrow(&t, 10, 0).await;
        let admin = t.admin().await;

        // WeChat says that it was paid: the bill is wrong, and nothing is posted.
        let postings = t.number("SELECT count(*) FROM ledger_posting").await;
        let one = only(&admin, "kind=payment_not_in_bill").await;
        assert_eq!(one.ways, [DifferenceWay::AskWechat, DifferenceWay::Correct, DifferenceWay::Accept]);
        let done: Difference = settle(&admin, &one, DifferenceWay::AskWechat).await.ok();
        assert_eq!((done.state, done.way, done.ways.len()), (DifferenceState::Settled, Some(DifferenceWay::AskWechat), 0));
        assert_eq!((done.settled_by.as_deref(), done.note.as_deref()), (Some("管理员"), Some("已与微信核对")));
        let one = only(&admin, "kind=refund_not_in_bill").await;
        settle(&admin, &one, DifferenceWay::AskWechat).await.ok::<Value>();
        assert_eq!(t.number("SELECT count(*) FROM ledger_posting").await, postings);

        // Money that nobody knows: it lies in suspense from now on.
        let one = only(&admin, "kind=payment_not_ours").await;
        assert_eq!(one.ways, [DifferenceWay::Correct, DifferenceWay::Accept]);
        settle(&admin, &one, DifferenceWay::AskWechat).await.fails(422, "VALIDATION_FAILED");
        let all = join_all((0..5).map(|_| settle(&admin, &one, DifferenceWay::Correct))).await;
        for answer in all {
            assert_eq!(answer.ok::<Difference>().state, DifferenceState::Settled);
        }
        settle(&admin, &one, DifferenceWay::Accept).await.fails(409, "CONFLICT");
        let page: LedgerPage = admin.get(&format!("/ledger/postings?q=correction:{}", one.id)).await.ok();
        let entries: Vec<_> = page.items[0].entries.iter().map(|entry| (entry.account.as_str(), entry.amount_fen)).collect();
        assert_eq!(entries, [("wechat_clearing", Fen(8_800)), ("suspense", Fen(-8_800))]);

        let one = only(&admin, "kind=payment_amount").await;
        settle(&admin, &one, DifferenceWay::Accept).await.ok::<Value>();
        assert_eq!(differences(&admin, "state=open").await, []);
        assert_eq!(t.number("SELECT count(*) FROM ledger_posting WHERE kind = 'correction'").await, 1);
        assert_eq!(t.number("SELECT count(*) FROM audit_log WHERE action = 'bill.settle'").await, 4);

        // Found again, they stay settled.
        let run = again(&t, &admin, day).await;
        assert_eq!((run.differences, differences(&admin, "state=settled").await.len()), (4, 4));
        assert_eq!(differences(&admin, "state=open").await, []);
        t.books_agree().await;
    }
}

both! {
    async fn a_payment_that_slipped_through_is_taken_when_wechat_is_asked(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        let params = zhang.pay_params(&order.no).await;
        t.wechat.pays_silently(&params.package).await;
        // Whoever asks is not answered, all night long.
        t.wechat.faults(json!([{"match": "query", "side": "request", "kind": "500"},
            {"match": "close", "side": "request", "kind": "500"}])).await;
        until_tomorrow(&t, 10, 0).await;
        let admin = t.admin().await;
        let one = only(&admin, "state=open").await;
        assert_eq!((one.subject.as_str(), one.order_no.as_ref()), (order.no.trade_no(1).as_str(), Some(&order.no)));
        assert_eq!(one.ways, [DifferenceWay::AskWechat, DifferenceWay::Accept]);
        settle(&admin, &one, DifferenceWay::AskWechat).await.fails(503, "WECHAT_UNAVAILABLE");
        assert_eq!(only(&admin, "state=open").await, one);
        t.wechat.faults(json!([])).await;
        settle(&admin, &one, DifferenceWay::AskWechat).await.ok::<Value>();
        let seen = zhang.order(&order.no).await;
        assert_eq!((seen.state, seen.paid_fen), (OrderState::Paid, Fen(19_800)));
        t.rest().await;
        t.books_agree().await;
    }
}

both! {
    async fn wechats_answer_may_not_settle_it(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let day = t.day(0);
        let order = paid(&zhang).await;
        plant(&t, day, json!([{"kind": "omit_payment", "outTradeNo": order.no.trade_no(1)}])).await;
        until_tomorrow(&t, 10, 0).await;
        let admin = t.admin().await;
        let one = only(&admin, "state=open").await;
        t.wechat.faults(json!([{"match": "query", "side": "request", "kind": "error", "status": 404,
            "code": "ORDER_NOT_EXIST", "message": "订单不存在", "times": 1}])).await;
        settle(&admin, &one, DifferenceWay::AskWechat).await.fails(409, "CONFLICT");
        // By hand, then: the ledger says that WeChat does not hold it.
        settle(&admin, &one, DifferenceWay::Correct).await.ok::<Value>();
        let held = "SELECT CAST(SUM(amount_fen) AS BIGINT) FROM ledger_entry e JOIN ledger_posting p ON p.id = e.posting_id
            WHERE account = 'wechat_clearing' AND p.kind <> 'fee'";
        assert_eq!(t.number(held).await, 0);
        assert_eq!(banyi_server::ledger::check(&t.app).await.unwrap().faults, []);
    }
}

both! {
    async fn what_is_gone_is_not_settled(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let day = t.day(0);
        let order = paid(&zhang).await;
        plant(&t, day, json!([{"kind": "omit_payment", "outTradeNo": order.no.trade_no(1)}])).await;
        until_tomorrow(&t, 10, 0).await;
        let admin = t.admin().await;
        let one = only(&admin, "state=open").await;
        t.wechat.delete(&format!("bills/{day}")).await;
        again(&t, &admin, day).await;
        settle(&admin, &one, DifferenceWay::Accept).await.fails(409, "CONFLICT");
        let path = "/bills/differences/no-such-id/settlement";
        admin.post(path, json!({"way": "accept", "note": "已与微信核对"})).await.fails(404, "NOT_FOUND");
        let path = format!("/bills/differences/{}/settlement", one.id);
        admin.post(&path, json!({"way": "accept", "note": "好"})).await.fails(422, "VALIDATION_FAILED");
        t.books_agree().await;
    }
}
