//! Subscribe messages: checked, counted, and kept for the receiver to read.

use super::error::MiniError;
use super::gate::{Desk, Reply};
use super::{message_rules, token};
use crate::books::Message;
use serde_json::{Value, json};

/// POST /cgi-bin/message/subscribe/send
pub fn send(desk: &mut Desk<'_>) -> Result<Reply, MiniError> {
    token::check(desk)?;
    let body = desk.json()?;
    let text = |name: &str| body[name].as_str().filter(|value| !value.is_empty()).map(str::to_owned);
    let openid = text("touser")
        .filter(|openid| desk.state.person_of(openid).is_some())
        .ok_or_else(|| MiniError::of(40_003))?;
    let template_id = text("template_id").ok_or_else(|| MiniError::of(40_037))?;
    if text("page").is_some_and(|page| page.starts_with('/')) {
        return Err(MiniError::of(41_030));
    }
    if let Some(state) = text("miniprogram_state") {
        one_of("miniprogram_state", &state, &["formal", "trial", "developer"])?;
    }
    if let Some(lang) = text("lang") {
        one_of("lang", &lang, &["zh_CN", "en_US", "zh_HK", "zh_TW"])?;
    }
    check_data(&body["data"])?;
    use_acceptance(desk, &openid, &template_id)?;
    let message =
        Message { at: desk.wall_ms, openid, template_id, page: text("page"), data: body["data"].clone() };
    desk.state.books.messages.push(message);
    Ok(Reply::Json(json!({"errcode": 0, "errmsg": "ok"}), "application/json; encoding=utf-8"))
}

fn check_data(data: &Value) -> Result<(), MiniError> {
    let fields = data.as_object().filter(|fields| !fields.is_empty());
    let fields = fields.ok_or_else(|| MiniError::saying(47_003, "argument invalid! data is empty"))?;
    for (name, field) in fields {
        let value = field["value"].as_str().unwrap_or_default();
        if value.is_empty() {
            return Err(MiniError::saying(47_003, format!("argument invalid! data.{name}.value is empty")));
        }
        if !message_rules::fits(name, value) {
            return Err(MiniError::saying(47_003, format!("argument invalid! data.{name}.value invalid")));
        }
    }
    Ok(())
}

fn use_acceptance(desk: &mut Desk<'_>, openid: &str, template_id: &str) -> Result<(), MiniError> {
    if !desk.state.mode.subscriptions_counted {
        return Ok(());
    }
    let left = desk
        .state
        .subscriptions
        .get_mut(&(openid.to_owned(), template_id.to_owned()))
        .filter(|left| **left > 0);
    *left.ok_or_else(|| MiniError::of(43_101))? -= 1;
    Ok(())
}

fn one_of(name: &str, value: &str, known: &[&str]) -> Result<(), MiniError> {
    if known.contains(&value) {
        Ok(())
    } else {
        Err(MiniError::saying(47_003, format!("argument invalid! {name} invalid")))
    }
}
