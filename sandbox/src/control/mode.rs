//! How WeChat behaves.

use super::answer::bad;
use crate::mode::Mode;
use crate::sandbox::Sandbox;
use poem::web::{Data, Json};
use poem::{Result, handler};
use serde_json::{Value, json};

/// GET mode
#[handler]
pub fn read(Data(sandbox): Data<&Sandbox>) -> Json<Mode> {
    Json(sandbox.with(|state| state.mode.clone()))
}

/// PUT mode: the given fields change, the others stay.
#[handler]
pub fn change(Data(sandbox): Data<&Sandbox>, Json(fields): Json<Value>) -> Result<Json<Mode>> {
    sandbox.with(|state| {
        state.mode = state.mode.changed(&fields).map_err(bad)?;
        Ok(Json(state.mode.clone()))
    })
}

/// PUT tokens: every access token dies at once.
#[handler]
pub fn revoke_tokens(Data(sandbox): Data<&Sandbox>) -> Json<Value> {
    sandbox.with(|state| state.tokens.revoke());
    Json(json!({"revoked": true}))
}
