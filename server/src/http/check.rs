//! Collects what is wrong with a form, so that all of it is told at once.

use banyi_shared::ErrorCode;

use crate::error::{Error, Result};

/// Problems by field. `finish` turns them into one error.
#[derive(Debug, Default)]
pub struct Check(Vec<(String, String)>);

impl Check {
    /// Nothing is wrong yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a problem.
    pub fn problem(&mut self, field: &str, sentence: impl Into<String>) {
        self.0.push((field.to_owned(), sentence.into()));
    }

    /// Notes a problem unless `holds`.
    pub fn need(&mut self, holds: bool, field: &str, sentence: &str) {
        if !holds {
            self.problem(field, sentence);
        }
    }

    /// Text without white space at its ends, of `min` to `max` characters.
    pub fn text(&mut self, field: &str, text: &str, min: usize, max: usize) -> String {
        let text = text.trim();
        let length = text.chars().count();
        if length < min && length == 0 {
            self.problem(field, "此项必填");
        } else if length < min {
            self.problem(field, format!("至少 {min} 个字"));
        } else if length > max {
            self.problem(field, format!("最多 {max} 个字"));
        }
        text.to_owned()
    }

    /// The same, on one line.
    pub fn line(&mut self, field: &str, text: &str, min: usize, max: usize) -> String {
        let text = self.text(field, text, min, max);
        self.need(!text.contains(char::is_control), field, "不能换行");
        text
    }

    /// The same as [`Self::text`], and absent when it is blank.
    pub fn optional(&mut self, field: &str, text: Option<&str>, max: usize) -> Option<String> {
        let text = self.text(field, text.unwrap_or_default(), 0, max);
        (!text.is_empty()).then_some(text)
    }

    /// A place in an order that staff set, −1,000,000 to 1,000,000.
    pub fn sort(&mut self, field: &str, sort: i64) {
        self.need((-1_000_000..=1_000_000).contains(&sort), field, "排序应在 −1000000 到 1000000 之间");
    }

    /// Parses a value; its error is the sentence.
    pub fn parse<T>(&mut self, field: &str, text: &str) -> Option<T>
    where
        T: std::str::FromStr,
        T::Err: std::fmt::Display,
    {
        match text.parse() {
            Ok(value) => Some(value),
            Err(sentence) => {
                self.problem(field, sentence.to_string());
                None
            }
        }
    }

    /// Ok when nothing is wrong.
    pub fn finish(self) -> Result<()> {
        let Some((_, first)) = self.0.first() else {
            return Ok(());
        };
        let message = if self.0.len() == 1 {
            first.clone()
        } else {
            "填写的内容有误，请检查后再提交".to_owned()
        };
        let mut error = Error::new(ErrorCode::ValidationFailed).message(message);
        for (field, sentence) in self.0 {
            error.fields.entry(field).or_insert(sentence);
        }
        Err(error)
    }
}
