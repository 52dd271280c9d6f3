//! How the hospital's system behaves.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Which bookings it refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(try_from = "String", into = "String")]
pub enum Refuse {
    /// None but those that its books forbid.
    #[default]
    None,
    /// All.
    All,
    /// The next so many.
    Next(u32),
}

impl TryFrom<String> for Refuse {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.as_str() {
            "none" => Ok(Self::None),
            "all" => Ok(Self::All),
            text => {
                let times = text.strip_prefix("next:").and_then(|times| times.parse().ok());
                times.map(Self::Next).ok_or_else(|| "refuse is none, all or next:n".to_owned())
            }
        }
    }
}

impl From<Refuse> for String {
    fn from(refuse: Refuse) -> Self {
        match refuse {
            Refuse::None | Refuse::Next(0) => "none".to_owned(),
            Refuse::All => "all".to_owned(),
            Refuse::Next(times) => format!("next:{times}"),
        }
    }
}

/// The mode; nothing of it survives a restart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Mode {
    /// False: connections end without an answer, nothing is done, and its own events wait.
    pub up: bool,
    /// It does what it is asked at once, and answers after so many milliseconds.
    pub delay_ms: u64,
    /// Which bookings it refuses.
    pub refuse: Refuse,
    /// It sends each batch and each event twice, the events at the same moment.
    pub twice: bool,
    /// The next so many calls are done, and their connections end without an answer.
    pub lose: u32,
    /// The next so many calls are 500, and nothing is done.
    pub error: u32,
}

impl Default for Mode {
    fn default() -> Self {
        Self { up: true, delay_ms: 0, refuse: Refuse::None, twice: false, lose: 0, error: 0 }
    }
}

impl Mode {
    /// This mode with the given fields changed.
    ///
    /// # Errors
    /// A sentence that names the unknown field or the unfit value.
    pub fn changed(&self, fields: &Value) -> Result<Self, String> {
        let mut whole = serde_json::to_value(self).map_err(|error| error.to_string())?;
        let (Some(all), Some(fields)) = (whole.as_object_mut(), fields.as_object()) else {
            return Err("a mode is a JSON object".to_owned());
        };
        all.extend(fields.clone());
        serde_json::from_value(whole).map_err(|error| error.to_string())
    }

    /// Whether the next booking is refused; one of those that were asked for is used up.
    pub fn refuses(&mut self) -> bool {
        match &mut self.refuse {
            Refuse::None | Refuse::Next(0) => false,
            Refuse::All => true,
            Refuse::Next(times) => {
                *times -= 1;
                true
            }
        }
    }
}

/// Uses up one of `times`; false when there is none left.
pub fn draw(times: &mut u32) -> bool {
    let strikes = *times > 0;
    *times = times.saturating_sub(1);
    strikes
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn refusals_are_used_up() {
        let mut mode = Mode::default().changed(&json!({"refuse": "next:2"})).unwrap();
        assert!(mode.refuses() && mode.refuses() && !mode.refuses());
        assert_eq!(mode, Mode { refuse: Refuse::Next(0), ..Mode::default() });
        assert_eq!(serde_json::to_value(&mode).unwrap()["refuse"], "none");
        assert!(Mode::default().changed(&json!({"refuse": "some"})).is_err());
        assert!(Mode::default().changed(&json!({"uo": true})).is_err());
    }
}
