//! The actors of the tests.

pub mod merchant;
mod mini;
pub mod platform;
mod receiver;
mod stand;
mod vectors;

pub use merchant::{Answer, Merchant};
pub use platform::Platform;
pub use receiver::Receiver;
pub use stand::Stand;
pub use vectors::{keys, merchant_key, vectors};
