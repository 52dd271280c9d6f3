//! 排班: sessions of doctors and clinics, whose places are sold one by one. The places of a session are the row of
//! capacity with the same id. Staff build them, or their hospital pushes them.

pub mod store;

pub use store::{ScheduleRow, find, read};
