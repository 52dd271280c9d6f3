//! Stable access tokens.

use super::error::MiniError;
use super::gate::{Desk, Reply};
use crate::chance::Chance;
use serde_json::json;

const LIFE_MS: i64 = 7200 * 1000;
/// A token is renewed in its last five minutes, and outlives its renewal by as much.
const OVERLAP_MS: i64 = 300 * 1000;
const FORCE_PAUSE_MS: i64 = 30 * 1000;
const FORCES_A_DAY: usize = 20;
const DAY_MS: i64 = 24 * 3600 * 1000;

/// The tokens in force, in wall time.
#[derive(Debug, Default)]
pub struct Tokens {
    current: Option<Token>,
    previous: Option<Token>,
    forced_ms: Vec<i64>,
}

#[derive(Debug, Clone)]
struct Token {
    value: String,
    ends_ms: i64,
}

impl Tokens {
    /// The token and its remaining seconds: the same one while it is valid.
    pub fn stable(
        &mut self,
        force: bool,
        now_ms: i64,
        chance: &mut Chance,
    ) -> Result<(String, i64), MiniError> {
        if force {
            self.forced_ms.retain(|at| now_ms - at < DAY_MS);
            let pause = self.forced_ms.last().is_some_and(|at| now_ms - at < FORCE_PAUSE_MS);
            if pause || self.forced_ms.len() >= FORCES_A_DAY {
                return Err(MiniError::of(if pause { 45_011 } else { 45_009 }));
            }
            self.forced_ms.push(now_ms);
            self.current = None; // the old token dies at once
            self.previous = None;
        }
        if let Some(token) = self.current.as_ref().filter(|token| token.ends_ms - now_ms > OVERLAP_MS) {
            return Ok((token.value.clone(), (token.ends_ms - now_ms) / 1000));
        }
        self.previous = self.current.take().map(|old| Token { ends_ms: now_ms + OVERLAP_MS, ..old });
        let token =
            Token { value: format!("9{}_{}", chance.digits(2), chance.text(133)), ends_ms: now_ms + LIFE_MS };
        let value = token.value.clone();
        self.current = Some(token);
        Ok((value, LIFE_MS / 1000))
    }

    /// Forgets every token, so that each call made with one fails with 40001.
    pub fn revoke(&mut self) {
        *self = Self { forced_ms: std::mem::take(&mut self.forced_ms), ..Self::default() };
    }

    /// Refuses a missing, unknown or expired token.
    pub fn check(&self, value: Option<&str>, now_ms: i64) -> Result<(), MiniError> {
        let value = value.ok_or_else(|| MiniError::of(41_001))?;
        let token = [&self.current, &self.previous].into_iter().flatten().find(|token| token.value == value);
        let token = token.ok_or_else(|| MiniError::of(40_001))?;
        if now_ms < token.ends_ms { Ok(()) } else { Err(MiniError::of(42_001)) }
    }
}

/// POST /cgi-bin/stable_token
pub fn stable(desk: &mut Desk<'_>) -> Result<Reply, MiniError> {
    let body = desk.json()?;
    let text = |name: &str| body[name].as_str().filter(|value| !value.is_empty());
    if text("grant_type") != Some("client_credential") {
        return Err(MiniError::of(40_002));
    }
    if text("appid").ok_or_else(|| MiniError::of(41_002))? != desk.keys.appid {
        return Err(MiniError::of(40_013));
    }
    if text("secret").ok_or_else(|| MiniError::of(41_004))? != desk.keys.secret {
        return Err(MiniError::of(40_125));
    }
    let force = body["force_refresh"].as_bool().unwrap_or(false);
    let (token, seconds) = desk.state.tokens.stable(force, desk.wall_ms, &mut desk.state.chance)?;
    Ok(Reply::Json(json!({"access_token": token, "expires_in": seconds}), "application/json; encoding=utf-8"))
}

/// The access token of a call holds.
pub fn check(desk: &Desk<'_>) -> Result<(), MiniError> {
    desk.state.tokens.check(desk.parameter("access_token"), desk.wall_ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_stays_until_its_last_five_minutes_and_overlaps_by_five() {
        let (mut tokens, mut chance) = (Tokens::default(), Chance::new(Some(1)));
        let (first, seconds) = tokens.stable(false, 0, &mut chance).unwrap();
        assert_eq!(seconds, 7200);
        assert_eq!(tokens.stable(false, 6_899_000, &mut chance).unwrap(), (first.clone(), 301));
        let (second, _) = tokens.stable(false, 6_900_000, &mut chance).unwrap();
        assert_ne!(first, second);
        assert!(tokens.check(Some(&first), 7_199_999).is_ok());
        assert_eq!(tokens.check(Some(&first), 7_200_000).unwrap_err().errcode, 42_001);
        assert!(tokens.check(Some(&second), 7_200_000).is_ok());
        assert_eq!(tokens.check(None, 0).unwrap_err().errcode, 41_001);
    }

    #[test]
    fn force_kills_the_old_token_and_must_pause() {
        let (mut tokens, mut chance) = (Tokens::default(), Chance::new(Some(1)));
        let (first, _) = tokens.stable(false, 0, &mut chance).unwrap();
        tokens.stable(true, 1, &mut chance).unwrap();
        assert_eq!(tokens.check(Some(&first), 2).unwrap_err().errcode, 40_001);
        assert_eq!(tokens.stable(true, 29_000, &mut chance).unwrap_err().errcode, 45_011);
        assert!(tokens.stable(true, 31_000, &mut chance).is_ok());
    }
}
