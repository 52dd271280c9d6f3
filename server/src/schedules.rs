//! 排班: sessions of doctors and clinics, whose places are sold one by one. The places of a session are the row of
//! capacity with the same id. Staff build them, or their hospital pushes them.

pub mod store;

pub use store::{ScheduleRow, find, read};

/// Stub.
pub struct Listed {
    /// Stub.
    pub row: ScheduleRow,
    /// Stub.
    pub hospital_name: String,
    /// Stub.
    pub department_name: String,
}

/// Stub.
pub async fn show_many(
    _app: &crate::app::App,
    _ids: &[banyi_shared::ScheduleId],
) -> crate::error::Result<
    std::collections::HashMap<banyi_shared::ScheduleId, (banyi_shared::dto::Session, Listed)>,
> {
    Ok(std::collections::HashMap::new())
}
