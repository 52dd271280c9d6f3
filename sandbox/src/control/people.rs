//! People, and the codes that their phones hand out.

use super::answer::{bad, missing};
use crate::people::{Person, joining};
use crate::sandbox::Sandbox;
use poem::web::{Data, Json, Path};
use poem::{Result, handler};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// GET people: who may hold the phone.
#[handler]
pub fn list(Data(sandbox): Data<&Sandbox>) -> Json<Vec<Person>> {
    Json(sandbox.with(|state| state.people.clone()))
}

/// A person who joins.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Joining {
    id: String,
    name: String,
    phone: Option<String>,
}

/// POST people: the same id gives the same openid every time.
#[handler]
pub fn join(Data(sandbox): Data<&Sandbox>, Json(new): Json<Joining>) -> Result<Json<Person>> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    if new.id.is_empty() || !new.id.chars().all(plain) {
        return Err(bad("id 只能由字母、数字、- 和 _ 组成"));
    }
    let person = joining(&new.id, &new.name, new.phone.as_deref().unwrap_or("13900139000"));
    Ok(Json(sandbox.change(|state| match state.person(&new.id) {
        Some(known) => known.clone(),
        None => {
            state.people.push(person.clone());
            state.books.people.push(person.clone());
            person
        }
    })))
}

/// POST people/{id}/login-code: what wx.login gives.
#[handler]
pub fn login_code(Data(sandbox): Data<&Sandbox>, Path(id): Path<String>) -> Result<Json<Value>> {
    let now_ms = sandbox.clock().wall_ms();
    sandbox.with(|state| {
        state.person(&id).ok_or_else(|| missing("没有这个人"))?;
        Ok(Json(json!({"code": state.login_codes.mint(&id, now_ms, &mut state.chance)})))
    })
}

/// POST people/{id}/phone-code: what the phone-number button gives.
#[handler]
pub fn phone_code(Data(sandbox): Data<&Sandbox>, Path(id): Path<String>) -> Result<Json<Value>> {
    let now_ms = sandbox.clock().wall_ms();
    sandbox.with(|state| {
        state.person(&id).ok_or_else(|| missing("没有这个人"))?;
        Ok(Json(json!({"code": state.phone_codes.mint(&id, now_ms, &mut state.chance)})))
    })
}

/// Acceptances of templates.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Acceptance {
    template_ids: Vec<String>,
    times: Option<u32>,
}

/// POST people/{id}/subscriptions: what wx.requestSubscribeMessage does when it is accepted; how
/// many messages of each template may come now.
#[handler]
pub fn accept_messages(
    Data(sandbox): Data<&Sandbox>,
    Path(id): Path<String>,
    Json(accepted): Json<Acceptance>,
) -> Result<Json<BTreeMap<String, u32>>> {
    let times = accepted.times.unwrap_or(1);
    sandbox.with(|state| {
        let openid = state.person(&id).ok_or_else(|| missing("没有这个人"))?.openid.clone();
        let left = accepted.template_ids.into_iter().map(|template| {
            let left = state.subscriptions.entry((openid.clone(), template.clone())).or_default();
            *left += times;
            (template, *left)
        });
        Ok(Json(left.collect()))
    })
}
