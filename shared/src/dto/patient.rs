use crate::{CivilDate, Instant, PatientId, Sex};

wire_enum! {
    /// What the patient is to the user.
    pub enum Relation {
        /// 本人
        Myself = "self",
        /// 配偶
        Spouse = "spouse",
        /// 父母
        Parent = "parent",
        /// 子女
        Child = "child",
        /// 兄弟姐妹
        Sibling = "sibling",
        /// 其他
        Other = "other",
    }
}

impl Relation {
    /// The word on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Myself => "本人",
            Self::Spouse => "配偶",
            Self::Parent => "父母",
            Self::Child => "子女",
            Self::Sibling => "兄弟姐妹",
            Self::Other => "其他",
        }
    }
}

dto! {
    /// Somebody to call.
    pub struct Contact {
        /// 2 to 32 characters.
        pub name: String,
        /// A mobile number.
        pub phone: String,
    }
}

dto! {
    /// Somebody to call, masked.
    pub struct MaskedContact {
        /// 张*
        pub name_masked: String,
        /// 138****8000
        pub phone_masked: String,
    }
}

dto! {
    /// A new patient.
    pub struct PatientInput {
        /// 2 to 32 characters.
        pub name: String,
        /// 18 characters; checked to the last digit.
        pub id_card: String,
        /// A mobile number.
        pub phone: String,
        /// What the patient is to the user.
        pub relation: Relation,
    } optional {
        /// Somebody to call.
        pub emergency_contact: Contact,
        /// At most 500 characters.
        pub medical_history: String,
    }
}

dto! {
    /// A changed patient. What is absent stays as it is, so that a form need not know what it may not show.
    pub struct PatientUpdate {
    } optional {
        /// 2 to 32 characters.
        pub name: String,
        /// 18 characters.
        pub id_card: String,
        /// A mobile number.
        pub phone: String,
        /// What the patient is to the user.
        pub relation: Relation,
        /// Somebody to call.
        pub emergency_contact: Contact,
        /// At most 500 characters; empty clears it.
        pub medical_history: String,
    }
}

dto! {
    /// 就诊人. ID number and phones are masked, also to their owner.
    pub struct Patient {
        /// Our id.
        pub id: PatientId,
        /// In full, to the owner.
        pub name: String,
        /// 1101**********002X
        pub id_card_masked: String,
        /// 138****8000
        pub phone_masked: String,
        /// From the ID number.
        pub birthday: CivilDate,
        /// From the ID number.
        pub sex: Sex,
        /// Full years today.
        pub age: i64,
        /// What the patient is to the user.
        pub relation: Relation,
        /// Whether a medical history is on file; its text is shown to nobody without need.
        pub has_medical_history: bool,
        /// When it was added.
        pub created_at: Instant,
    } optional {
        /// Somebody to call.
        pub emergency_contact: MaskedContact,
    }
}

dto! {
    /// A user's patients, at most 50.
    pub struct PatientList {
        /// The newest first.
        pub items: Vec<Patient>,
    }
}
