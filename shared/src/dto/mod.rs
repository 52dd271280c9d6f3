//! What travels over HTTP. JSON in camelCase; money in fields named `…Fen`; instants RFC 3339.

/// A page of a list that is read by key.
macro_rules! page {
    ($(#[$meta:meta])* $name:ident of $item:ty) => {
        dto! {
            $(#[$meta])*
            pub struct $name {
                /// The rows.
                pub items: Vec<$item>,
            } optional {
                /// Send it as `cursor` for the rows that follow; absent at the end.
                pub next_cursor: String,
            }
        }
    };
}

pub mod admin;
mod auth;
mod catalog;
mod content;
mod error;
mod escort;
mod file;
mod notice;
mod order;
mod partner;
mod patient;
mod registration;

pub use auth::*;
pub use catalog::*;
pub use content::*;
pub use error::*;
pub use escort::*;
pub use file::*;
pub use notice::*;
pub use order::*;
pub use partner::*;
pub use patient::*;
pub use registration::*;
