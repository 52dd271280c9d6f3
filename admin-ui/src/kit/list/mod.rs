//! One list for every screen, driven by a typed description: columns, filters, how to ask.
//!
//! The address bar is the truth: every filter and the order live in the query, so that a list can be shared,
//! reloaded and gone back to. Pages are read by key, each added below the last. [`ListSpec`] knows the row's type;
//! behind it rows are erased, so that the list is compiled once for all screens.

mod action;
mod batch;
pub mod csv;
mod export;
mod filter;
mod filters;
mod here;
mod memory;
mod model;
mod plan;
mod rows;
mod sorting;
mod spec;
mod summary;
mod table;
mod taste;
mod view_menu;

pub use action::Action;
pub use filter::Choice;
pub use memory::ListMemory;
pub use model::use_list;
pub use spec::ListSpec;
pub use table::List;
