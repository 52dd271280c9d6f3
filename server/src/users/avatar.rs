//! 头像: an address, or a picture that the user has uploaded.

use std::fmt;

use banyi_shared::FileId;
use banyi_shared::dto::FilePurpose;

use crate::app::App;
use crate::files;

/// What a picture of ours begins with where the avatar is kept; no address begins so.
const FILE: &str = "file:";

/// An avatar as it is kept.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Avatar {
    /// A path or an https address.
    Address(String),
    /// An uploaded picture.
    File(FileId),
}

impl Avatar {
    /// Reads what was kept.
    pub(super) fn read(text: String) -> Self {
        match text.strip_prefix(FILE).and_then(|id| id.parse().ok()) {
            Some(id) => Self::File(id),
            None => Self::Address(text),
        }
    }

    /// Where it can be seen now.
    pub(super) fn url(self, app: &App) -> String {
        match self {
            Self::Address(address) => address,
            Self::File(id) => files::url(app, &id, FilePurpose::Avatar),
        }
    }
}

impl fmt::Display for Avatar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => f.write_str(address),
            Self::File(id) => write!(f, "{FILE}{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        for text in ["file:0192f3c4-7b1a-7e11-8c41-2a6f5d3b9e77", "/a.png", "https://a.example/b", "file:a/b"]
        {
            assert_eq!(Avatar::read(text.to_owned()).to_string(), text);
        }
        assert_eq!(Avatar::read("file:a".to_owned()), Avatar::File("a".parse().unwrap()));
        assert_eq!(Avatar::read("file:a/b".to_owned()), Avatar::Address("file:a/b".to_owned()));
    }
}
