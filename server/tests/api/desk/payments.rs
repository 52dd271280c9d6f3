//! The staff's list of payments.

use banyi_shared::dto::admin::{AdminPaymentPage, AttemptState};
use banyi_shared::time::DAY;
use banyi_shared::{Fen, Permission};
use serde_json::Value;

use crate::support::Staff;

async fn found(staff: &Staff<'_>, question: &str) -> Vec<String> {
    let page: AdminPaymentPage = staff.get(&format!("/payments?{question}")).await.ok();
    page.items.into_iter().map(|payment| payment.out_trade_no.to_string()).collect()
}

both! {
    async fn payments_are_found_by_number_state_and_day(t: TestApp) {
        let admin = t.admin().await;
        let zhang = t.patient("zhang").await;
        let paid = zhang.book().await.no;
        zhang.pays(&paid).await;
        admin.refund(&paid, 3_000).await.ok::<Value>();
        let first = t.day(0);
        t.advance(DAY);
        let admin = t.admin().await;
        let li = t.patient("li").await;
        let open = li.book().await.no;
        li.pay_params(&open).await;

        let page: AdminPaymentPage = admin.get("/payments").await.ok();
        let [newest, oldest] = page.items.as_slice() else { panic!("{page:?}") };
        assert_eq!((&newest.order_no, newest.state, &newest.paid_at), (&open, AttemptState::Live, &None));
        assert_eq!((&oldest.order_no, oldest.state), (&paid, AttemptState::Paid));
        assert_eq!((oldest.amount_fen, oldest.returning_fen), (Fen(19_800), Fen(3_000)));
        assert_eq!(oldest.patient_masked, "王*兰");
        let names = (!oldest.service_name.is_empty(), !oldest.hospital_name.is_empty());
        assert_eq!((names, oldest.paid_at.is_some()), ((true, true), true));

        let (one, two) = (vec![oldest.out_trade_no.to_string()], vec![newest.out_trade_no.to_string()]);
        let transaction = oldest.transaction_id.clone().unwrap();
        for (question, expected) in [
            (format!("q={paid}"), &one),
            (format!("q={}", one[0]), &one),
            (format!("q={transaction}"), &one),
            ("state=paid".to_owned(), &one),
            ("state=live".to_owned(), &two),
            (format!("to={first}"), &one),
            (format!("from={}", first.plus_days(1)), &two),
            (format!("from={first}&to={first}&state=live"), &vec![]),
            ("q=nothing".to_owned(), &vec![]),
        ] {
            assert_eq!(&found(&admin, &question).await, expected, "{question}");
        }
        admin.get("/payments?state=lost").await.fails(400, "VALIDATION_FAILED");
        admin.get("/payments?sort=patientMasked").await.fails(422, "VALIDATION_FAILED");

        let list: Value = t.get("/api/v1/hospitals").await.ok();
        let [near, far] = [0, 1].map(|at| list["items"][at]["id"].as_str().unwrap().to_owned());
        let here = admin.hire("here", &[Permission::OrdersRead], &[near]).await;
        let there = admin.hire("there", &[Permission::OrdersRead], &[far]).await;
        assert_eq!((found(&here, "").await.len(), found(&there, "").await.len()), (2, 0));
        assert_eq!(found(&there, &format!("q={paid}")).await, [""; 0]);
    }
}
