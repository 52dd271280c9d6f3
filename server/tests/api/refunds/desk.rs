//! The staff's list of refunds, and the patient's records.

use banyi_shared::dto::admin::AdminRefundPage;
use banyi_shared::dto::{MoneyRecordKind, MoneyRecordPage, Refund};
use banyi_shared::order::{RefundApproval, RefundStatus};
use banyi_shared::time::{DAY, MINUTE};
use banyi_shared::{Fen, Permission};
use serde_json::{Value, json};

use super::paid;
use crate::support::{Patient, Staff};

async fn found(staff: &Staff<'_>, question: &str) -> Vec<i64> {
    let page: AdminRefundPage = staff.get(&format!("/refunds?{question}")).await.ok();
    page.items.iter().map(|refund| refund.amount_fen.0).collect()
}

both! {
    async fn refunds_are_found_by_number_state_and_day(t: TestApp) {
        let admin = t.admin().await;
        admin.put("/finance/settings", json!({"approvalAboveFen": 3_000})).await.ok::<Value>();
        let zhang = t.patient("zhang").await;
        let first = paid(&zhang).await;
        admin.refund(&first.no, 2_000).await.ok::<Value>();
        t.rest().await;
        let day = t.day(0);
        t.advance(DAY);
        let admin = t.admin().await;
        let li = t.patient("li").await;
        let second = paid(&li).await;
        let waits: Refund = admin.refund(&second.no, 9_000).await.ok();
        t.advance(MINUTE);
        admin.refund(&first.no, 500).await.ok::<Value>();

        let page: AdminRefundPage = admin.get("/refunds").await.ok();
        let newest = &page.items[0];
        assert_eq!((newest.status, newest.patient_masked.as_str()), (RefundStatus::Requested, "王*兰"));
        assert_eq!((newest.paid_fen, newest.asked_by.as_deref()), (Fen(19_800), Some("管理员")));
        let refund_id = page.items[2].refund_id.clone().unwrap();
        for (question, expected) in [
            (String::new(), vec![500, 9_000, 2_000]),
            ("sort=createdAt".to_owned(), vec![2_000, 9_000, 500]),
            ("sort=-amountFen".to_owned(), vec![9_000, 2_000, 500]),
            ("sort=amountFen".to_owned(), vec![500, 2_000, 9_000]),
            (format!("q={}", first.no), vec![500, 2_000]),
            (format!("q={}", second.no.trade_no(1)), vec![9_000]),
            (format!("q={}", waits.no), vec![9_000]),
            (format!("q={refund_id}"), vec![2_000]),
            ("status=success".to_owned(), vec![2_000]),
            ("approval=waiting".to_owned(), vec![9_000]),
            ("approval=none&status=requested".to_owned(), vec![500]),
            ("attention=true".to_owned(), vec![]),
            (format!("to={day}"), vec![2_000]),
            (format!("from={}", day.plus_days(1)), vec![500, 9_000]),
        ] {
            assert_eq!(found(&admin, &question).await, expected, "{question}");
        }
        admin.get("/refunds?status=lost").await.fails(400, "VALIDATION_FAILED");
        admin.get("/refunds?sort=patientMasked").await.fails(422, "VALIDATION_FAILED");
        let mut read = Vec::new();
        let mut cursor = String::new();
        loop {
            let page: AdminRefundPage = admin.get(&format!("/refunds?limit=1&sort=-amountFen&cursor={cursor}")).await.ok();
            read.extend(page.items.iter().map(|refund| refund.amount_fen.0));
            let Some(next) = page.next_cursor else { break };
            cursor = next;
        }
        assert_eq!(read, [9_000, 2_000, 500]);

        let list: Value = t.get("/api/v1/hospitals").await.ok();
        let far = list["items"][1]["id"].as_str().unwrap().to_owned();
        let there = admin.hire("there", &[Permission::OrdersRead, Permission::RefundsApprove], &[far]).await;
        assert_eq!(found(&there, "").await, [0; 0]);
        there.get(&format!("/refunds/{}", waits.no)).await.fails(404, "NOT_FOUND");
        let approve = json!({"approve": true});
        there.post(&format!("/refunds/{}/decision", waits.no), approve.clone()).await.fails(404, "NOT_FOUND");
        let none = first.no.refund_no(77);
        admin.get(&format!("/refunds/{none}")).await.fails(404, "NOT_FOUND");
        admin.post(&format!("/refunds/{none}/decision"), approve).await.fails(404, "NOT_FOUND");
    }
}

async fn records(who: &Patient<'_>, cursor: &str) -> MoneyRecordPage {
    who.get(&format!("/money?cursor={cursor}")).await.ok()
}

both! {
    async fn a_patient_sees_what_was_paid_and_what_went_back(t: TestApp) {
        let admin = t.admin().await;
        let zhang = t.patient("zhang").await;
        assert_eq!(records(&zhang, "").await.items, []);
        let order = paid(&zhang).await;
        t.patient("li").await.book().await;
        for fen in 1..=24 {
            t.advance(MINUTE + 6_000);
            admin.refund(&order.no, fen).await.ok::<Value>();
            t.work().await;
        }
        // One that waits for a second person is seen as such; one that was declined is none.
        admin.put("/finance/settings", json!({"approvalAboveFen": 1_000})).await.ok::<Value>();
        t.advance(MINUTE);
        admin.refund(&order.no, 5_000).await.ok::<Value>();
        let boss = admin.hire("boss", &[Permission::OrdersRead, Permission::RefundsApprove], &[]).await;
        t.advance(MINUTE);
        let declined: Refund = admin.refund(&order.no, 6_000).await.ok();
        let no = json!({"approve": false, "note": "重复申请"});
        boss.post(&format!("/refunds/{}/decision", declined.no), no).await.ok::<Value>();

        let page = records(&zhang, "").await;
        assert_eq!(page.items.len(), 20);
        let newest = &page.items[0];
        assert_eq!((newest.amount_fen, newest.approval), (Fen(5_000), Some(RefundApproval::Waiting)));
        let rest = records(&zhang, page.next_cursor.as_deref().unwrap()).await;
        assert_eq!((rest.items.len(), &rest.next_cursor), (6, &None));
        let all: Vec<_> = page.items.iter().chain(&rest.items).collect();
        assert!(all.is_sorted_by(|one, two| (one.at, &one.no) > (two.at, &two.no)));
        let sent = all.iter().filter(|record| record.status == Some(RefundStatus::Success));
        assert_eq!(sent.map(|record| record.amount_fen.0).sum::<i64>(), (1..=24).sum::<i64>());
        let last = all[25];
        assert_eq!((last.kind, last.amount_fen, &last.order_no), (MoneyRecordKind::Payment, Fen(19_800), &order.no));
        assert!(!last.service_name.is_empty() && last.status.is_none());
        zhang.get("/money?cursor=!!").await.fails(422, "VALIDATION_FAILED");
    }
}
