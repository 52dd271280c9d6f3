//! The golden cases, natively. The WebAssembly modules run the same files.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::collections::BTreeSet;

use banyi_shared::golden::answer;
use serde_json::{Value, json};

/// Those of registration were reckoned by another program in another language, from the rules in words.
fn cases() -> Vec<Value> {
    [include_str!("golden.json"), include_str!("golden_registrations.json")]
        .iter()
        .flat_map(|text| serde_json::from_str::<Vec<Value>>(text).unwrap())
        .collect()
}

#[test]
fn every_case_is_answered_as_written() {
    let wrong: Vec<String> = cases()
        .iter()
        .filter_map(|case| {
            let request = json!({"fn": case["fn"], "args": case["args"]}).to_string();
            let told: Value = serde_json::from_str(&answer(&request)).unwrap();
            (told != case["answer"])
                .then(|| format!("{request}\n  is      {told}\n  and not {}", case["answer"]))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_cases_are_many_and_none_stands_twice() {
    let cases = cases();
    let requests: BTreeSet<String> =
        cases.iter().map(|case| format!("{} {}", case["fn"], case["args"])).collect();
    let functions: BTreeSet<&str> = cases.iter().filter_map(|case| case["fn"].as_str()).collect();
    assert_eq!(requests.len(), cases.len());
    assert!(cases.len() >= 400 && functions.len() == 22, "{} cases of {functions:?}", cases.len());
}
