//! Screens that come in files of their own, when somebody goes there.
//!
//! The app's WASM is cut at the functions of `parts`: what only an area's screens need is in that area's file. The
//! file that comes first holds sign-in and the shell, and what several areas need is in files that come with them.

mod part;
pub mod parts;
mod screen;

pub use part::Part;
pub use screen::Late;
