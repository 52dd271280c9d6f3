//! One entrance: a name and its arguments in, an answer or a sentence out.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::calendar::{self, CalendarArgs};

#[derive(Deserialize)]
struct Request {
    #[serde(rename = "fn")]
    name: String,
    #[serde(default)]
    args: Value,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Ok(Value),
    Error(String),
}

/// Answers one request: the rules' own entrance does, so that the golden cases `shared/tests/golden*.json` run
/// through the module as it is shipped; only the calendar is the pages' alone. Never panics on what it is given: an
/// unknown name, wrong arguments or text that is no JSON give `{"error": …}`.
pub fn answer(bytes: &[u8]) -> String {
    let answer = match serde_json::from_slice::<Request>(bytes) {
        Ok(request) if request.name == "bookable_days" => match bookable_days(&request.args) {
            Ok(value) => Answer::Ok(value),
            Err(sentence) => Answer::Error(sentence),
        },
        Ok(_) => return banyi_shared::golden::answer(&String::from_utf8_lossy(bytes)),
        Err(problem) => Answer::Error(format!("not a request: {problem}")),
    };
    serde_json::to_string(&answer).unwrap_or_else(|_| r#"{"error":"the answer has no JSON form"}"#.to_owned())
}

fn bookable_days(args: &Value) -> Result<Value, String> {
    let args = CalendarArgs::deserialize(args).map_err(|problem| format!("arguments: {problem}"))?;
    serde_json::to_value(calendar::bookable_days(args)).map_err(|problem| problem.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_request_is_answered_with_an_error() {
        for text in ["", "null", "{", "[]", r#"{"fn":1}"#, "\u{1f600}"] {
            assert!(answer(text.as_bytes()).starts_with(r#"{"error":"#), "{text}");
        }
        assert!(answer(&[0xff, 0xfe]).starts_with(r#"{"error":"#));
    }

    #[test]
    fn a_hold_counts_down() {
        let request = br#"{"fn":"countdown","args":{"until":"1970-01-01T08:30:00+08:00","nowMs":500}}"#;
        assert!(answer(request).contains(r#""text":"30:00""#));
    }

    #[test]
    fn unknown_names_and_wrong_arguments_are_told() {
        assert_eq!(answer(br#"{"fn":"fly"}"#), r#"{"error":"no function fly"}"#);
        assert!(answer(br#"{"fn":"format_fen","args":{}}"#).contains("fen"));
    }
}
