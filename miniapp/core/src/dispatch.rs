//! One entrance: a name and its arguments in, an answer or a sentence out.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::call;

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

/// Answers one request. What the pages do not ask for, the rules' own entrance answers, so that the golden cases
/// of `shared/tests/golden.json` run through the module as it is shipped. Never panics on what it is given: an unknown name, wrong arguments or text that is
/// no JSON give `{"error": …}`.
pub fn answer(bytes: &[u8]) -> String {
    let answer = match serde_json::from_slice::<Request>(bytes) {
        Ok(request) => match dispatch(&request.name, request.args) {
            Some(Ok(value)) => Answer::Ok(value),
            Some(Err(sentence)) => Answer::Error(sentence),
            None => return banyi_shared::golden::answer(&String::from_utf8_lossy(bytes)),
        },
        Err(problem) => Answer::Error(format!("not a request: {problem}")),
    };
    serde_json::to_string(&answer).unwrap_or_else(|_| r#"{"error":"the answer has no JSON form"}"#.to_owned())
}

fn dispatch(name: &str, args: Value) -> Option<Result<Value, String>> {
    Some(match name {
        "check_id_card" => run(args, call::check_id_card),
        "check_phone" => run(args, call::check_phone),
        "needs_companion" => run(args, call::needs_companion),
        "preview_refund" => run(args, call::preview_refund),
        "allowed_actions" => run(args, call::allowed_actions),
        "check_booking" => run(args, call::check_booking),
        "bookable_days" => run(args, call::bookable_days),
        "format_fen" => run(args, call::format_fen),
        "countdown" => run(args, call::countdown),
        _ => return None,
    })
}

fn run<A: DeserializeOwned, R: Serialize>(args: Value, rule: impl FnOnce(A) -> R) -> Result<Value, String> {
    let args = serde_json::from_value(args).map_err(|problem| format!("arguments: {problem}"))?;
    serde_json::to_value(rule(args)).map_err(|problem| problem.to_string())
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
    fn unknown_names_and_wrong_arguments_are_told() {
        assert_eq!(answer(br#"{"fn":"fly"}"#), r#"{"error":"no function fly"}"#);
        assert!(answer(br#"{"fn":"format_fen","args":{}}"#).contains("fen"));
    }
}
