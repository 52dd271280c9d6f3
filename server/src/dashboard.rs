//! 工作台: what the business stands like now. It has no table: each domain answers for its own.

mod api;
mod show;

pub use api::DashboardApi;
pub use show::show;
