//! The older signature, scheme A of section 2.5 of the source systems' inventory: MD5 over the parameters' values in
//! the order of their names, each followed by `|`, and the key. It binds neither path nor names: it is taken only
//! where a hospital's connection says so, within five minutes, and once.

use std::collections::BTreeMap;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use banyi_shared::Fen;
use md5::{Digest, Md5};

/// The parameters of a form, by name. Names are ASCII, so that the order of bytes is Java's order too.
pub type Form = BTreeMap<String, String>;

/// The signature of a form, lower hex; its own `sign` does not count.
pub fn sign(form: &Form, key: &str) -> String {
    let mut hash = Md5::new();
    for (name, value) in form {
        if name != "sign" {
            hash.update(value.as_bytes());
            hash.update(b"|");
        }
    }
    hash.update(key.as_bytes());
    hex::encode(hash.finalize())
}

/// Whether the form bears its signature; takes the same time wherever they differ.
pub fn is_signed(form: &Form, key: &str) -> bool {
    let told = form.get("sign").map(String::as_str).unwrap_or_default();
    verify_slices_are_equal(sign(form, key).as_bytes(), told.as_bytes()).is_ok()
}

/// Reads a form body: `+` is a space, `%XX` a byte, and a `%` without two digits itself. None when a name comes twice
/// or the bytes are no UTF-8.
pub fn read(body: &[u8]) -> Option<Form> {
    let mut form = Form::new();
    for pair in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
        let mut parts = pair.splitn(2, |byte| *byte == b'=');
        let name = decode(parts.next().unwrap_or_default())?;
        let value = decode(parts.next().unwrap_or_default())?;
        if form.insert(name, value).is_some() {
            return None;
        }
    }
    Some(form)
}

fn decode(text: &[u8]) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let coded = digits.filter(|two| two.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match (first, coded.and_then(|two| u8::from_str_radix(two, 16).ok())) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            (b'+', _) => {
                bytes.push(b' ');
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

/// Writes a form body that any reader understands: what is not a letter, digit, `-`, `.`, `_` or `~` as `%XX`.
pub fn write(form: &Form) -> String {
    let pairs = form.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// An amount as forms carry it: yuan with two decimals, `99.50`.
pub fn amount(fen: Fen) -> String {
    format!("{}.{:02}", fen.0 / 100, fen.0 % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Form {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn the_known_answers_of_the_reference_are_ours() {
        let simple = form(&[("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")]);
        assert_eq!(sign(&simple, "111111111"), "77db25e837c386c4856869b9a7078be7");
        // Capitals come first: hosRecordId precedes hoscode.
        let record = form(&[("hoscode", "1004"), ("hosRecordId", "7"), ("timestamp", "1710000000000")]);
        assert_eq!(sign(&record, "demo-key"), "3f471020bc96562d89d31fc17c61334a");
        let text = include_str!("../../../docs/examples/hospital-vectors.json");
        let all: serde_json::Value = serde_json::from_str(text).unwrap();
        for case in all["legacy"].as_array().unwrap() {
            let form: Form = serde_json::from_value(case["form"].clone()).unwrap();
            assert_eq!(sign(&form, case["key"].as_str().unwrap()), case["sign"].as_str().unwrap());
        }
    }

    #[test]
    fn the_static_scheme_is_refused() {
        // Scheme B is the MD5 of the key alone: whoever saw one could say anything for ever.
        let mut form = form(&[("hoscode", "1004"), ("timestamp", "1710000000000")]);
        form.insert("sign".to_owned(), "80332da44d0020230f4391eb3fa55045".to_owned());
        assert!(!is_signed(&form, "demo-key"));
        form.insert("sign".to_owned(), sign(&form, "demo-key"));
        assert!(is_signed(&form, "demo-key"));
        form.insert("hoscode".to_owned(), "1005".to_owned());
        assert!(!is_signed(&form, "demo-key"));
        form.remove("sign");
        assert!(!is_signed(&form, "demo-key"));
    }

    #[test]
    fn whatever_a_value_holds_arrives_whole() {
        let value = "A+B & C=100% \r\n第二行 “引号” \u{1f469}\u{200d}\u{2695}";
        let sent = form(&[("skill", value), ("空", ""), ("z", "|")]);
        assert_eq!(read(write(&sent).as_bytes()), Some(sent));
    }

    #[test]
    fn amounts_have_two_decimals_and_no_sign() {
        for (fen, told) in [(0, "0.00"), (5, "0.05"), (9_950, "99.50"), (1_000_000, "10000.00")] {
            assert_eq!(amount(Fen(fen)), told);
        }
    }

    #[test]
    fn a_form_is_read_as_browsers_write_it() {
        assert_eq!(
            read(b"a=1+2&b=%2B&c=100%&&d&"),
            Some(form(&[("a", "1 2"), ("b", "+"), ("c", "100%"), ("d", "")]))
        );
        assert_eq!(read("name=张三".as_bytes()), Some(form(&[("name", "张三")])));
        assert_eq!(read(b"a=1&a=2"), None);
        assert_eq!(read(b"a=%FF"), None);
    }
}
