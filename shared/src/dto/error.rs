use std::collections::BTreeMap;

use crate::ErrorCode;

dto! {
    /// Every error of the API.
    pub struct ErrorBody {
        /// For a program.
        pub code: ErrorCode,
        /// For a person, in Chinese.
        pub message: String,
        /// The request's id, to find it in the log.
        pub request_id: String,
    } optional {
        /// Field path → sentence.
        pub fields: BTreeMap<String, String>,
        /// Data, as strings.
        pub details: BTreeMap<String, String>,
    }
}
