//! The Banyi server. `ARCHITECTURE.md` has the picture; `app.rs` composes the parts.

pub mod app;
pub mod audit;
pub mod capacity;
pub mod catalogue;
pub mod clock;
pub mod config;
pub mod crash;
pub mod db;
pub mod demo;
pub mod error;
pub mod escorts;
pub mod hospitals;
pub mod http;
pub mod idempotency;
pub mod metrics;
pub mod policies;
pub mod queue;
pub mod rekey;
pub mod rng;
pub mod secret;
pub mod serve;
pub mod staff;
pub mod terms;
pub mod vault;
