//! A fresh start.

use crate::books::Books;
use crate::sandbox::Sandbox;
use crate::state::State;
use poem::handler;
use poem::web::{Data, Json};
use serde_json::{Value, json};

/// POST reset: no orders, no faults, no calls, the demo people, the default mode, a hospital with
/// empty books. Notifications and events under way stop by themselves.
#[handler]
pub fn reset(Data(sandbox): Data<&Sandbox>) -> Json<Value> {
    let seed = sandbox.setup().seed;
    sandbox.hospital().reset(seed);
    sandbox.change(|state| *state = State::new(seed, Books::default()));
    Json(json!({"reset": true}))
}
