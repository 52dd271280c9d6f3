//! The people who hold a phone, and the one-time codes that their phones are given.

use crate::chance::Chance;
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How long a login or phone code lives, in milliseconds of wall time.
pub const CODE_LIFE_MS: i64 = 5 * 60 * 1000;

/// A person with a WeChat account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// Short, for addresses.
    pub id: String,
    /// 姓名.
    pub name: String,
    /// 11 digits.
    pub phone: String,
    /// Stable for this person and this mini-program.
    pub openid: String,
}

impl Person {
    fn new(id: &str, name: &str, phone: &str, openid: &str) -> Self {
        Self { id: id.to_owned(), name: name.to_owned(), phone: phone.to_owned(), openid: openid.to_owned() }
    }
}

/// The people of every fresh sandbox; their openids never change.
pub fn demo() -> Vec<Person> {
    vec![
        Person::new("zhang", "张秀英", "13800138001", "oBanyi0Zhang0Xiuying0Demo001"),
        Person::new("wang", "王建国", "13800138002", "oBanyi0Wang00Jianguo0Demo002"),
        Person::new("li", "李小梅", "13800138003", "oBanyi0Li0000Xiaomei0Demo003"),
        Person::new("zhao", "赵德海", "13800138004", "oBanyi0Zhao00Dehai000Demo004"),
        Person::new("chen", "陈思远", "13800138005", "oBanyi0Chen00Siyuan00Demo005"),
    ]
}

/// A person who joins later; the openid is made of the id, so that it is the same every time.
pub fn joining(id: &str, name: &str, phone: &str) -> Person {
    use sha2::{Digest, Sha256};
    let digest = hex::encode(Sha256::digest(id.as_bytes()));
    Person::new(id, name, phone, &format!("oBanyi{}", &digest[..22]))
}

/// Why a code gives nothing (code2Session, error table).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeError {
    /// 40029: never given, or too old.
    Invalid,
    /// 40163: given, and used before.
    Used,
}

/// One-time codes of one kind.
#[derive(Debug, Default)]
pub struct Codes(HashMap<String, Code>);

#[derive(Debug)]
struct Code {
    person: String,
    made_ms: i64,
    used: bool,
}

impl Codes {
    /// Gives a new code to a person's phone.
    pub fn mint(&mut self, person: &str, now_ms: i64, chance: &mut Chance) -> String {
        self.0.retain(|_, code| now_ms - code.made_ms <= 2 * CODE_LIFE_MS);
        let code = format!("0{}", chance.text(31));
        self.0.insert(code.clone(), Code { person: person.to_owned(), made_ms: now_ms, used: false });
        code
    }

    /// Takes a code in; gives the id of its person, once.
    pub fn redeem(&mut self, code: &str, now_ms: i64) -> Result<String, CodeError> {
        let code = self.0.get_mut(code).ok_or(CodeError::Invalid)?;
        if code.used {
            return Err(CodeError::Used);
        }
        if now_ms - code.made_ms > CODE_LIFE_MS {
            return Err(CodeError::Invalid);
        }
        code.used = true;
        Ok(code.person.clone())
    }
}

/// A session key: 16 random bytes in base64.
pub fn session_key(chance: &mut Chance) -> String {
    STANDARD.encode(chance.bytes(16))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_works_once_and_for_five_minutes() {
        let (mut codes, mut chance) = (Codes::default(), Chance::new(Some(1)));
        let code = codes.mint("zhang", 0, &mut chance);
        assert_eq!(codes.redeem("nonsense", 1), Err(CodeError::Invalid));
        assert_eq!(codes.redeem(&code, CODE_LIFE_MS).as_deref(), Ok("zhang"));
        assert_eq!(codes.redeem(&code, CODE_LIFE_MS), Err(CodeError::Used));
        let late = codes.mint("zhang", 0, &mut chance);
        assert_eq!(codes.redeem(&late, CODE_LIFE_MS + 1), Err(CodeError::Invalid));
    }

    #[test]
    fn every_openid_is_28_letters_and_different() {
        let mut openids: Vec<_> = demo().into_iter().map(|person| person.openid).collect();
        openids.push(joining("x", "某人", "").openid);
        assert!(openids.iter().all(|openid| openid.len() == 28), "{openids:?}");
        openids.sort();
        openids.dedup();
        assert_eq!(openids.len(), 6);
    }
}
