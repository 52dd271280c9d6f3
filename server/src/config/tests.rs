use super::*;

fn key(byte: u8) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode([byte; 32])
}

fn load(pairs: &[(&str, &str)]) -> Result<Settings, String> {
    let mut all = vec![("SECRET_KEY", format!("k1:{}", key(1)))];
    all.extend(pairs.iter().map(|(name, value)| (*name, (*value).to_owned())));
    Settings::load(&Source::from_pairs(all)).map_err(|error| error.to_string())
}

#[test]
fn defaults_are_a_working_server_without_wechat() {
    let settings = load(&[]).unwrap();
    assert_eq!(settings.database_url.expose(), "sqlite://data/banyi.db");
    assert!(settings.wechat.is_none() && settings.migrate && settings.worker);
}

#[test]
fn a_wrong_one_is_named() {
    let told = |name: &str, value: &str| load(&[(name, value)]).unwrap_err();
    assert!(told("LISTEN", "here").contains("BANYI_LISTEN"));
    assert!(told("DATABASE_URL", "mysql://x").contains("BANYI_DATABASE_URL"));
    assert!(told("SECRET_KEY", "k1:short").contains("BANYI_SECRET_KEY"));
    assert!(told("MIGRATE", "maybe").contains("BANYI_MIGRATE"));
    assert!(told("WECHAT_APPID", "wx1").contains("all together"));
    assert!(told("TRUSTED_PROXIES", "10.0.0.1,proxy").contains("BANYI_TRUSTED_PROXIES"));
}

#[test]
fn business_time_moves_beside_a_stand_in_only() {
    assert!(load(&[("CLOCK_FILE", "x")]).unwrap_err().contains("BANYI_CLOCK_FILE"));
    for base in ["http://127.0.0.1:9", "http://localhost:9", "http://[::1]:9"] {
        assert!(load(&[("CLOCK_FILE", "x"), ("WECHAT_PAY_BASE", base)]).is_ok(), "{base}");
    }
    let sly = load(&[("CLOCK_FILE", "x"), ("WECHAT_PAY_BASE", "http://127.0.0.1.example.com")]);
    assert!(sly.is_err());
}

#[test]
fn no_secret_prints() {
    let settings =
        load(&[("ADMIN_PASSWORD", "hunter22hunter"), ("DATABASE_URL", "postgres://u:pw@h/d")]).unwrap();
    let shown = format!("{settings:?}");
    assert!(!shown.contains("hunter22") && !shown.contains(":pw@") && !shown.contains(&key(1)));
}

#[test]
fn a_second_key_opens_what_is_older() {
    let text = format!("k2:{},k1:{}", key(2), key(1));
    let settings = load(&[("SECRET_KEY", &text)]).unwrap();
    assert_eq!(settings.secret_keys.current.kid, "k2");
    assert_eq!(settings.secret_keys.older.len(), 1);
    assert!(load(&[("SECRET_KEY", &format!("k1:{},k1:{}", key(2), key(1)))]).is_err());
}
