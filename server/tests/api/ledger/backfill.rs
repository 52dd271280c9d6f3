//! A database with orders of the version before gets its books when it is brought up to date.

use std::path::Path;

use banyi_server::app::{App, Ctx};
use banyi_server::clock::Clock;
use banyi_server::config::{Settings, Source};
use banyi_server::rng::Rng;
use sqlx::migrate::Migrator;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};

use crate::support::Database;

/// The last migration before there was a ledger.
const BEFORE: i64 = 8;

/// Number, state, paid, returning and refunded of an order.
const ORDERS: &[(&str, &str, i64, i64, i64)] = &[
    ("261101000000000001", "pending_payment", 0, 0, 0),
    ("261101000000000002", "paid", 19_800, 0, 0),
    ("261101000000000003", "in_service", 19_800, 5_000, 5_000),
    ("261101000000000004", "completed", 19_800, 0, 0),
    ("261101000000000005", "completed", 19_800, 5_000, 0),
    ("261101000000000006", "cancelled", 19_800, 15_840, 15_840),
    ("261101000000000007", "cancelled", 0, 0, 0),
    ("261101000000000008", "expired", 19_800, 19_800, 0),
    ("261101000000000009", "no_show", 19_800, 19_800, 19_800),
];

/// Order, its refund's number, fen, status, cause and payment.
const REFUNDS: &[(&str, i64, i64, &str, &str, i64)] = &[
    ("261101000000000003", 1, 5_000, "success", "staff", 1),
    ("261101000000000004", 1, 5_000, "closed", "staff", 1),
    ("261101000000000004", 2, 19_800, "success", "duplicate_payment", 2),
    ("261101000000000005", 1, 5_000, "processing", "staff", 1),
    ("261101000000000006", 1, 15_840, "success", "patient_cancel", 1),
    ("261101000000000006", 2, 19_800, "requested", "duplicate_payment", 2),
    ("261101000000000008", 1, 19_800, "abnormal", "late_payment", 1),
    ("261101000000000009", 1, 19_800, "success", "staff", 1),
];

/// Brings a database to where it was before.
async fn at_before(connection: &mut AnyConnection) {
    let folder = tempfile::tempdir().unwrap();
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
    for entry in std::fs::read_dir(all).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.split('_').next().is_some_and(|number| number.parse::<i64>().is_ok_and(|at| at <= BEFORE)) {
            std::fs::copy(&path, folder.path().join(name)).unwrap();
        }
    }
    Migrator::new(folder.path()).await.unwrap().run(connection).await.unwrap();
}

async fn fill(connection: &mut AnyConnection) {
    let mut all = vec![
        "INSERT INTO app_user (id, openid, state, created_at, updated_at) VALUES ('u', 'o', 'active', 0, 0)".to_owned(),
        "INSERT INTO patient (id, user_id, name_enc, name_idx, id_card_enc, id_card_idx, phone_enc, phone_idx, relation,
            created_at, updated_at) VALUES ('p', 'u', '', '', '', '', '', '', 'self', 0, 0)"
            .to_owned(),
        "INSERT INTO terms (version, title, body, min_read_seconds, published_at) VALUES (1, '', '', 0, 0)".to_owned(),
        "INSERT INTO policy (id, kind, subject, version, body, created_at) VALUES ('p', 'escort', '', 1, '{}', 0)"
            .to_owned(),
    ];
    for (no, state, paid, returning, refunded) in ORDERS {
        all.push(format!(
            "INSERT INTO orders (no, user_id, kind, state, state_rank, amount_fen, paid_fen, returning_fen, refunded_fen,
                 patient_id, patient_enc, name_idx, id_card_idx, phone_idx, contact_enc, sku_id, service_name, unit,
                 hospital_name, service_date, period, starts_at, ends_at, accompanied, terms_version, policy_id,
                 placed_at, expires_at, updated_at)
             VALUES ('{no}', 'u', 'escort', '{state}', 0, 19800, {paid}, {returning}, {refunded}, 'p', '', '', '', '',
                 '', 's', '', 'half_day', '', '2026-11-03', 'morning', 0, 0, 1, 1, 'p', 1000, 2000, 9000)"
        ));
        let is_twice = REFUNDS.iter().any(|refund| refund.0 == *no && refund.4 == "duplicate_payment");
        for seq in 1..=2 {
            let paid_at = if (*paid > 0 && seq == 1) || is_twice { "5000" } else { "NULL" };
            let state = if paid_at == "NULL" { "closed" } else { "paid" };
            all.push(format!(
                "INSERT INTO payment_attempt (out_trade_no, order_no, seq, channel, state, amount_fen, body_enc,
                     expires_at, transaction_id, paid_at, created_at, updated_at)
                 VALUES ('{no}P0{seq}', '{no}', {seq}, 'wechat_jsapi', '{state}', 19800, '', 2000, 't{no}{seq}',
                     {paid_at}, 1000, 6000)"
            ));
        }
    }
    for (order, seq, fen, status, cause, of) in REFUNDS {
        let arrived = if *status == "success" { "7000" } else { "NULL" };
        all.push(format!(
            "INSERT INTO refund (out_refund_no, order_no, out_trade_no, seq, amount_fen, status, cause, reason, body,
                 send_at, succeeded_at, created_at, updated_at)
             VALUES ('{order}R0{seq}', '{order}', '{order}P0{of}', {seq}, {fen}, '{status}', '{cause}', '', '', 0,
                 {arrived}, 6000, 8000)"
        ));
    }
    for sql in all {
        connection.execute(AssertSqlSafe(sql)).await.unwrap();
    }
}

async fn gets_its_books(database: Database) {
    sqlx::any::install_default_drivers();
    let url =
        format!("{}{}", database.url, if database.url.starts_with("sqlite") { "?mode=rwc" } else { "" });
    let mut connection = AnyConnection::connect(&url).await.unwrap();
    at_before(&mut connection).await;
    fill(&mut connection).await;
    connection.close().await.unwrap();

    let key = "k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=".to_owned();
    let source = Source::from_pairs([("SECRET_KEY", key), ("DATABASE_URL", database.url.clone())]);
    let clock = Clock::manual("2026-11-20T09:00:00+08:00".parse().unwrap());
    let app: Ctx =
        App::connect(Settings::load(&source).unwrap(), clock, Rng::from_seed([1; 32])).await.unwrap();
    app.db.migrate().await.unwrap();
    let check = banyi_server::ledger::check(&app).await.unwrap();
    assert_eq!(check.faults, []);
    // Nine payments, two of them second ones; four refunds that arrived; and what three of the orders keep.
    assert_eq!((check.orders, check.postings), (9, 9 + 4 + 3));
    assert_eq!(banyi_server::ledger::catch_up(&app).await.unwrap(), 0);
    let sums: Vec<(String, i64)> = sqlx::query_as(
        "SELECT account, CAST(SUM(amount_fen) AS BIGINT) FROM ledger_entry GROUP BY account ORDER BY account",
    )
    .fetch_all(app.db.reader())
    .await
    .unwrap();
    let owed = 19_800 + 14_800 + 5_000 + 19_800;
    let income = 19_800 + 14_800 + 3_960;
    let clearing = 9 * 19_800 - 5_000 - 19_800 - 15_840 - 19_800;
    let wanted = [
        ("order_liability", -owed),
        ("platform_income", -income),
        ("suspense", -19_800),
        ("wechat_clearing", clearing),
    ];
    assert_eq!(sums, wanted.map(|(account, fen)| (account.to_owned(), fen)));
    app.db.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_moved_before_is_posted_on_sqlite() {
    gets_its_books(Database::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_moved_before_is_posted_on_postgres() {
    gets_its_books(Database::postgres().await).await;
}
