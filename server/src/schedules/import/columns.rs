//! The columns of the sheet, known by their headings.

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// 备注: a row that begins with 说明 or 示例 here is not read.
    Note,
    /// The hospital's number of the department.
    DepartmentCode,
    /// Its name, where there is no number.
    Department,
    /// 日期
    Date,
    /// 上午 or 下午
    Period,
    /// The hospital's number of the doctor.
    DoctorCode,
    /// Empty for a clinic without a name.
    Doctor,
    /// 职称
    Title,
    /// 擅长
    Skill,
    /// In yuan.
    Fee,
    /// Places.
    Total,
    /// The hospital's number of the session.
    Code,
}

impl Column {
    /// Every column, as the template has them.
    pub const ALL: [Self; 12] = [
        Self::Note,
        Self::DepartmentCode,
        Self::Department,
        Self::Date,
        Self::Period,
        Self::DoctorCode,
        Self::Doctor,
        Self::Title,
        Self::Skill,
        Self::Fee,
        Self::Total,
        Self::Code,
    ];

    /// The heading.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Note => "备注",
            Self::DepartmentCode => "科室编号",
            Self::Department => "科室",
            Self::Date => "日期",
            Self::Period => "时段",
            Self::DoctorCode => "医生编号",
            Self::Doctor => "医生",
            Self::Title => "职称",
            Self::Skill => "擅长",
            Self::Fee => "挂号费(元)",
            Self::Total => "号源数",
            Self::Code => "排班编号",
        }
    }

    /// The column of a heading, however its brackets and spaces are written.
    pub fn of(heading: &str) -> Option<Self> {
        let plain = |text: &str| -> String {
            super::cell::half_width(text).chars().filter(|c| !c.is_whitespace()).collect()
        };
        let heading = plain(heading);
        match heading.as_str() {
            "挂号费" => Some(Self::Fee),
            "科室名称" => Some(Self::Department),
            "医生姓名" => Some(Self::Doctor),
            "号源" => Some(Self::Total),
            _ => Self::ALL.into_iter().find(|column| plain(column.heading()) == heading),
        }
    }
}
