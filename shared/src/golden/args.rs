//! Arguments by name.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Instant;

/// The object of a request's arguments.
pub struct Args<'a>(pub &'a Value);

impl Args<'_> {
    /// An argument that must be there.
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> Result<T, String> {
        T::deserialize(&self.0[name]).map_err(|problem| format!("{name}: {problem}"))
    }

    /// An argument that may be absent.
    pub fn find<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, String> {
        Option::<T>::deserialize(&self.0[name]).map_err(|problem| format!("{name}: {problem}"))
    }

    /// The moment: `nowMs`, milliseconds UTC.
    pub fn now(&self) -> Result<Instant, String> {
        self.get("nowMs").map(Instant::from_ms)
    }
}
