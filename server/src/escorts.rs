//! 陪诊服务 and the ways to buy them (SKUs): by the time, half a day or a full day.
//! An order keeps the name, unit and price that it was placed with; a SKU is taken offline, never deleted.

mod api;
mod form;
mod list;
mod save;
mod sku;
pub mod store;

pub use api::EscortsApi;
pub use list::{list, list_all};
pub use save::{create, edit};
pub use sku::{SoldSku, find_sku};
