//! The admin's own small kit: what every screen is made of.

mod alert;
mod badge;
mod button;
mod copy;
mod countdown;
mod dialog;
mod field;
pub mod form;
mod icon;
mod intent;
mod leave;
pub mod list;
mod money;
mod page;
mod panel;
mod pick;
mod toast;
pub mod when;

pub use alert::{Alert, Failure, Tone};
pub use badge::{Badge, OnOffBadge, OrderBadge, RefundBadge};
pub use button::{Button, Look};
pub use copy::{CopyButton, Copyable};
pub use countdown::{Countdown, seconds_until};
pub use dialog::{Dialog, DialogActions, DialogHandle, use_dialog};
pub use field::{Choices, PasswordField, TextArea, TextField};
pub use form::{Form, FormAlert};
pub use icon::{Icon, Sign};
pub use intent::IntentSlot;
pub use leave::{LeaveGuard, LeaveQuestion, use_leave_guard};
pub use money::{parse_yuan, plain_yuan};
pub use page::{PageHead, Vacant};
pub use panel::{Panel, fact, noted};
pub use pick::{CheckField, ChecksField, SelectField};
pub use toast::{ToastRegion, Toasts, use_toasts};
