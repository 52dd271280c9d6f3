//! Lists are read page by page while others write: nothing is left out, nothing comes twice.

use std::collections::BTreeSet;

use banyi_shared::OrderNo;
use banyi_shared::dto::OrderPage;
use banyi_shared::dto::admin::AdminOrderPage;
use banyi_shared::time::MINUTE;
use serde_json::{Value, json};

use crate::support::Patient;

/// Places an order in place of the one that waits.
async fn place_another(who: &Patient<'_>, form: &Value) -> OrderNo {
    let mut form = form.clone();
    form["onUnpaid"] = json!("replace");
    let placed = who.place(&form).await.no;
    who.t.advance(MINUTE);
    placed
}

async fn ready(who: &Patient<'_>) -> Value {
    let id = who.add_patient("王秀兰").await;
    who.form(&id).await
}

both! {
    async fn a_patients_orders_come_once_each_the_newest_first(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let form = ready(&zhang).await;
        let mut placed = Vec::new();
        for _ in 0..45 {
            placed.push(place_another(&zhang, &form).await);
        }
        let mut seen = Vec::new();
        let mut cursor = String::new();
        loop {
            let page: OrderPage = zhang.get(&format!("/orders?cursor={cursor}")).await.ok();
            assert!(page.items.len() <= 20);
            assert!(page.items.is_sorted_by(|one, two| one.created_at >= two.created_at));
            seen.extend(page.items.into_iter().map(|order| order.no));
            let Some(next) = page.next_cursor else { break };
            cursor = next;
            // One more at the head of the list, between two pages.
            place_another(&zhang, &form).await;
        }
        placed.reverse();
        assert_eq!(seen, placed);
    }
}

both! {
    async fn the_staffs_list_has_the_paid_first_and_each_order_once(t: TestApp) {
        let admin = t.admin().await;
        let mut placed = BTreeSet::new();
        let names: Vec<String> = (0..12).map(|at| format!("p{at}")).collect();
        for (at, name) in names.iter().enumerate() {
            let who = t.patient(name).await;
            let no = place_another(&who, &ready(&who).await).await;
            if at % 4 != 0 {
                who.pays(&no).await;
            }
            if at % 4 == 2 {
                admin.step(&no, "confirmed").await.ok::<Value>();
                admin.step(&no, "in_service").await.ok::<Value>();
                admin.step(&no, "completed").await.ok::<Value>();
            }
            if at % 4 == 3 {
                who.cancel(&no).await;
            }
            placed.insert(no);
        }
        let late = t.patient("late").await;
        let form = ready(&late).await;
        let mut seen = Vec::new();
        let mut cursor = String::new();
        let mut added = BTreeSet::new();
        loop {
            let page: AdminOrderPage = admin.get(&format!("/orders?limit=5&cursor={cursor}")).await.ok();
            assert!(page.items.len() <= 5);
            seen.extend(page.items);
            let Some(next) = page.next_cursor else { break };
            cursor = next;
            let no = place_another(&late, &form).await;
            late.pays(&no).await;
            added.insert(no);
        }
        let key = |row: &banyi_shared::dto::admin::AdminOrderRow| (row.state.rank(), -row.created_at.ms());
        assert!(seen.is_sorted_by(|one, two| key(one) < key(two)));
        let ranks: BTreeSet<i64> = seen.iter().map(|row| row.state.rank()).collect();
        assert_eq!(ranks, BTreeSet::from([0, 1, 2, 3]));
        let numbers: BTreeSet<_> = seen.iter().map(|row| row.no.clone()).collect();
        assert_eq!(numbers.len(), seen.len(), "a row came twice");
        assert!(placed.is_subset(&numbers), "a row was left out");
        assert!(numbers.iter().all(|no| placed.contains(no) || added.contains(no)));
    }
}
