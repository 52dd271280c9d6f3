//! Who the hospital is, and how it reaches the platform.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

const KEYS_REMEMBERED: usize = 3;
const API: &str = "/api/v1/hospital";

/// A key and its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// X-Banyi-Key.
    pub key: String,
    /// As it was shown once, base64url.
    pub secret: String,
}

/// The settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Settings {
    /// Where the platform is: its public address, with or without /api/v1/hospital.
    pub platform_base: String,
    /// The hospital's number at the platform.
    pub hospital: String,
    /// The key with which it signs.
    pub key: String,
    /// Its secret; of the older protocol, the key of the signature.
    pub secret: String,
    /// Keys that it had before and still knows.
    pub previous: Vec<Key>,
    /// Whether it speaks the older protocol.
    pub legacy: bool,
    /// Whether it books sessions that it never pushed: those that staff of the platform made.
    pub accept_unknown: bool,
    /// Whether a booking with another fee than the session's is refused.
    pub check_fee: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            platform_base: String::new(),
            hospital: String::new(),
            key: String::new(),
            secret: String::new(),
            previous: Vec::new(),
            legacy: false,
            accept_unknown: true,
            check_fee: false,
        }
    }
}

impl Settings {
    /// These settings with the given fields changed. A new key puts the old one behind it: the
    /// hospital still takes what was signed with that.
    ///
    /// # Errors
    /// A sentence that names the unknown field or the unfit value.
    pub fn changed(&self, fields: &Value) -> Result<Self, String> {
        let mut whole = serde_json::to_value(self).map_err(|error| error.to_string())?;
        let (Some(all), Some(fields)) = (whole.as_object_mut(), fields.as_object()) else {
            return Err("settings are a JSON object".to_owned());
        };
        all.extend(fields.clone());
        let mut changed: Self = serde_json::from_value(whole).map_err(|error| error.to_string())?;
        if changed.key != self.key && !self.key.is_empty() && !fields.contains_key("previous") {
            changed.previous.retain(|one| one.key != changed.key && one.key != self.key);
            changed.previous.insert(0, Key { key: self.key.clone(), secret: self.secret.clone() });
            changed.previous.truncate(KEYS_REMEMBERED);
        }
        Ok(changed)
    }

    /// These settings with the four of `code,key,secret,platformBase` put in.
    ///
    /// # Errors
    /// A sentence, when there are not four.
    pub fn with_environment(&self, text: &str) -> Result<Self, String> {
        match text.split(',').map(str::trim).collect::<Vec<_>>()[..] {
            [hospital, key, secret, base] => self.changed(&json!({
                "hospital": hospital, "key": key, "secret": secret, "platformBase": base,
            })),
            _ => Err("BANYI_SANDBOX_HOSPITAL is code,key,secret,platformBase".to_owned()),
        }
    }

    /// The secret of a key that it knows.
    pub fn secret_of(&self, key: &str) -> Option<&str> {
        if key.is_empty() {
            return None;
        }
        if key == self.key {
            return Some(&self.secret);
        }
        self.previous.iter().find(|one| one.key == key).map(|one| one.secret.as_str())
    }

    /// Where the platform listens to hospitals, without a slash at the end; None until it is set.
    pub fn api(&self) -> Option<String> {
        let base = self.platform_base.trim_end_matches('/');
        match base {
            "" => None,
            base if base.ends_with(API) => Some(base.to_owned()),
            base => Some(format!("{base}{API}")),
        }
    }

    /// What may be shown: no secrets.
    pub fn shown(&self) -> Value {
        json!({
            "platformBase": self.platform_base,
            "hospital": self.hospital,
            "key": self.key,
            "isSecretSet": !self.secret.is_empty(),
            "previousKeys": self.previous.iter().map(|one| &one.key).collect::<Vec<_>>(),
            "legacy": self.legacy,
            "acceptUnknown": self.accept_unknown,
            "checkFee": self.check_fee,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_key_leaves_the_old_one_known() {
        let old = Settings::default().with_environment("1004,k1,s1,http://127.0.0.1:8080/").unwrap();
        let new = old.changed(&json!({"key": "k2", "secret": "s2"})).unwrap();
        assert_eq!((new.secret_of("k1"), new.secret_of("k2")), (Some("s1"), Some("s2")));
        assert_eq!((new.secret_of("k3"), Settings::default().secret_of("")), (None, None));
        assert_eq!(new.api().as_deref(), Some("http://127.0.0.1:8080/api/v1/hospital"));
        assert!(!new.shown().to_string().contains("s2"));
    }

    #[test]
    fn what_is_no_setting_is_refused() {
        assert!(Settings::default().changed(&json!({"sekret": "x"})).unwrap_err().contains("sekret"));
        assert!(Settings::default().with_environment("1004,k1").is_err());
    }
}
