//! An intent: something that must happen once, however often it is sent.

use leptos::prelude::*;

use crate::api::ApiError;

/// The `Idempotency-Key` of one opened dialog, and what was sent with it while the outcome is unknown.
#[derive(Debug, Clone, PartialEq)]
pub struct Intent<Body> {
    /// The key. Every repetition carries it again.
    pub key: String,
    /// What was sent without a clear answer. It must be repeated unchanged: it may have had its effect.
    pub sent: Option<Body>,
}

impl<Body> Intent<Body> {
    /// A new intent with a key of its own.
    pub fn new() -> Self {
        Self { key: new_key(), sent: None }
    }
}

/// The intent of a dialog, kept outside it: closing the dialog does not settle an unknown outcome.
pub struct IntentSlot<Body: 'static>(RwSignal<Intent<Body>>);

impl<Body> Clone for IntentSlot<Body> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Body> Copy for IntentSlot<Body> {}

impl<Body: Clone + Send + Sync + 'static> IntentSlot<Body> {
    /// An intent that nothing was sent for.
    pub fn new() -> Self {
        Self(RwSignal::new(Intent::new()))
    }

    /// The dialog opens: a new key, unless an outcome is unknown; then what was sent.
    pub fn open(self) -> Option<Body> {
        let sent = self.0.with_untracked(|intent| intent.sent.clone());
        if sent.is_none() {
            self.0.set(Intent::new());
        }
        sent
    }

    /// Whether something was sent, and nothing is known of its outcome.
    pub fn is_pending(self) -> Signal<bool> {
        Signal::derive(move || self.0.with(|intent| intent.sent.is_some()))
    }

    /// What to send, with its key: what was sent before, or else `body`.
    pub fn begin(self, body: Body) -> Intent<Body> {
        self.0.update(|intent| {
            intent.sent.get_or_insert(body);
        });
        self.0.get_untracked()
    }

    /// It happened.
    pub fn settle(self) {
        self.0.try_set(Intent::new());
    }

    /// It failed. A clear refusal had no effect, so that it may be changed and sent under the same key.
    pub fn fail(self, error: &ApiError) {
        if !error.is_outcome_unknown() {
            self.0.try_update(|intent| intent.sent = None);
        }
    }
}

/// A random UUID, version 4. Made of random bytes, since `crypto.randomUUID` is missing on plain http.
fn new_key() -> String {
    let mut bytes = [0_u8; 16];
    let filled = leptos::prelude::window()
        .crypto()
        .is_ok_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        for byte in &mut bytes {
            *byte = weak_byte();
        }
    }
    uuid_text(bytes)
}

/// A key must differ from others, it need not be secret: good enough where the browser has no cryptography.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "Math.random() is at least 0 and below 1"
)]
fn weak_byte() -> u8 {
    (js_sys::Math::random() * 256.0) as u8
}

fn uuid_text(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut text = String::with_capacity(36);
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push_str(&format!("{byte:02x}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_uuid_of_version_4() {
        assert_eq!(uuid_text([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }
}
