use crate::{HospitalId, Instant, Permission, RoleId, StaffId};

wire_enum! {
    /// Whether an account may sign in.
    pub enum AccountState {
        /// 正常
        Active = "active",
        /// 已锁定
        Locked = "locked",
    }
}

dto! {
    /// A member of staff.
    pub struct Staff {
        /// Our id.
        pub id: StaffId,
        /// 账号
        pub account: String,
        /// 姓名
        pub name: String,
        /// The role's id.
        pub role_id: RoleId,
        /// The role's name.
        pub role_name: String,
        /// Whether the account may sign in.
        pub state: AccountState,
        /// When it was created.
        pub created_at: Instant,
    } optional {
        /// The last sign-in.
        pub last_sign_in_at: Instant,
    }
}

dto! {
    /// All staff.
    pub struct StaffList {
        /// By account.
        pub items: Vec<Staff>,
    }
}

dto! {
    /// A new member of staff.
    pub struct StaffInput {
        /// 3 to 32 of a-z 0-9 . _ -
        pub account: String,
        /// 2 to 32 characters.
        pub name: String,
        /// 10 to 128 characters.
        pub password: String,
        /// What they may do.
        pub role_id: RoleId,
    }
}

dto! {
    /// Changes to a member of staff; what is absent stays.
    pub struct StaffUpdate {
    } optional {
        /// 2 to 32 characters.
        pub name: String,
        /// Another role.
        pub role_id: RoleId,
        /// Lock or unlock.
        pub state: AccountState,
        /// A new password, 10 to 128 characters.
        pub password: String,
    }
}

dto! {
    /// A role.
    pub struct Role {
        /// Our id.
        pub id: RoleId,
        /// 名称
        pub name: String,
        /// What it allows.
        pub permissions: Vec<Permission>,
        /// Whether it sees every hospital, and orders at hospitals given in words.
        pub all_hospitals: bool,
        /// The hospitals that it sees otherwise.
        pub hospital_ids: Vec<HospitalId>,
        /// Built in: cannot be changed.
        pub is_built_in: bool,
    }
}

dto! {
    /// All roles.
    pub struct RoleList {
        /// By name.
        pub items: Vec<Role>,
    }
}

dto! {
    /// A new or changed role.
    pub struct RoleInput {
        /// 2 to 32 characters.
        pub name: String,
        /// What it allows.
        pub permissions: Vec<Permission>,
        /// Whether it sees every hospital.
        pub all_hospitals: bool,
        /// The hospitals that it sees otherwise.
        pub hospital_ids: Vec<HospitalId>,
    }
}
