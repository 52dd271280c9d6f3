//! 导出: tables of money for a spreadsheet. A member of staff asks for one; a job reads the rows by pages, as its lists
//! show them to that member of staff, and writes them to a file that only they are given a link to.

mod api;
mod ask;
mod cell;
mod list;
mod sheet;
mod store;
mod tables;
mod write;

pub use api::ExportsApi;
pub use write::write;
