//! Reading a request's fields by their rules, and refusing in WeChat's manner.

use crate::wechat::refusal::Refusal;
use serde_json::{Map, Value};

/// An object of the body and where it stands.
#[derive(Debug, Clone)]
pub struct Fields<'a> {
    fields: &'a Map<String, Value>,
    at: String,
}

impl<'a> Fields<'a> {
    /// The whole body.
    pub fn of(body: &'a Value) -> Result<Self, Refusal> {
        Self::within(body, "")
    }

    fn within(value: &'a Value, at: &str) -> Result<Self, Refusal> {
        let fields = value.as_object().ok_or_else(|| Refusal::param(at, value, "应为对象"))?;
        Ok(Self { fields, at: at.to_owned() })
    }

    /// A refusal of one field.
    pub fn wrong(&self, name: &str, issue: &str) -> Refusal {
        Refusal::param(&self.path(name), self.fields.get(name).unwrap_or(&Value::Null), issue)
    }

    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.at)
    }

    fn get(&self, name: &str) -> Option<&'a Value> {
        self.fields.get(name).filter(|value| !value.is_null())
    }

    /// Refuses fields that the documents do not know.
    pub fn only(&self, known: &[&str]) -> Result<(), Refusal> {
        match self.fields.keys().find(|name| !known.contains(&name.as_str())) {
            Some(name) => Err(self.wrong(name, "字段不存在")),
            None => Ok(()),
        }
    }

    /// A text of at most `max` characters.
    pub fn text(&self, name: &str, max: usize) -> Result<Option<&'a str>, Refusal> {
        let Some(value) = self.get(name) else {
            return Ok(None);
        };
        let text = value.as_str().ok_or_else(|| self.wrong(name, "应为字符串"))?;
        let count = text.chars().count();
        if count > max {
            return Err(self.wrong(name, &format!("字符数 {count}，大于最大值 {max}")));
        }
        Ok(Some(text))
    }

    /// A text that must be there and not be empty.
    pub fn required_text(&self, name: &str, max: usize) -> Result<&'a str, Refusal> {
        self.text(name, max)?.filter(|text| !text.is_empty()).ok_or_else(|| self.wrong(name, "必填项缺失"))
    }

    /// Refuses a text of more than `max` bytes.
    pub fn bytes_within(&self, name: &str, text: &str, max: usize) -> Result<(), Refusal> {
        if text.len() > max {
            return Err(self.wrong(name, &format!("字节数 {}，大于最大值 {max}", text.len())));
        }
        Ok(())
    }

    /// Refuses characters that are neither ASCII letters and digits nor among `extra`.
    pub fn charset(&self, name: &str, text: &str, extra: &str) -> Result<(), Refusal> {
        if text.chars().all(|c| c.is_ascii_alphanumeric() || extra.contains(c)) {
            return Ok(());
        }
        Err(self.wrong(name, "包含不允许的字符"))
    }

    /// A whole number.
    pub fn integer(&self, name: &str) -> Result<Option<i64>, Refusal> {
        let Some(value) = self.get(name) else {
            return Ok(None);
        };
        value.as_i64().map(Some).ok_or_else(|| self.wrong(name, "应为整数"))
    }

    /// A whole number of fen, one at least.
    pub fn fen(&self, name: &str) -> Result<i64, Refusal> {
        let fen = self.integer(name)?.ok_or_else(|| self.wrong(name, "必填项缺失"))?;
        if fen < 1 {
            return Err(self.wrong(name, "小于最小值 1"));
        }
        Ok(fen)
    }

    /// True or false.
    pub fn flag(&self, name: &str) -> Result<Option<bool>, Refusal> {
        let Some(value) = self.get(name) else {
            return Ok(None);
        };
        value.as_bool().map(Some).ok_or_else(|| self.wrong(name, "应为布尔值"))
    }

    /// An object within this one.
    pub fn object(&self, name: &str) -> Result<Option<Self>, Refusal> {
        self.get(name).map(|value| Self::within(value, &self.path(name))).transpose()
    }

    /// An object that must be there.
    pub fn required_object(&self, name: &str) -> Result<Self, Refusal> {
        self.object(name)?.ok_or_else(|| self.wrong(name, "必填项缺失"))
    }

    /// A list within this object.
    pub fn list(&self, name: &str) -> Result<Option<&'a Vec<Value>>, Refusal> {
        let Some(value) = self.get(name) else {
            return Ok(None);
        };
        value.as_array().map(Some).ok_or_else(|| self.wrong(name, "应为数组"))
    }

    /// Where WeChat is to send a notification: absolute, without query and fragment.
    pub fn notify_url(&self, name: &str, max: usize, https_only: bool) -> Result<Option<&'a str>, Refusal> {
        let Some(url) = self.text(name, max)?.filter(|url| !url.is_empty()) else {
            return Ok(None);
        };
        let host =
            url.strip_prefix("https://").or_else(|| url.strip_prefix("http://").filter(|_| !https_only));
        let good = host.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
            && !url.contains(['?', '#', ' ']);
        if good { Ok(Some(url)) } else { Err(self.wrong(name, "不是合法的通知地址")) }
    }
}
