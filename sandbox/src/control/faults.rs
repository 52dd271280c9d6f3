//! What shall go wrong.

use super::answer::bad;
use crate::faults::Rule;
use crate::sandbox::Sandbox;
use poem::web::{Data, Json};
use poem::{Result, handler};
use serde::Deserialize;

/// GET faults: the rules with what is left of them.
#[handler]
pub fn list(Data(sandbox): Data<&Sandbox>) -> Json<Vec<Rule>> {
    Json(sandbox.with(|state| state.faults.rules().to_vec()))
}

/// PUT faults: these and no others.
#[handler]
pub fn replace(Data(sandbox): Data<&Sandbox>, Json(rules): Json<Vec<Rule>>) -> Result<Json<Vec<Rule>>> {
    sandbox.with(|state| {
        state.faults.replace(rules).map_err(bad)?;
        Ok(Json(state.faults.rules().to_vec()))
    })
}

/// One rule, or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Added {
    /// Several.
    Many(Vec<Rule>),
    /// One.
    One(Box<Rule>),
}

/// POST faults: these behind the others.
#[handler]
pub fn add(Data(sandbox): Data<&Sandbox>, Json(added): Json<Added>) -> Result<Json<Vec<Rule>>> {
    let rules = match added {
        Added::Many(rules) => rules,
        Added::One(rule) => vec![*rule],
    };
    sandbox.with(|state| {
        state.faults.add(rules).map_err(bad)?;
        Ok(Json(state.faults.rules().to_vec()))
    })
}
