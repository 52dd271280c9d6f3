//! 消息: the user's inbox. Messages hold no personal data.

mod api;
mod inbox;
mod send;
mod store;

pub use api::NoticesApi;
pub use inbox::{list, read, read_all, unread};
pub use send::{NewNotice, send};
pub use store::forget;
