//! Everything that a database keeps, as bytes.

use sqlx::AssertSqlSafe;

use crate::support::TestApp;

/// SQLite: its files. PostgreSQL: every row of every table as text.
pub async fn everything(t: &TestApp) -> Vec<u8> {
    match t.database.url.strip_prefix("sqlite://") {
        Some(path) => ["", "-wal", "-shm"]
            .iter()
            .filter_map(|end| std::fs::read(format!("{path}{end}")).ok())
            .flatten()
            .collect(),
        None => rows(t).await,
    }
}

async fn rows(t: &TestApp) -> Vec<u8> {
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = 'public'",
    )
    .fetch_all(t.app.db.reader())
    .await
    .unwrap();
    let mut all = String::new();
    for table in tables {
        let sql = AssertSqlSafe(format!("SELECT CAST(one AS TEXT) FROM {table} one"));
        let rows: Vec<String> = sqlx::query_scalar(sql).fetch_all(t.app.db.reader()).await.unwrap();
        all.push_str(&rows.join("\n"));
    }
    all.into_bytes()
}
