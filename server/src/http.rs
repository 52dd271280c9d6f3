//! What every request passes: ids, limits, headers, bodies, errors.

mod body;
mod check;
mod client;
mod created;
mod edge;
mod key;
pub mod limiter;
mod logged_path;
mod normalise;
mod security;

pub use body::{Input, RawBody, parse, read_at_most};
pub use check::Check;
pub use client::ClientAddress;
pub use created::{Accepted, Created, NoContent};
pub use edge::edge;
pub use key::IdempotencyKey;
pub use limiter::Limiter;
pub use normalise::normalise;
pub use security::{refuse_cross_site, security_headers};
