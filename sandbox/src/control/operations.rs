//! What was asked of the stand-in.

use crate::sandbox::Sandbox;
use poem::handler;
use poem::web::{Data, Json, Query};
use serde::Deserialize;
use serde_json::{Value, json};

/// Which calls.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    operation: Option<String>,
    #[serde(default)]
    since: u64,
}

/// GET operations?operation=&since= → the calls, and how many of each kind there were.
#[handler]
pub fn list(Data(sandbox): Data<&Sandbox>, Query(wanted): Query<Wanted>) -> Json<Value> {
    Json(sandbox.with(|state| {
        let items = state.journal.read(wanted.operation.as_deref(), wanted.since);
        json!({"items": items, "counts": state.journal.counts()})
    }))
}
