//! One list for every screen, driven by a typed description: columns, filters, how to ask.
//!
//! The address bar is the truth: every filter lives in the query, so that a list can be shared,
//! reloaded and gone back to. Pages are read by key, each added below the last.

mod filters;
mod memory;
mod model;
mod spec;
mod table;

pub use memory::ListMemory;
pub use model::ListModel;
pub use spec::{Choice, Column, Filter, ListSpec};
pub use table::List;
