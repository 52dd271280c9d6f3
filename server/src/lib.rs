//! The Banyi server. `ARCHITECTURE.md` has the picture; `app.rs` composes the parts.

pub mod clock;
pub mod config;
pub mod crash;
pub mod db;
pub mod error;
pub mod rng;
pub mod secret;
pub mod vault;
pub mod wechat;
