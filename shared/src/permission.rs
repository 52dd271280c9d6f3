//! What staff may do.

wire_enum! {
    /// One thing that a role may allow. Routes, endpoints and the admin's menu use the same word.
    pub enum Permission {
        /// See orders, payments and refunds of the scope.
        OrdersRead = "orders.read",
        /// Remark, confirm, start, complete, cancel.
        OrdersWrite = "orders.write",
        /// Give money back.
        OrdersRefund = "orders.refund",
        /// Read personal data in clear, with a recorded purpose.
        PersonalReveal = "personal.reveal",
        /// See users.
        UsersRead = "users.read",
        /// Lock and unlock users.
        UsersLock = "users.lock",
        /// See hospitals, services, terms, policies and capacity.
        CatalogRead = "catalog.read",
        /// Edit them.
        CatalogWrite = "catalog.write",
        /// Set capacity.
        CapacityWrite = "capacity.write",
        /// Create, lock and give roles.
        StaffManage = "staff.manage",
        /// Read the audit log.
        AuditRead = "audit.read",
        /// See jobs, and run the dead again.
        JobsManage = "jobs.manage",
        /// See 就诊人, masked.
        PatientsRead = "patients.read",
        /// Edit banners and announcements.
        ContentWrite = "content.write",
        /// See and decide applications to become an escort.
        ApplicationsReview = "applications.review",
        /// See refunds, bills, differences, the ledger and daily totals.
        FinanceRead = "finance.read",
        /// Settle differences, issue failed refunds anew, correct the ledger, set the limit of approval.
        FinanceManage = "finance.manage",
        /// Approve or decline a refund that somebody else asked for.
        RefundsApprove = "refunds.approve",
        /// Take tables of money away as a spreadsheet.
        FinanceExport = "finance.export",
        /// Build, pause, stop and import schedules; departments and doctors.
        SchedulesWrite = "schedules.write",
        /// Connect partner hospitals: keys, lock, addresses; read the log of calls.
        PartnersManage = "partners.manage",
    }
}

impl Permission {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::OrdersRead => "查看订单",
            Self::OrdersWrite => "处理订单",
            Self::OrdersRefund => "退款",
            Self::PersonalReveal => "查看个人信息",
            Self::UsersRead => "查看用户",
            Self::UsersLock => "锁定用户",
            Self::CatalogRead => "查看资料",
            Self::CatalogWrite => "编辑资料",
            Self::CapacityWrite => "设置名额",
            Self::StaffManage => "管理员工",
            Self::AuditRead => "查看审计",
            Self::JobsManage => "处理任务",
            Self::PatientsRead => "查看就诊人",
            Self::ContentWrite => "管理内容",
            Self::ApplicationsReview => "审核陪诊员",
            Self::FinanceRead => "查看财务",
            Self::FinanceManage => "处理财务",
            Self::RefundsApprove => "复核退款",
            Self::FinanceExport => "导出财务",
            Self::SchedulesWrite => "管理排班",
            Self::PartnersManage => "管理医院接口",
        }
    }
}
