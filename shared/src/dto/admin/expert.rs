use crate::dto::OnOff;
use crate::{ExpertId, FileId, HospitalId};

dto! {
    /// An expert, as staff see one.
    pub struct AdminExpert {
        /// Our id.
        pub id: ExpertId,
        /// Where.
        pub hospital_id: HospitalId,
        /// 姓名
        pub name: String,
        /// 职称; may be empty.
        pub title: String,
        /// 擅长; may be empty.
        pub skill: String,
        /// Smaller comes first.
        pub sort: i64,
        /// Whether they are shown.
        pub state: OnOff,
    } optional {
        /// The photograph.
        pub photo_file_id: FileId,
        /// Where the photograph can be read.
        pub photo_url: String,
    }
}

dto! {
    /// Experts of one hospital.
    pub struct AdminExpertList {
        /// In their order.
        pub items: Vec<AdminExpert>,
    }
}

dto! {
    /// A new or changed expert.
    pub struct ExpertInput {
        /// 1 to 32 characters.
        pub name: String,
        /// At most 32 characters.
        pub title: String,
        /// At most 1,000 characters.
        pub skill: String,
        /// Smaller comes first.
        pub sort: i64,
        /// Whether they are shown.
        pub state: OnOff,
    } optional {
        /// The photograph, of purpose `expert`.
        pub photo_file_id: FileId,
    }
}
