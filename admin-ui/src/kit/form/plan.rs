//! A form's description without its type: every value is a text until it is sent.

use std::pin::Pin;
use std::sync::Arc;

use banyi_shared::CivilDate;
use leptos::prelude::*;

use super::super::list::Choice;
use crate::api::{Api, ApiError};

/// A change that is on its way.
pub type Saving = Pin<Box<dyn Future<Output = Result<(), ApiError>>>>;
/// What is wrong, by field.
pub type Problems = Vec<(&'static str, String)>;

/// Makes something to look at of the texts.
pub type Preview = Arc<dyn Fn(&[String]) -> Option<AnyView> + Send + Sync>;

/// Reads the texts and sends what they come to.
pub type Sender = Arc<dyn Fn(Api, &[String]) -> Result<Saving, Problems> + Send + Sync>;

/// How a field is filled in.
#[derive(Clone)]
pub enum Kind {
    /// One line. The type of the `<input>`, and what keyboard a phone shows.
    Line { kind: &'static str, inputmode: Option<&'static str> },
    /// Several lines.
    Area { rows: u8 },
    /// A password, which can be shown. What the browser may fill in.
    Password { autocomplete: &'static str },
    /// On or off: `true` or `false`.
    Switch,
    /// One of a menu.
    Select { choices: Signal<Vec<Choice>>, optional: bool },
    /// Several of many, their values with commas.
    Checks { choices: Signal<Vec<Choice>> },
    /// A picture: its id. It is sent to `path` when it is chosen; `url` shows the one that is there.
    Picture { path: &'static str, purpose: &'static str, url: Option<String> },
    /// Rows of fields, written by `records`.
    Rows { columns: Vec<FieldPlan>, blank: String, most: usize, add: &'static str },
}

/// One field.
#[derive(Clone)]
pub struct FieldPlan {
    /// As the API calls it: the server's complaints find their field by it.
    pub name: &'static str,
    pub label: &'static str,
    pub kind: Kind,
    /// What it holds at first.
    pub start: String,
    pub hint: String,
    pub required: bool,
    /// Fewest and most characters.
    pub length: Option<(usize, usize)>,
    /// Smallest and largest number.
    pub range: Option<(i64, i64)>,
    /// First and last day.
    pub days: Option<(CivilDate, CivilDate)>,
    /// Shown only while that field holds that value.
    pub shown_when: Option<(&'static str, &'static str)>,
    pub locked: bool,
}

/// A whole form.
#[derive(Clone)]
pub struct FormPlan {
    pub title: String,
    pub note: Option<String>,
    pub submit: &'static str,
    pub done: &'static str,
    pub danger: bool,
    pub fields: Vec<FieldPlan>,
    /// What stands beside the fields of what their texts come to; nothing while a text cannot be read.
    pub preview: Option<Preview>,
    /// Reads the texts, in the order of the fields, and sends them.
    pub send: Sender,
}
