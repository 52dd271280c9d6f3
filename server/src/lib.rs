//! The Banyi server. `ARCHITECTURE.md` has the picture; `app.rs` composes the parts.

pub mod admin_files;
pub mod app;
pub mod audit;
pub mod auth;
pub mod clock;
pub mod config;
pub mod crash;
pub mod db;
pub mod error;
pub mod http;
pub mod idempotency;
pub mod metrics;
pub mod notices;
pub mod patients;
pub mod queue;
pub mod rng;
pub mod secret;
pub mod serve;
pub mod staff;
pub mod users;
pub mod vault;
pub mod wechat;
