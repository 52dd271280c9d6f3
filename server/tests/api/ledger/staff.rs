//! What staff see of the ledger, and what they may correct.

use banyi_shared::dto::admin::{
    FinanceDays, LedgerAccount, LedgerBalances, LedgerCheck, LedgerPage, LedgerPosting, PostingKind,
};
use banyi_shared::{Fen, Permission};
use serde_json::{Value, json};

use super::paid;

both! {
    async fn postings_are_listed_and_found(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let mut orders = Vec::new();
        for _ in 0..3 {
            orders.push(paid(&zhang).await);
            t.advance(60_000);
        }
        zhang.cancel(&orders[1].no).await;
        t.rest().await;
        let admin = t.admin().await;
        let all: LedgerPage = admin.get("/ledger/postings").await.ok();
        assert_eq!(all.items.len(), 4);
        assert_eq!((all.items[0].kind, all.items[1].kind), (PostingKind::Refund, PostingKind::Payment));
        assert!(all.items.iter().all(|one| one.entries[0].amount_fen.0 > 0 && one.entries.len() == 2));
        assert!(all.items.windows(2).all(|two| two[0].occurred_at >= two[1].occurred_at));
        // By pages, each once.
        let first: LedgerPage = admin.get("/ledger/postings?limit=3").await.ok();
        let path = format!("/ledger/postings?limit=3&cursor={}", first.next_cursor.unwrap());
        let rest: LedgerPage = admin.get(&path).await.ok();
        assert_eq!((first.items.len(), rest.items.len(), rest.next_cursor), (3, 1, None));
        let count = async |query: &str| -> usize {
            admin.get(&format!("/ledger/postings?{query}")).await.ok::<LedgerPage>().items.len()
        };
        assert_eq!(count(&format!("q={}", orders[1].no)).await, 2);
        assert_eq!(count(&format!("q={}", orders[2].no.trade_no(1))).await, 1);
        assert_eq!(count(&format!("q=refund:{}", orders[1].no.refund_no(1))).await, 1);
        assert_eq!((count("kind=refund").await, count("account=order_liability").await), (1, 4));
        assert_eq!((count("account=suspense").await, count("q=nothing").await), (0, 0));
        assert_eq!(count(&format!("from={}&to={}", t.day(0), t.day(0))).await, 4);
        assert_eq!(count(&format!("from={}", t.day(1))).await, 0);
        admin.get("/ledger/postings?cursor=x").await.fails(422, "VALIDATION_FAILED");
    }
}

both! {
    async fn balances_are_those_of_the_entries(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        paid(&zhang).await;
        zhang.cancel(&order.no).await;
        t.rest().await;
        let admin = t.admin().await;
        let now: LedgerBalances = admin.get("/ledger/balances").await.ok();
        assert_eq!((now.accounts.len(), now.postings), (LedgerAccount::ALL.len(), 3));
        let clearing = &now.accounts[0];
        assert_eq!(clearing.account, LedgerAccount::WechatClearing);
        assert_eq!((clearing.debit_fen, clearing.credit_fen, clearing.balance_fen), (Fen(39_600), Fen(19_800), Fen(19_800)));
        assert_eq!(now.accounts.iter().map(|one| one.balance_fen).sum::<Fen>(), Fen::ZERO);
        let before: LedgerBalances = admin.get(&format!("/ledger/balances?until={}", t.day(-1))).await.ok();
        assert!(before.postings == 0 && before.accounts.iter().all(|one| one.balance_fen.is_zero()));
        let check: LedgerCheck = admin.post("/ledger/check", json!({})).await.ok();
        assert_eq!((check.orders, check.postings, check.faults.len()), (2, 3, 0));
    }
}

both! {
    async fn a_correction_is_written_once_with_its_reason(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        let admin = t.admin().await;
        let desk = admin.hire("desk", &[Permission::FinanceManage], &[]).await;
        let body = json!({"debit": "suspense", "credit": "wechat_clearing", "amountFen": 300,
            "reason": "微信调账，凭证 8842", "orderNo": order.no});
        let all = futures_util::future::join_all(
            (0..5).map(|_| desk.post_with_key("/ledger/corrections", "the-key", body.clone()))).await;
        let ids: std::collections::BTreeSet<String> =
            all.iter().map(|answer| answer.ok::<LedgerPosting>().id).collect();
        assert_eq!((ids.len(), t.number("SELECT count(*) FROM ledger_posting").await), (1, 2));
        let page: LedgerPage = admin.get("/ledger/postings?kind=correction").await.ok();
        let seen = &page.items[0];
        assert_eq!((seen.by.as_deref(), seen.note.as_deref()), (Some("测试员工"), Some("微信调账，凭证 8842")));
        assert_eq!(seen.entries[1].account, LedgerAccount::WechatClearing);
        let audit = "SELECT detail FROM audit_log WHERE action = 'ledger.correct'";
        assert_eq!(t.texts(audit).await, ["借 待查 贷 微信待清算 ¥3：微信调账，凭证 8842"]);
        assert_eq!(banyi_server::ledger::check(&t.app).await.unwrap().faults, []);

        let refused = async |change: Value, field: &str| {
            let mut wrong = body.clone();
            wrong.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
            let answer = desk.post_with_key("/ledger/corrections", &t.app.rng.token(), wrong).await;
            let told = answer.fails(422, "VALIDATION_FAILED");
            assert!(told["fields"][field].is_string(), "{field}: {told}");
        };
        refused(json!({"amountFen": 0}), "amountFen").await;
        refused(json!({"amountFen": 1_000_000_001}), "amountFen").await;
        refused(json!({"credit": "suspense"}), "credit").await;
        refused(json!({"reason": "手滑"}), "reason").await;
        refused(json!({"orderNo": "261121002530000001"}), "orderNo").await;
        refused(json!({"debit": "order_liability", "orderNo": null}), "orderNo").await;
        desk.post("/ledger/corrections", body.clone()).await.fails(400, "IDEMPOTENCY_KEY_REQUIRED");
    }
}

both! {
    async fn what_an_order_owes_is_corrected_only_to_what_it_owes(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = paid(&zhang).await;
        let admin = t.admin().await;
        let body = json!({"debit": "order_liability", "credit": "suspense", "amountFen": 100,
            "reason": "更正订单负债", "orderNo": order.no});
        let correct = async || admin.post_with_key("/ledger/corrections", &t.app.rng.token(), body.clone()).await;
        correct().await.fails(409, "CONFLICT");
        let entry = format!("posting_id = 'payment:{}'", order.no.trade_no(1));
        t.execute(&format!("UPDATE ledger_entry SET amount_fen = -19900
            WHERE account = 'order_liability' AND {entry}")).await;
        correct().await.ok::<Value>();
        correct().await.fails(409, "CONFLICT");
    }
}

both! {
    async fn days_tell_what_each_did_to_the_money(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let first = t.day(0);
        let order = paid(&zhang).await;
        paid(&zhang).await;
        t.advance(t.day(1).at(0, 5) - t.now());
        let admin = t.admin().await;
        admin.refund(&order.no, 5_000).await.ok::<Value>();
        t.rest().await;
        let all: FinanceDays = admin.get("/finance/days").await.ok();
        assert_eq!((all.days.len(), all.days[29].date), (30, t.day(0)));
        let [day, next] = [&all.days[28], &all.days[29]];
        assert_eq!((day.date, day.payments, day.payments_fen, day.net_fen), (first, 2, Fen(39_600), Fen(39_600)));
        assert_eq!((next.refunds, next.refunds_fen, next.net_fen), (1, Fen(5_000), Fen(-5_000)));
        assert!(all.days.iter().all(|day| !day.is_reconciled && day.differences == 0 && day.fee_fen.is_zero()));
        let year = format!("/finance/days?from={}&to={}", t.day(-365), t.day(0));
        assert_eq!(admin.get(&year).await.ok::<FinanceDays>().days.len(), 366);
        for (from, to) in [(-366, 0), (1, 0)] {
            let path = format!("/finance/days?from={}&to={}", t.day(from), t.day(to));
            admin.get(&path).await.fails(422, "VALIDATION_FAILED");
        }
    }
}
