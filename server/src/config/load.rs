//! Where settings come from, and how a wrong one is told.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::Path;
use std::str::FromStr;

use crate::secret::Secret;

/// A setting that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("setting BANYI_{name} {problem}")]
pub struct ConfigError {
    name: String,
    problem: String,
}

impl ConfigError {
    /// `problem` completes the sentence "setting BANYI_X …" and quotes no secret.
    pub fn new(name: &str, problem: impl Into<String>) -> Self {
        Self { name: name.to_owned(), problem: problem.into() }
    }
}

/// All settings as text, by their name without the prefix.
#[derive(Clone, Default)]
pub struct Source(BTreeMap<String, String>);

impl Source {
    /// `banyi.toml` in the working folder, where there is one, overlaid with the environment.
    pub fn from_machine() -> Result<Self, ConfigError> {
        let mut values = BTreeMap::new();
        if let Ok(text) = std::fs::read_to_string(Path::new("banyi.toml")) {
            values = parse_toml(&text)?;
        }
        for (name, value) in std::env::vars() {
            if let Some(name) = name.strip_prefix("BANYI_") {
                values.insert(name.to_owned(), value);
            }
        }
        Ok(Self(values))
    }

    /// For tests: from pairs.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// The value, unless it is absent or blank.
    pub fn text(&self, name: &str) -> Option<String> {
        self.0.get(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// The value as a `T`; `shape` says what is expected.
    pub fn parse<T: FromStr>(&self, name: &str, default: &str, shape: &str) -> Result<T, ConfigError> {
        let text = self.text(name).unwrap_or_else(|| default.to_owned());
        text.parse().map_err(|_| ConfigError::new(name, format!("should be {shape}")))
    }

    /// `on` or `off`.
    pub fn switch(&self, name: &str, default: bool) -> Result<bool, ConfigError> {
        match self.text(name).as_deref() {
            None => Ok(default),
            Some("on" | "true" | "1") => Ok(true),
            Some("off" | "false" | "0") => Ok(false),
            Some(_) => Err(ConfigError::new(name, "should be on or off")),
        }
    }

    /// An http or https address without a slash at its end.
    pub fn base(&self, name: &str, default: &str) -> Result<String, ConfigError> {
        let text = self.text(name).unwrap_or_else(|| default.to_owned());
        let wrong = || ConfigError::new(name, "should be an http or https address without a query");
        let url = reqwest::Url::parse(&text).map_err(|_| wrong())?;
        if !matches!(url.scheme(), "http" | "https") || url.query().is_some() || url.fragment().is_some() {
            return Err(wrong());
        }
        Ok(text.trim_end_matches('/').to_owned())
    }

    /// A value that begins with one of `schemes`.
    pub fn scheme(&self, name: &str, schemes: &[&str]) -> Result<Option<Secret<String>>, ConfigError> {
        match self.text(name) {
            None => Ok(None),
            Some(text) if schemes.iter().any(|scheme| text.starts_with(scheme)) => {
                Ok(Some(Secret::new(text)))
            }
            Some(_) => Err(ConfigError::new(name, format!("should begin with {}", schemes.join(" or ")))),
        }
    }

    /// The database.
    pub fn database_url(&self) -> Result<Secret<String>, ConfigError> {
        let found = self.scheme("DATABASE_URL", &["sqlite:", "postgres://", "postgresql://"])?;
        Ok(found.unwrap_or_else(|| Secret::new("sqlite://data/banyi.db".to_owned())))
    }

    /// Addresses, separated by commas.
    pub fn addresses(&self, name: &str) -> Result<Vec<IpAddr>, ConfigError> {
        let text = self.text(name).unwrap_or_default();
        text.split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| {
                part.parse()
                    .map_err(|_| ConfigError::new(name, "should be IP addresses, separated by commas"))
            })
            .collect()
    }

    /// The text of the file that a setting names.
    pub fn file(&self, name: &str) -> Result<Option<Secret<String>>, ConfigError> {
        let Some(path) = self.text(name) else {
            return Ok(None);
        };
        std::fs::read_to_string(&path)
            .map(|text| Some(Secret::new(text)))
            .map_err(|error| ConfigError::new(name, format!("names a file that cannot be read: {error}")))
    }
}

/// Top-level keys in any case, values scalar.
fn parse_toml(text: &str) -> Result<BTreeMap<String, String>, ConfigError> {
    let table: toml::Table =
        text.parse().map_err(|_| ConfigError::new("*", "cannot be read: banyi.toml is no valid TOML"))?;
    table
        .into_iter()
        .map(|(name, value)| {
            let name = name.to_uppercase();
            let text = match value {
                toml::Value::String(text) => text,
                toml::Value::Integer(number) => number.to_string(),
                toml::Value::Boolean(flag) => flag.to_string(),
                _ => {
                    return Err(ConfigError::new(
                        &name,
                        "should be a text, a number or a boolean in banyi.toml",
                    ));
                }
            };
            Ok((name, text))
        })
        .collect()
}
