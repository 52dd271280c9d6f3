//! Tables for spreadsheets.

use banyi_shared::Permission;
use banyi_shared::dto::admin::{Export, ExportPage, ExportState};
use banyi_shared::time::{DAY, HOUR};
use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};

use crate::support::{Staff, TestApp};

async fn asks(staff: &Staff<'_>, what: &str, back: i64) -> Export {
    let (from, to) = (staff.t.day(-back), staff.t.day(0));
    staff.post("/exports", json!({"what": what, "from": from, "to": to})).await.ok()
}

/// The rows of the sheet behind a link, the heading first.
async fn sheet(t: &TestApp, url: &str) -> Vec<Vec<Data>> {
    let answer = t.client.get(url).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-disposition"], "attachment");
    assert!(answer.headers()["content-type"].to_str().unwrap().ends_with("spreadsheetml.sheet"));
    let bytes = answer.bytes().await.unwrap().to_vec();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

/// Asks for it, lets it be written and reads it.
async fn taken(staff: &Staff<'_>, what: &str, back: i64) -> Vec<Vec<Data>> {
    let asked = asks(staff, what, back).await;
    assert_eq!((asked.state, asked.rows_done, asked.url), (ExportState::Waiting, 0, None));
    staff.t.work().await;
    let done: Export = staff.get(&format!("/exports/{}", asked.id)).await.ok();
    assert_eq!((done.state, &done.error), (ExportState::Done, &None));
    let rows = sheet(staff.t, &done.url.unwrap()).await;
    assert_eq!(done.rows_total, Some(rows.len() as i64 - 1));
    rows
}

both! {
    async fn what_was_paid_is_taken_away_as_a_table(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let before = zhang.book().await.no;
        zhang.pays(&before).await;
        t.advance(2 * DAY);
        let (admin, li) = (t.admin().await, t.patient("li").await);
        let order = li.book().await.no;
        li.pays(&order).await;
        li.book().await;

        let rows = taken(&admin, "payments", 1).await;
        let [heading, row] = rows.as_slice() else { panic!("{rows:?}") };
        let column = |name: &str| heading.iter().position(|cell| cell == &Data::String(name.to_owned())).unwrap();
        assert_eq!(row[column("订单号")], Data::String(order.to_string()));
        assert_eq!(row[column("金额（元）")], Data::Float(198.0));
        assert!(matches!(row[column("支付时间")], Data::DateTime(_)), "{row:?}");
        assert_eq!(taken(&admin, "payments", 3).await.len(), 3);
        assert_eq!(taken(&admin, "payments", 0).await.len(), 2);
    }
}

both! {
    async fn every_table_has_its_rows(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await.no;
        zhang.pays(&order).await;
        let admin = t.admin().await;
        admin.refund(&order, 5_000).await.ok::<Value>();
        t.rest().await;
        // A heading, and: the refund; two entries each of payment and refund; seven days; nothing.
        for (what, rows) in [("refunds", 2), ("ledger", 5), ("days", 8), ("differences", 1)] {
            let table = taken(&admin, what, 6).await;
            assert_eq!(table.len(), rows, "{what}: {table:?}");
        }
        let refund = &taken(&admin, "refunds", 0).await[1];
        assert!(refund.contains(&Data::Float(50.0)) && refund.contains(&Data::String("已退款".to_owned())), "{refund:?}");
    }
}

both! {
    async fn an_export_is_its_owners_and_ends(t: TestApp) {
        let admin = t.admin().await;
        let done = asks(&admin, "payments", 0).await;
        t.work().await;
        let done: Export = admin.get(&format!("/exports/{}", done.id)).await.ok();
        let other = admin.hire("other", &[Permission::FinanceExport, Permission::OrdersRead], &[]).await;
        other.get(&format!("/exports/{}", done.id)).await.fails(404, "NOT_FOUND");
        let none: ExportPage = other.get("/exports").await.ok();
        assert!(none.items.is_empty());
        let url = done.url.unwrap();
        assert_eq!(t.client.get(url.split('?').next().unwrap()).send().await.unwrap().status(), 404);
        t.advance(2 * HOUR);
        assert_eq!(t.client.get(&url).send().await.unwrap().status(), 403);

        t.advance(7 * DAY);
        t.work().await;
        let admin = t.admin().await;
        let gone: Export = admin.get(&format!("/exports/{}", done.id)).await.ok();
        assert_eq!((gone.state, gone.url), (ExportState::Done, None));
        assert_eq!(t.number("SELECT count(*) FROM file").await, 0);
    }
}

both! {
    async fn a_role_takes_away_only_what_it_sees(t: TestApp) {
        let admin = t.admin().await;
        let zhang = t.patient("zhang").await;
        let order = zhang.book().await;
        zhang.pays(&order.no).await;
        let may = [Permission::FinanceExport, Permission::OrdersRead, Permission::FinanceRead];
        let list: Value = t.get("/api/v1/hospitals").await.ok();
        let far = list["items"][1]["id"].as_str().unwrap().to_owned();
        let there = admin.hire("there", &may, &[far]).await;
        assert_eq!(taken(&there, "payments", 0).await.len(), 1, "the heading alone");
        let today = t.day(0);
        for what in ["ledger", "days", "differences"] {
            let body = json!({"what": what, "from": today, "to": today});
            there.post("/exports", body).await.fails(403, "FORBIDDEN");
        }
        let blind = admin.hire("blind", &[Permission::FinanceExport], &[]).await;
        let body = json!({"what": "payments", "from": today, "to": today});
        blind.post("/exports", body).await.fails(403, "FORBIDDEN");
        for (from, to) in [(1, 0), (-366, 0), (0, 1)] {
            let body = json!({"what": "payments", "from": t.day(from), "to": t.day(to)});
            admin.post("/exports", body).await.fails(422, "VALIDATION_FAILED");
        }
        for _ in 0..3 {
            asks(&admin, "payments", 0).await;
        }
        let body = json!({"what": "payments", "from": today, "to": today});
        admin.post("/exports", body.clone()).await.fails(429, "RATE_LIMITED");
        t.work().await;
        admin.post("/exports", body).await.ok::<Export>();
    }
}

both! {
    async fn who_may_no_more_gets_nothing(t: TestApp) {
        let admin = t.admin().await;
        let may = [Permission::FinanceExport, Permission::OrdersRead];
        let leaver = admin.hire("leaver", &may, &[]).await;
        let asked = asks(&leaver, "payments", 0).await;
        let list: Value = admin.get("/staff").await.ok();
        let me = list["items"].as_array().unwrap().iter().find(|one| one["account"] == "leaver").unwrap();
        admin.put(&format!("/staff/{}", me["id"].as_str().unwrap()), json!({"state": "locked"})).await.ok::<Value>();
        t.work().await;
        let state = format!("SELECT count(*) FROM export WHERE id = '{}' AND state = 'failed'", asked.id);
        assert_eq!(t.number(&state).await, 1);
        assert_eq!(t.number("SELECT count(*) FROM file").await, 0);
    }
}
