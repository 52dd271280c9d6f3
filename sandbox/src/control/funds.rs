//! The merchant's basic account.

use super::answer::{bad, conflict};
use crate::beijing;
use crate::books::FundsMovement;
use crate::sandbox::Sandbox;
use poem::web::{Data, Json};
use poem::{Result, handler};
use serde::Deserialize;
use serde_json::{Value, json};

/// How much.
#[derive(Debug, Deserialize)]
pub struct Amount {
    /// In fen.
    fen: Option<i64>,
}

/// GET funds: what the account holds, and what the merchant put in and took out.
#[handler]
pub fn read(Data(sandbox): Data<&Sandbox>) -> Json<Value> {
    Json(
        sandbox.with(
            |state| json!({"availableFen": state.books.available_fen(), "movements": state.books.funds}),
        ),
    )
}

/// POST funds/top-up: money comes, if `fen` is given; refunds are no longer refused for want of it.
#[handler]
pub fn top_up(Data(sandbox): Data<&Sandbox>, Json(amount): Json<Amount>) -> Result<Json<Value>> {
    if amount.fen.is_some_and(|fen| fen < 1) {
        return Err(bad("fen 应为正整数"));
    }
    Ok(moved(sandbox, amount.fen.unwrap_or(0)))
}

/// POST funds/withdraw: money goes, as much as there is.
#[handler]
pub fn withdraw(Data(sandbox): Data<&Sandbox>, Json(amount): Json<Amount>) -> Result<Json<Value>> {
    let fen = amount.fen.filter(|fen| *fen >= 1).ok_or_else(|| bad("fen 应为正整数"))?;
    if fen > sandbox.with(|state| state.books.available_fen()) {
        return Err(conflict("可用余额不足"));
    }
    Ok(moved(sandbox, -fen))
}

fn moved(sandbox: &Sandbox, fen: i64) -> Json<Value> {
    let at_ms = sandbox.clock().business_ms();
    sandbox.change(|state| {
        if fen >= 0 {
            state.plans.topped_up();
        }
        if fen != 0 {
            let id = format!("100{}{}", beijing::compact_date(at_ms), state.chance.digits(17));
            state.books.funds.push(FundsMovement { id, at_ms, fen });
        }
        Json(json!({"availableFen": state.books.available_fen()}))
    })
}
