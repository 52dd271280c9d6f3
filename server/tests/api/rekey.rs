//! A new key: after `rekey`, nothing needs the old one.

use banyi_server::app::{App, Ctx};
use banyi_server::clock::Clock;
use banyi_server::config::{Settings, Source};
use banyi_server::rng::Rng;
use banyi_server::{orders, rekey};
use banyi_shared::UserId;
use serde_json::json;

use crate::support::TestApp;

const OLD: &str = "k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
const NEW: &str = "k2:AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

/// The same house, entered with other keys.
async fn with_keys(t: &TestApp, keys: &str) -> Ctx {
    let mut around = t.environment();
    around.retain(|(name, _)| name != "SECRET_KEY");
    around.push(("SECRET_KEY".to_owned(), keys.to_owned()));
    let pairs = around.iter().map(|(name, value)| (name.as_str(), value.clone()));
    let settings = Settings::load(&Source::from_pairs(pairs)).unwrap();
    App::connect(settings, Clock::system(Some(t.clock_file.clone())), Rng::from_os()).await.unwrap()
}

both! {
    async fn after_a_new_key_nothing_needs_the_old_one(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let id = zhang.add_patient("王秀兰").await;
        let mut form = zhang.form(&id).await;
        form["note"] = json!("需要轮椅");
        form["medicalHistory"] = json!("高血压");
        let order = zhang.place(&form).await;
        zhang.pays(&order.no).await;
        t.admin().await.put(&format!("/orders/{}/remark", order.no), json!({"text": "已联系"})).await.ok::<serde_json::Value>();

        let done = rekey::run(&*with_keys(&t, &format!("{NEW},{OLD}")).await).await.unwrap();
        assert_eq!(done.failed, 0);

        let sealed = t.texts(
            "SELECT patient_enc FROM orders UNION ALL SELECT contact_enc FROM orders UNION ALL SELECT history_enc FROM orders
             UNION ALL SELECT note_enc FROM orders UNION ALL SELECT remark_enc FROM orders
             UNION ALL SELECT name_idx FROM orders UNION ALL SELECT phone_idx FROM orders UNION ALL SELECT id_card_idx FROM orders
             UNION ALL SELECT body_enc FROM payment_attempt UNION ALL SELECT name_enc FROM patient UNION ALL SELECT phone_idx FROM patient",
        ).await;
        assert_eq!(sealed.len(), 11);
        assert!(sealed.iter().all(|value| value.starts_with("k2:")), "{sealed:?}");
        let alone = with_keys(&t, NEW).await;
        let user: UserId = t.texts("SELECT id FROM app_user").await[0].parse().unwrap();
        let seen = orders::detail(&alone, &user, &order.no).await.unwrap();
        assert_eq!(seen.details.note.as_deref(), Some("需要轮椅"));
        assert_eq!(seen.patient.name_masked, "王*兰");
        let index = alone.vault.index("phone", "13800138000");
        assert_eq!(t.number(&format!("SELECT count(*) FROM orders WHERE phone_idx = '{index}'")).await, 1);
    }
}
