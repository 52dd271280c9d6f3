//! Ids. All are opaque strings on the wire; ours are UUIDv7, so that they sort by age.

use std::str::FromStr;

use crate::WireError;

/// Longest id that is accepted, in bytes.
const MAX_LEN: usize = 64;

fn parse(text: &str) -> Result<String, WireError> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if text.is_empty() || text.len() > MAX_LEN || !text.bytes().all(plain) {
        return Err(WireError("编号格式不正确"));
    }
    Ok(text.to_owned())
}

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// The id's text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = WireError;

            fn from_str(text: &str) -> Result<Self, WireError> {
                parse(text).map(Self)
            }
        }

        wire_string!($name, "id");
    )+};
}

ids! {
    /// A person who signed in with WeChat.
    UserId,
    /// 就诊人: a person for whom a user books.
    PatientId,
    /// 医院.
    HospitalId,
    /// 陪诊服务.
    ServiceId,
    /// One way to buy a service: by the time, half a day or a full day.
    SkuId,
    /// 运营人员.
    StaffId,
    /// A named set of permissions with a data scope.
    RoleId,
    /// One version of a booking policy.
    PolicyId,
    /// Places that can be claimed.
    CapacityId,
    /// A piece of queued work.
    JobId,
    /// A message in a user's inbox.
    NoticeId,
    /// A row of the audit log.
    AuditId,
    /// A stored file.
    FileId,
    /// A picture at the top of the home page.
    BannerId,
    /// 公告.
    AnnouncementId,
    /// 专家 of a hospital.
    ExpertId,
    /// 陪诊员申请.
    ApplicationId,
    /// One sign-in of a member of staff.
    StaffSessionId,
    /// One fetch of WeChat's bills of a day.
    BillRunId,
    /// A place where bill, payments and ledger do not agree.
    DifferenceId,
    /// A table written for a spreadsheet.
    ExportId,
    /// 科室, or a group of them.
    DepartmentId,
    /// 医生 of a department.
    DoctorId,
    /// One session 出诊, whose places are sold one by one; also the id of its capacity.
    ScheduleId,
    /// A place in the line 候补 for a full session.
    WaitlistId,
    /// A key of a partner hospital.
    PartnerKeyId,
    /// A call to or from a partner hospital.
    PartnerCallId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_could_escape_a_path_or_a_query() {
        for bad in ["", "a b", "../x", "a'b", "a\u{0}", &"x".repeat(65)] {
            assert!(bad.parse::<UserId>().is_err(), "{bad:?}");
        }
        assert!("0192f3c4-7b1a-7e11-8c41-2a6f5d3b9e77".parse::<UserId>().is_ok());
    }
}
