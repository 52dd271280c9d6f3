//! The older signature, scheme A: MD5 over the values in the order of their names.

use md5::{Digest, Md5};
use std::collections::BTreeMap;

/// The fields of a form, decoded.
pub type Fields = BTreeMap<String, String>;

/// The sign of these fields: each value (that of `sign` apart) and a bar, then the key. Names are
/// ordered by code unit, so that capitals come first.
pub fn sign(fields: &Fields, key: &str) -> String {
    let mut hash = Md5::new();
    for (_, value) in fields.iter().filter(|(name, _)| *name != "sign") {
        hash.update(value.as_bytes());
        hash.update(b"|");
    }
    hash.update(key.as_bytes());
    hex::encode(hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn every_known_answer_of_scheme_a() {
        let vectors: Value =
            serde_json::from_str(include_str!("../../../tests/vectors/hospital-vectors.json")).unwrap();
        for vector in vectors["legacy"].as_array().unwrap() {
            let mut fields: Fields = serde_json::from_value(vector["fields"].clone()).unwrap();
            fields.insert("sign".to_owned(), "is left out".to_owned());
            assert_eq!(sign(&fields, vector["key"].as_str().unwrap()), vector["sign"], "{}", vector["name"]);
        }
    }
}
