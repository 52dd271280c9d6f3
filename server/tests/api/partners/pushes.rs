//! What hospitals push: the newer version wins, whatever comes twice, late or at once.

use futures_util::future::join_all;
use serde_json::{Value, json};

use super::hospital::{Hospital, department, doctor, session};

fn counts(report: &Value) -> (i64, i64, i64, usize) {
    let number = |name: &str| report[name].as_i64().unwrap();
    (number("taken"), number("same"), number("older"), report["problems"].as_array().unwrap().len())
}

both! {
    async fn rows_are_taken_by_their_version(t: TestApp) {
        let admin = t.admin().await;
        let hospital = Hospital::connect(&t, &admin, 0, json!({})).await;
        let rows = || vec![department("D1", 5), department("D2", 5), department("D3", 5)];
        assert_eq!(counts(&hospital.pushes("departments", rows()).await), (3, 0, 0, 0));
        assert_eq!(counts(&hospital.pushes("departments", rows()).await), (0, 3, 0, 0));
        let mut newer = department("D1", 6);
        newer["name"] = json!("新名字");
        newer["groupName"] = json!("大内科");
        let mixed = vec![newer, department("D2", 4), department("D3", 5), department("D4", 1)];
        assert_eq!(counts(&hospital.pushes("departments", mixed).await), (2, 1, 1, 0));
        let named = "SELECT count(*) FROM department WHERE name IN ('新名字', '大内科')";
        assert_eq!(t.number(named).await, 2);
        assert_eq!(t.number("SELECT count(*) FROM department WHERE is_group = 1").await, 1);
        // Twice in one batch: the newer wins, in any order.
        let twins = vec![department("D5", 9), department("D5", 8), department("D5", 10)];
        assert_eq!(counts(&hospital.pushes("departments", twins).await), (2, 0, 1, 0));
        assert_eq!(t.number("SELECT version FROM department WHERE code = 'D5'").await, 10);
        let mut gone = department("D5", 11);
        gone["state"] = json!("offline");
        assert_eq!(counts(&hospital.pushes("departments", vec![gone]).await), (1, 0, 0, 0));
        assert_eq!(t.number("SELECT count(*) FROM department WHERE code = 'D5' AND state = 'offline'").await, 1);
    }
}

both! {
    async fn bad_rows_are_told_and_good_ones_taken(t: TestApp) {
        let admin = t.admin().await;
        let hospital = Hospital::connect(&t, &admin, 0, json!({})).await;
        hospital.has_department("D1").await;
        let with = |mut row: Value, field: &str, value: Value| {
            row[field] = value;
            row
        };
        let rows = vec![
            session(&t, "S1", "D1", 1),
            session(&t, "S2", "no-such", 1),
            with(session(&t, "S3", "D1", 1), "total", json!(-1)),
            with(session(&t, "S4", "D1", 1), "feeFen", json!(1_000_001)),
            with(session(&t, "S5", "D1", 1), "doctorCode", json!("no-such")),
            with(session(&t, "S6", "D1", 1), "date", json!(t.day(-1))),
            with(session(&t, "S7", "D1", 0), "code", json!("S7")),
            with(session(&t, "S8", "D1", 1), "period", json!("full_day")),
            // The group's code is no department.
            session(&t, "S9", "G1", 1),
            session(&t, "SA", "D1", 1),
        ];
        let report = hospital.pushes("schedules", rows).await;
        assert_eq!(counts(&report).0, 2, "{report}");
        let told: Vec<(i64, &str)> = report["problems"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| (one["row"].as_i64().unwrap(), one["column"].as_str().unwrap()))
            .collect();
        assert_eq!(told, [(2, "departmentCode"), (3, "total"), (4, "feeFen"), (5, "doctorCode"), (6, "date"),
            (7, "version"), (8, "period"), (9, "departmentCode")]);
        let doctors = vec![doctor("Z1", "D1", 1), doctor("Z2", "D9", 1), with(doctor("Z3", "D1", 1), "name", json!(""))];
        let report = hospital.pushes("doctors", doctors).await;
        assert_eq!(counts(&report), (1, 0, 0, 2), "{report}");
        // The log counts, and names no row's content.
        let log = hospital.log(&admin).await;
        assert_eq!(log[0]["note"], "采用 1 行，相同 0 行，较旧 0 行，有误 2 行");
    }
}

both! {
    async fn a_session_keeps_what_is_sold(t: TestApp) {
        let admin = t.admin().await;
        let hospital = Hospital::connect(&t, &admin, 0, json!({})).await;
        hospital.has_department("D1").await;
        hospital.has_department("D2").await;
        hospital.pushes("schedules", vec![session(&t, "S1", "D1", 1)]).await;
        let push = |version: i64, field: &str, value: Value| {
            let mut row = session(&t, "S1", "D1", version);
            row[field] = value;
            hospital.pushes("schedules", vec![row])
        };
        // While nothing is taken it may move.
        assert_eq!(counts(&push(2, "date", json!(t.day(12))).await), (1, 0, 0, 0));
        let day = format!("SELECT count(*) FROM capacity WHERE kind = 'registration' AND day = '{}'", t.day(12));
        assert_eq!(t.number(&day).await, 1);
        assert_eq!(counts(&push(3, "date", json!(t.day(10))).await), (1, 0, 0, 0));
        t.execute("UPDATE capacity SET remaining = remaining - 5 WHERE kind = 'registration'").await;
        for (field, value) in
            [("date", json!(t.day(12))), ("period", json!("afternoon")), ("departmentCode", json!("D2"))]
        {
            let report = push(4, field, value).await;
            assert_eq!(report["problems"][0]["column"], field, "{report}");
        }
        // The total is theirs, what is left is counted; below what is sold, selling stops.
        assert_eq!(counts(&push(4, "total", json!(30)).await), (1, 0, 0, 0));
        assert_eq!(t.number("SELECT remaining FROM capacity WHERE kind = 'registration'").await, 25);
        assert_eq!(counts(&push(5, "total", json!(3)).await), (1, 0, 0, 0));
        assert_eq!(t.number("SELECT remaining FROM capacity WHERE kind = 'registration'").await, -2);
        assert_eq!(counts(&push(5, "total", json!(9)).await), (0, 1, 0, 0));
        assert_eq!(counts(&push(2, "total", json!(9)).await), (0, 0, 1, 0));
        assert_eq!(t.number("SELECT total FROM capacity WHERE kind = 'registration'").await, 3);
    }
}

both! {
    async fn a_stopped_session_stays_stopped(t: TestApp) {
        let admin = t.admin().await;
        let hospital = Hospital::connect(&t, &admin, 0, json!({})).await;
        hospital.has_department("D1").await;
        hospital.pushes("schedules", (1..=3).map(|at| session(&t, &format!("S{at}"), "D1", 4)).collect()).await;
        let jobs = "SELECT count(*) FROM job WHERE kind = 'session.stop'";
        // By a row.
        let mut row = session(&t, "S1", "D1", 5);
        row["state"] = json!("stopped");
        assert_eq!(counts(&hospital.pushes("schedules", vec![row.clone()]).await), (1, 0, 0, 0));
        assert_eq!(counts(&hospital.pushes("schedules", vec![row]).await), (0, 1, 0, 0));
        assert_eq!(t.number(jobs).await, 1);
        let report = hospital.pushes("schedules", vec![session(&t, "S1", "D1", 6)]).await;
        assert_eq!(report["problems"][0]["column"], "state", "{report}");
        // By an event; again, it changes nothing. An older one than what we know is passed over.
        let stop = |code: &str, version: i64| json!({"code": code, "reason": "医生临时出诊", "version": version});
        let event: Value = hospital.post("/events/stopped", &stop("S2", 5)).await.ok();
        assert_eq!(event["isNew"], true);
        let event: Value = hospital.post("/events/stopped", &stop("S2", 6)).await.ok();
        assert_eq!(event["isNew"], false);
        let event: Value = hospital.post("/events/stopped", &stop("S3", 3)).await.ok();
        assert_eq!(event["isNew"], false);
        assert_eq!(t.number(jobs).await, 2);
        assert_eq!(t.number("SELECT count(*) FROM schedule WHERE state = 'stopped'").await, 2);
        hospital.post("/events/stopped", &stop("none", 6)).await.fails(404, "NOT_FOUND");
        let bad = json!({"code": "S3", "reason": "短", "version": 7});
        hospital.post("/events/stopped", &bad).await.fails(422, "VALIDATION_FAILED");
    }
}

both! {
    async fn pushes_at_once_never_go_back(t: TestApp) {
        let admin = t.admin().await;
        let hospital = Hospital::connect(&t, &admin, 0, json!({})).await;
        let all = join_all((1..=16).map(|version| {
            let mut row = department("D1", version);
            row["name"] = json!(format!("第{version}版"));
            hospital.pushes("departments", vec![row, department("D2", version)])
        }))
        .await;
        let sum = |name: &str| -> i64 { all.iter().map(|report| report[name].as_i64().unwrap()).sum() };
        assert_eq!(sum("taken") + sum("older"), 32, "{all:?}");
        let last = "SELECT count(*) FROM department WHERE code = 'D1' AND version = 16 AND name = '第16版'";
        assert_eq!(t.number(last).await, 1);
        let all = join_all((1..=16).map(|version| {
            let mut row = session(&t, "S1", "D1", version);
            row["total"] = json!(100 + version);
            hospital.pushes("schedules", vec![row, session(&t, "S2", "D1", version)])
        }))
        .await;
        let sum = |name: &str| -> i64 { all.iter().map(|report| report[name].as_i64().unwrap()).sum() };
        assert_eq!(sum("taken") + sum("older"), 32, "{all:?}");
        assert_eq!(t.number("SELECT version FROM schedule WHERE code = 'S1'").await, 16);
        let places = "SELECT total FROM capacity c JOIN schedule s ON s.id = c.id WHERE s.code = 'S1'";
        assert_eq!(t.number(places).await, 116);
        assert_eq!(t.number("SELECT count(*) FROM capacity WHERE kind = 'registration'").await, 2);
        assert_eq!(t.number("SELECT count(*) FROM capacity WHERE kind = 'registration' AND remaining <> total").await, 0);
    }
}
