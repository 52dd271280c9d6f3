//! 陪诊服务 and the ways to buy them (SKUs): by the time, half a day or a full day.
//! An order keeps the name, unit and price that it was placed with; a SKU is taken offline, never deleted.

mod list;
mod sku;
pub mod store;

pub use list::{list, list_all};
pub use sku::{SoldSku, find_sku};
