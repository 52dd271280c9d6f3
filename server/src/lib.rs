//! The Banyi server. `ARCHITECTURE.md` has the picture; `app.rs` composes the parts.

pub mod app;
pub mod capacity;
pub mod clock;
pub mod config;
pub mod crash;
pub mod db;
pub mod error;
pub mod escorts;
pub mod hospitals;
pub mod http;
pub mod idempotency;
pub mod metrics;
pub mod policies;
pub mod queue;
pub mod rng;
pub mod secret;
pub mod serve;
pub mod terms;
pub mod vault;
