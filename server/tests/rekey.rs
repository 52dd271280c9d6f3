//! After a new key, `rekey` leaves nothing that needs the older one.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use banyi_server::app::{App, Ctx};
use banyi_server::clock::Clock;
use banyi_server::config::{Settings, Source};
use banyi_server::rekey::{self, Rekeyed};
use banyi_server::rng::Rng;
use banyi_server::vault::Place;

const OLD: &str = "k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
const NEW: &str = "k2:AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

async fn server(keys: &str, folder: &tempfile::TempDir, seed: u8) -> Ctx {
    let source = Source::from_pairs([
        ("SECRET_KEY", keys.to_owned()),
        ("DATABASE_URL", format!("sqlite://{}/t.db", folder.path().display())),
    ]);
    let clock = Clock::manual("2026-11-20T09:00:00+08:00".parse().unwrap());
    let settings = Settings::load(&source).unwrap();
    App::connect(settings, clock, Rng::from_seed([seed; 32])).await.unwrap()
}

const fn place(column: &'static str) -> Place<'static> {
    Place { table: "patient", column, row: "p1" }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_patient_is_sealed_and_found_by_the_new_key_alone() {
    let folder = tempfile::tempdir().unwrap();
    let before = server(OLD, &folder, 1).await;
    before.db.migrate().await.unwrap();
    let seal = |column, text: &str| before.vault.seal(place(column), text).unwrap();
    let mut tx = before.db.begin("test").await.unwrap();
    sqlx::query("INSERT INTO app_user (id, openid, state, created_at, updated_at) VALUES ('u1', 'o1', 'active', 0, 0)")
        .execute(tx.conn())
        .await
        .unwrap();
    sqlx::query(
        "INSERT INTO patient (id, user_id, name_enc, name_idx, id_card_enc, id_card_idx, phone_enc, phone_idx, \
         relation, created_at, updated_at) VALUES ('p1', 'u1', $1, $2, $3, $4, $5, $6, 'self', 0, 0)",
    )
    .bind(seal("name_enc", "张秀英"))
    .bind(before.vault.index("name", "张秀英"))
    .bind(seal("id_card_enc", "11010519491231002X"))
    .bind(before.vault.index("id_card", "11010519491231002X"))
    .bind(seal("phone_enc", "13800138000"))
    .bind(before.vault.index("phone", "13800138000"))
    .execute(tx.conn())
    .await
    .unwrap();
    tx.commit().await.unwrap();

    let both = server(&format!("{NEW},{OLD}"), &folder, 2).await;
    let one = Rekeyed { rows: 1, failed: 0 };
    assert_eq!(rekey::run(&both).await.unwrap(), one);
    assert_eq!(rekey::run(&both).await.unwrap(), Rekeyed::default());

    let after = server(NEW, &folder, 3).await;
    let row: (String, String, Option<String>) =
        sqlx::query_as("SELECT name_enc, phone_enc, history_enc FROM patient WHERE phone_idx = $1")
            .bind(after.vault.index("phone", "13800138000"))
            .fetch_one(after.db.reader())
            .await
            .unwrap();
    assert_eq!(after.vault.open(place("name_enc"), &row.0).unwrap(), "张秀英");
    assert_eq!(after.vault.open(place("phone_enc"), &row.1).unwrap(), "13800138000");
    assert_eq!(row.2, None);
}
