//! Lists in another order: page by page, through rows of the same value.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::{Staff, TestApp};

/// All rows, page by page.
async fn all(staff: &Staff<'_>, path: &str) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut cursor = String::new();
    loop {
        let page: Value = staff.get(&format!("{path}&cursor={cursor}")).await.ok();
        rows.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["nextCursor"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => return rows,
        }
    }
}

/// Five orders, of which some have the same price and day.
async fn five(t: &TestApp) {
    for (at, (days, is_whole)) in
        [(2, false), (3, false), (2, true), (4, false), (2, false)].iter().enumerate()
    {
        let who = t.patient(&format!("p{at}")).await;
        let mut form = who.form(&who.add_patient("王秀兰").await).await;
        form["serviceDate"] = json!(t.day(*days));
        if *is_whole {
            let services: Value = t.get("/api/v1/escort/services").await.ok();
            let skus =
                services["items"].as_array().unwrap().iter().flat_map(|one| one["skus"].as_array().unwrap());
            let sku = skus.clone().find(|sku| sku["unit"] == "half_day" && sku["priceFen"] != 19_800);
            let sku = sku.or_else(|| skus.clone().find(|sku| sku["unit"] == "once")).unwrap();
            form["skuId"] = sku["id"].clone();
        }
        let order = who.place(&form).await;
        who.pay_params(&order.no).await;
        t.advance(1_000);
    }
}

both! {
    async fn lists_are_sorted_through_ties_and_none_is_left_out(t: TestApp) {
        let admin = t.admin().await;
        five(&t).await;
        let value = |row: &Value, field: &str| {
            let value = if row[field].is_null() { &row["details"][field] } else { &row[field] };
            value.as_i64().map_or_else(|| value.as_str().unwrap().to_owned(), |number| format!("{number:09}"))
        };
        for (path, sort, field, key) in [
            ("orders", "placedAt", "createdAt", "no"),
            ("orders", "serviceDate", "serviceDate", "no"),
            ("orders", "amountFen", "amountFen", "no"),
            ("payments", "createdAt", "createdAt", "outTradeNo"),
            ("payments", "amountFen", "amountFen", "outTradeNo"),
            ("patients", "createdAt", "createdAt", "id"),
            ("users", "createdAt", "createdAt", "id"),
        ] {
            let up = all(&admin, &format!("/{path}?sort={sort}&limit=2")).await;
            let keys: BTreeSet<_> = up.iter().map(|row| row[key].as_str().unwrap().to_owned()).collect();
            assert_eq!((up.len(), keys.len()), (5, 5), "{path} {sort}");
            let order = |row: &Value| (value(row, field), row[key].as_str().unwrap().to_owned());
            assert!(up.is_sorted_by_key(order), "{path} {sort}");
            let mut down = all(&admin, &format!("/{path}?sort=-{sort}&limit=2")).await;
            down.reverse();
            assert_eq!(up, down, "{path} {sort}");
        }
    }
}

both! {
    async fn a_cursor_is_of_its_order_only(t: TestApp) {
        let admin = t.admin().await;
        five(&t).await;
        let next = async |path: &str| {
            let page: Value = admin.get(path).await.ok();
            page["nextCursor"].as_str().unwrap().to_owned()
        };
        let refused = async |path: String| {
            let told = admin.get(&path).await.fails(422, "VALIDATION_FAILED");
            assert!(told["fields"]["cursor"].is_string(), "{path}: {told}");
        };
        let by_price = next("/orders?limit=2&sort=amountFen").await;
        refused(format!("/orders?cursor={by_price}")).await;
        refused(format!("/orders?sort=-amountFen&cursor={by_price}")).await;
        refused(format!("/orders?sort=serviceDate&cursor={by_price}")).await;
        let own = next("/orders?limit=2").await;
        refused(format!("/orders?sort=amountFen&cursor={own}")).await;
        let newest = next("/payments?limit=2").await;
        refused(format!("/payments?sort=amountFen&cursor={newest}")).await;
        refused(format!("/patients?sort=createdAt&cursor={newest}")).await;
        admin.get("/orders?sort=remark").await.fails(422, "VALIDATION_FAILED");
    }
}

both! {
    async fn users_are_listed_by_state(t: TestApp) {
        let admin = t.admin().await;
        let zhang = t.patient("zhang").await;
        t.patient("li").await;
        let id = zhang.get("/me").await.ok::<Value>()["id"].as_str().unwrap().to_owned();
        let lock = json!({"state": "locked", "reason": "投诉核实中"});
        admin.put(&format!("/users/{id}/state"), lock).await.ok::<Value>();
        for (state, count) in [("locked", 1), ("active", 1)] {
            let page: Value = admin.get(&format!("/users?state={state}")).await.ok();
            let rows = page["items"].as_array().unwrap();
            assert_eq!((rows.len(), &rows[0]["state"]), (count, &json!(state)));
            assert_eq!(rows[0]["id"] == id.as_str(), state == "locked");
        }
    }
}
