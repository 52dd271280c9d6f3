//! A fresh start.

use crate::books::Books;
use crate::sandbox::Sandbox;
use crate::state::State;
use poem::handler;
use poem::web::{Data, Json};
use serde_json::{Value, json};

/// POST reset: no orders, no faults, no calls, the demo people, the default mode. Notifications
/// under way stop by themselves.
#[handler]
pub fn reset(Data(sandbox): Data<&Sandbox>) -> Json<Value> {
    let seed = sandbox.setup().seed;
    sandbox.change(|state| *state = State::new(seed, Books::default()));
    Json(json!({"reset": true}))
}
