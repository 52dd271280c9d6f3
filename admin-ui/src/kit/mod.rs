//! The admin's own small kit: what every screen is made of.

mod alert;
mod badge;
mod button;
mod copy;
mod countdown;
mod dialog;
mod field;
mod form;
mod icon;
mod intent;
pub mod list;
mod money;
mod page;
mod panel;
mod pick;
mod toast;
pub mod when;

pub use alert::{Alert, Failure, Tone};
pub use badge::{Badge, OrderBadge, RefundBadge};
pub use button::{Button, Look};
pub use copy::{CopyButton, Copyable};
pub use countdown::{Countdown, seconds_until};
pub use dialog::{Dialog, DialogActions, use_dialog};
pub use field::{Choices, PasswordField, TextArea, TextField};
pub use form::{Form, FormAlert};
pub use icon::{Icon, Sign};
pub use intent::IntentSlot;
pub use money::{parse_yuan, plain_yuan};
pub use page::{PageHead, Vacant};
pub use panel::{Panel, fact, noted};
pub use pick::{CheckField, ChecksField, SelectField};
pub use toast::{ToastRegion, Toasts, use_toasts};
