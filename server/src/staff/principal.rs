//! Who of the staff is calling.

use banyi_shared::dto::admin::StaffSession;
use banyi_shared::{HospitalId, Permission, RoleId, StaffId, WireError};

/// Which hospitals a role sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Every hospital, and orders at hospitals given in words.
    All,
    /// These only.
    Hospitals(Vec<HospitalId>),
}

impl Scope {
    /// Whether it covers a hospital; `None` stands for one given in words, which only [`Scope::All`] sees.
    pub fn covers(&self, hospital: Option<&HospitalId>) -> bool {
        match self {
            Self::All => true,
            Self::Hospitals(ids) => hospital.is_some_and(|id| ids.contains(id)),
        }
    }

    /// The hospitals for a query; `None` means all, and rows of no hospital.
    pub fn hospitals(&self) -> Option<Vec<String>> {
        match self {
            Self::All => None,
            Self::Hospitals(ids) => Some(ids.iter().map(ToString::to_string).collect()),
        }
    }

    /// Whether whoever has this scope may give `other` to somebody.
    pub fn includes(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::All, _) => true,
            (Self::Hospitals(_), Self::All) => false,
            (Self::Hospitals(mine), Self::Hospitals(theirs)) => theirs.iter().all(|id| mine.contains(id)),
        }
    }
}

/// The member of staff that a session's cookie stands for, as the database has them now.
#[derive(Debug, Clone)]
pub struct CurrentStaff {
    /// Our id.
    pub id: StaffId,
    /// 账号
    pub account: String,
    /// 姓名
    pub name: String,
    /// The role's id.
    pub role_id: RoleId,
    /// The role's name.
    pub role: String,
    /// What the role allows.
    pub permissions: Vec<Permission>,
    /// Which hospitals the role sees.
    pub scope: Scope,
    /// SHA-256 of the session's token, hex: the session's key.
    pub(super) session: String,
}

impl CurrentStaff {
    /// Whether the role allows it.
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }

    /// What the admin's menu is made of.
    pub fn describe(&self) -> StaffSession {
        StaffSession {
            staff_id: self.id.clone(),
            account: self.account.clone(),
            name: self.name.clone(),
            role: self.role.clone(),
            permissions: self.permissions.clone(),
            all_hospitals: self.scope == Scope::All,
        }
    }

    /// Whoever runs the server's command line: has the machine, and so may do everything.
    pub(super) fn operator() -> Result<Self, WireError> {
        Ok(Self {
            id: "command-line".parse()?,
            account: "命令行".to_owned(),
            name: "命令行".to_owned(),
            role_id: super::seed::ADMIN_ROLE.parse()?,
            role: "管理员".to_owned(),
            permissions: Permission::ALL.to_vec(),
            scope: Scope::All,
            session: String::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hospital(id: &str) -> HospitalId {
        id.parse().unwrap()
    }

    #[test]
    fn a_scope_covers_its_hospitals_and_no_free_text() {
        let some = Scope::Hospitals(vec![hospital("a")]);
        assert!(some.covers(Some(&hospital("a"))));
        assert!(!some.covers(Some(&hospital("b"))));
        assert!(!some.covers(None));
        assert!(Scope::All.covers(None));
    }

    #[test]
    fn nobody_gives_a_wider_scope_than_their_own() {
        let one = Scope::Hospitals(vec![hospital("a")]);
        let two = Scope::Hospitals(vec![hospital("a"), hospital("b")]);
        assert!(two.includes(&one));
        assert!(!one.includes(&two));
        assert!(!two.includes(&Scope::All));
        assert!(Scope::All.includes(&two));
    }
}
