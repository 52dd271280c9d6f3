//! The rules behind one entrance that takes and gives JSON, so that one file of cases is run natively and in
//! each WebAssembly module. Names and arguments are those of the mini-program's dispatcher.

mod args;
mod orders;
mod people;
mod registrations;
mod words;

use serde_json::{Value, json};

use args::Args;

/// Answers `{"fn": …, "args": …}` with `{"ok": …}` or `{"error": sentence}`. Never panics on what it is given.
pub fn answer(request: &str) -> String {
    let answered = serde_json::from_str::<Value>(request)
        .map_err(|problem| format!("not a request: {problem}"))
        .and_then(|request| {
            let name = request["fn"].as_str().ok_or("not a request: no fn")?;
            dispatch(name, &Args(&request["args"]))
        });
    match answered {
        Ok(value) => json!({ "ok": value }).to_string(),
        Err(sentence) => json!({ "error": sentence }).to_string(),
    }
}

fn dispatch(name: &str, args: &Args<'_>) -> Result<Value, String> {
    match name {
        "check_id_card" => people::check_id_card(args),
        "check_phone" => people::check_phone(args),
        "needs_companion" => people::needs_companion(args),
        "mask_id_card" => people::mask(args, crate::mask::id_card),
        "mask_name" => people::mask(args, crate::mask::name),
        "mask_phone" => people::mask(args, crate::mask::phone),
        "allowed_actions" => orders::allowed_actions(args),
        "check_booking" => orders::check_booking(args),
        "moves" => orders::moves(args),
        "preview_refund" => orders::preview_refund(args),
        "booking_dates" => registrations::booking_dates(args),
        "cancel_until" => registrations::cancel_until(args),
        "check_session" => registrations::check_session(args),
        "countdown" => registrations::countdown(args),
        "date_state" => registrations::date_state(args),
        "opens_at" => registrations::opens_at(args),
        "stopped_until" => registrations::stopped_until(args),
        "civil_date" => words::civil_date(args),
        "format_fen" => words::format_fen(args),
        "instant" => words::instant(args),
        "merchant_no" => words::merchant_no(args),
        "order_no" => words::order_no(args),
        _ => Err(format!("no function {name}")),
    }
}

#[cfg(test)]
mod tests {
    use super::answer;

    #[test]
    fn what_is_no_request_is_answered_with_an_error() {
        for text in ["", "null", "{", "[]", r#"{"fn":1}"#, r#"{"fn":"fly"}"#, r#"{"fn":"format_fen"}"#] {
            assert!(answer(text).starts_with(r#"{"error":"#), "{text}");
        }
        assert_eq!(answer(r#"{"fn":"format_fen","args":{"fen":19850}}"#), r#"{"ok":"¥198.50"}"#);
    }
}
