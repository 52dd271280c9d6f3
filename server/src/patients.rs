//! 就诊人: the people for whom a user books. All that is personal is sealed; what is searched for is indexed.

mod add;
mod api;
mod change;
mod forget;
mod form;
mod list;
mod record;
mod remove;
mod reveal;
mod sealed;
mod search;
mod staff_api;
mod staff_list;
mod store;

pub use add::add;
pub use api::PatientsApi;
pub use change::change;
pub use forget::forget;
pub use form::person_name;
pub use list::{ids_by_name, list, load, masked_name, show};
pub use record::{ContactRecord, PatientRecord};
pub use remove::remove;
pub use search::indexes;
pub use staff_api::StaffPatientsApi;

use banyi_shared::ErrorCode;

use crate::error::Error;

/// The most patients of a user.
pub const MOST_PATIENTS: i64 = 50;

/// A conflict that a field shows.
fn exists(field: &str, sentence: &str) -> Error {
    let mut error = Error::new(ErrorCode::AlreadyExists).message(sentence);
    error.fields.insert(field.to_owned(), sentence.to_owned());
    error
}

/// The ID number is on file already.
fn same_person() -> Error {
    exists("idCard", "该身份证号的就诊人已经添加过了")
}

/// Somebody else is 本人.
fn same_self() -> Error {
    exists("relation", "已经有一位就诊人是本人")
}
