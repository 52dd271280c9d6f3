//! The server tells at once what is new: lists hear of it, the bell counts it, and it may sound.

mod bell;
mod news;
mod sound;
mod stream;

pub use bell::Bell;
pub use news::News;
