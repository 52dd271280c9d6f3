use crate::dto::Relation;
use crate::{CivilDate, Instant, PatientId, Sex, UserId};

dto! {
    /// 就诊人, as staff see one: masked.
    pub struct AdminPatient {
        /// Our id.
        pub id: PatientId,
        /// Whose they are.
        pub user_id: UserId,
        /// 姓名, masked.
        pub name_masked: String,
        /// 身份证号, masked.
        pub id_card_masked: String,
        /// 手机号, masked.
        pub phone_masked: String,
        /// 关系 to the user.
        pub relation: Relation,
        /// 性别, by the ID card.
        pub sex: Sex,
        /// When they were added.
        pub created_at: Instant,
        /// Orders for them, within the hospitals that the role sees.
        pub order_count: i64,
    } optional {
        /// When the user took them off the list.
        pub deleted_at: Instant,
    }
}

page!(
    /// Patients, the newest first.
    AdminPatientPage of AdminPatient
);

dto! {
    /// Personal data of a patient, in clear. Never cached, always audited.
    pub struct RevealedPatient {
        /// 姓名
        pub name: String,
        /// 身份证号
        pub id_card: String,
        /// 手机号
        pub phone: String,
        /// 出生日期
        pub birthday: CivilDate,
    } optional {
        /// 紧急联系人
        pub emergency_name: String,
        /// 紧急联系人电话
        pub emergency_phone: String,
        /// 病史
        pub medical_history: String,
    }
}
