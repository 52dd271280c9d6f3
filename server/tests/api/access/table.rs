//! Every endpoint of the API, and who may call it.

use banyi_shared::Permission;

/// Who may call an endpoint.
#[derive(Clone, Copy)]
pub enum Who {
    /// Anybody.
    Public,
    /// Anybody, with what proves who they are in the body; a wrong proof gives this code with 401.
    SignIn(&'static str),
    /// WeChat, by its signature.
    WeChat,
    /// A partner hospital, by its signature.
    Partner,
    /// A partner hospital that speaks the older protocol, by that one's signature.
    LegacyPartner,
    /// A signed-in patient, for what is theirs.
    User,
    /// Any signed-in staff, for themselves.
    AnyStaff,
    /// Staff with the permission.
    Staff(Permission, Reach),
}

/// What the hospitals of a role mean for an endpoint.
#[derive(Clone, Copy)]
pub enum Reach {
    /// An order elsewhere, or a person without one here, is not found.
    Order,
    /// A hospital elsewhere is forbidden.
    Hospital,
    /// Only for those who see all hospitals.
    Platform,
    /// Another's is not found, whatever one may.
    Own,
    /// Nobody gives more than they have.
    Gift,
    /// Rows of elsewhere are left out.
    Rows,
    /// The same for all.
    Everywhere,
}

impl Who {
    /// How the OpenAPI document says it.
    pub fn scheme(self) -> String {
        match self {
            Self::Public | Self::SignIn(_) | Self::WeChat | Self::LegacyPartner => String::new(),
            Self::Partner => "hospital".to_owned(),
            Self::User => "user".to_owned(),
            Self::AnyStaff => "staff".to_owned(),
            Self::Staff(permission, _) => format!("staff.{permission}"),
        }
    }
}

/// One endpoint.
pub struct Entry {
    pub method: &'static str,
    pub path: &'static str,
    pub who: Who,
}

const fn entry(method: &'static str, path: &'static str, who: Who) -> Entry {
    Entry { method, path, who }
}

/// Endpoints that end something stand last among those of the same caller.
pub const TABLE: &[Entry] = &[
    entry("POST", "/api/v1/auth/wechat", Who::SignIn("WECHAT_CODE_INVALID")),
    entry("POST", "/api/v1/auth/refresh", Who::SignIn("UNAUTHENTICATED")),
    entry("POST", "/api/v1/admin/session", Who::SignIn("SIGN_IN_FAILED")),
    entry("GET", "/api/v1/announcements", Who::Public),
    entry("GET", "/api/v1/announcements/{id}", Who::Public),
    entry("GET", "/api/v1/banners", Who::Public),
    entry("GET", "/api/v1/escort/policy", Who::Public),
    entry("GET", "/api/v1/escort/services", Who::Public),
    entry("GET", "/api/v1/hospitals", Who::Public),
    entry("GET", "/api/v1/hospitals/{id}", Who::Public),
    entry("GET", "/api/v1/hospitals/{id}/escort-availability", Who::Public),
    entry("GET", "/api/v1/hospitals/{id}/experts", Who::Public),
    entry("GET", "/api/v1/hospitals/{id}/departments", Who::Public),
    entry("GET", "/api/v1/departments/{id}/dates", Who::Public),
    entry("GET", "/api/v1/departments/{id}/sessions", Who::Public),
    entry("GET", "/api/v1/sessions/{id}", Who::Public),
    entry("GET", "/api/v1/doctors/{id}", Who::Public),
    entry("GET", "/api/v1/terms/current", Who::Public),
    entry("GET", "/api/v1/files/{id}", Who::Public),
    entry("POST", "/api/v1/wechat/pay/notify", Who::WeChat),
    entry("POST", "/api/v1/wechat/refund/notify", Who::WeChat),
    entry("GET", "/api/v1/hospital/hello", Who::Partner),
    entry("PUT", "/api/v1/hospital/departments", Who::Partner),
    entry("PUT", "/api/v1/hospital/doctors", Who::Partner),
    entry("PUT", "/api/v1/hospital/schedules", Who::Partner),
    entry("POST", "/api/v1/hospital/events/fetched", Who::Partner),
    entry("POST", "/api/v1/hospital/events/stopped", Who::Partner),
    entry("POST", "/api/v1/hospital/legacy/saveHospital", Who::LegacyPartner),
    entry("POST", "/api/v1/hospital/legacy/hospital/show", Who::LegacyPartner),
    entry("POST", "/api/v1/hospital/legacy/saveDepartment", Who::LegacyPartner),
    entry("POST", "/api/v1/hospital/legacy/department/list", Who::LegacyPartner),
    entry("POST", "/api/v1/hospital/legacy/department/remove", Who::LegacyPartner),
    entry("POST", "/api/v1/hospital/legacy/saveSchedule", Who::LegacyPartner),
    entry("POST", "/api/v1/hospital/legacy/schedule/list", Who::LegacyPartner),
    entry("POST", "/api/v1/hospital/legacy/schedule/remove", Who::LegacyPartner),
    entry("GET", "/api/v1/me", Who::User),
    entry("PUT", "/api/v1/me", Who::User),
    entry("POST", "/api/v1/files", Who::User),
    entry("GET", "/api/v1/escort/application", Who::User),
    entry("PUT", "/api/v1/escort/application", Who::User),
    entry("GET", "/api/v1/notices", Who::User),
    entry("GET", "/api/v1/notices/unread", Who::User),
    entry("POST", "/api/v1/notices/{id}/read", Who::User),
    entry("POST", "/api/v1/notices/read-all", Who::User),
    entry("GET", "/api/v1/patients", Who::User),
    entry("POST", "/api/v1/patients", Who::User),
    entry("GET", "/api/v1/patients/{id}", Who::User),
    entry("PUT", "/api/v1/patients/{id}", Who::User),
    entry("GET", "/api/v1/orders", Who::User),
    entry("POST", "/api/v1/orders", Who::User),
    entry("GET", "/api/v1/orders/{no}", Who::User),
    entry("POST", "/api/v1/orders/{no}/pay", Who::User),
    entry("POST", "/api/v1/orders/{no}/pay/native", Who::User),
    entry("POST", "/api/v1/orders/{no}/payment/query", Who::User),
    entry("POST", "/api/v1/orders/{no}/cancel", Who::User),
    entry("GET", "/api/v1/money", Who::User),
    entry("POST", "/api/v1/registrations", Who::User),
    entry("GET", "/api/v1/waitlist", Who::User),
    entry("POST", "/api/v1/waitlist", Who::User),
    entry("GET", "/api/v1/waitlist/{id}", Who::User),
    entry("DELETE", "/api/v1/waitlist/{id}", Who::User),
    entry("POST", "/api/v1/waitlist/{id}/accept", Who::User),
    entry("DELETE", "/api/v1/patients/{id}", Who::User),
    entry("DELETE", "/api/v1/me", Who::User),
    entry("DELETE", "/api/v1/auth/session", Who::User),
    entry("GET", "/api/v1/admin/orders", Who::Staff(Permission::OrdersRead, Reach::Rows)),
    entry("GET", "/api/v1/admin/orders/{no}", Who::Staff(Permission::OrdersRead, Reach::Order)),
    entry("PUT", "/api/v1/admin/orders/{no}/remark", Who::Staff(Permission::OrdersWrite, Reach::Order)),
    entry("POST", "/api/v1/admin/orders/{no}/pay/native", Who::Staff(Permission::OrdersWrite, Reach::Order)),
    entry("POST", "/api/v1/admin/orders/{no}/state", Who::Staff(Permission::OrdersWrite, Reach::Order)),
    entry("POST", "/api/v1/admin/orders/{no}/cancel", Who::Staff(Permission::OrdersWrite, Reach::Order)),
    entry("POST", "/api/v1/admin/orders/{no}/refunds", Who::Staff(Permission::OrdersRefund, Reach::Order)),
    entry("POST", "/api/v1/admin/orders/{no}/reveal", Who::Staff(Permission::PersonalReveal, Reach::Order)),
    entry("GET", "/api/v1/admin/users", Who::Staff(Permission::UsersRead, Reach::Everywhere)),
    entry("PUT", "/api/v1/admin/users/{id}/state", Who::Staff(Permission::UsersLock, Reach::Everywhere)),
    entry("GET", "/api/v1/admin/hospitals", Who::Staff(Permission::CatalogRead, Reach::Rows)),
    entry("POST", "/api/v1/admin/hospitals", Who::Staff(Permission::CatalogWrite, Reach::Platform)),
    entry("PUT", "/api/v1/admin/hospitals/{id}", Who::Staff(Permission::CatalogWrite, Reach::Hospital)),
    entry("GET", "/api/v1/admin/hospitals/{id}", Who::Staff(Permission::CatalogRead, Reach::Hospital)),
    entry(
        "GET",
        "/api/v1/admin/hospitals/{id}/departments",
        Who::Staff(Permission::CatalogRead, Reach::Hospital),
    ),
    entry(
        "POST",
        "/api/v1/admin/hospitals/{id}/departments",
        Who::Staff(Permission::SchedulesWrite, Reach::Hospital),
    ),
    entry("PUT", "/api/v1/admin/departments/{id}", Who::Staff(Permission::SchedulesWrite, Reach::Hospital)),
    entry(
        "GET",
        "/api/v1/admin/hospitals/{id}/doctors",
        Who::Staff(Permission::CatalogRead, Reach::Hospital),
    ),
    entry(
        "POST",
        "/api/v1/admin/hospitals/{id}/doctors",
        Who::Staff(Permission::SchedulesWrite, Reach::Hospital),
    ),
    entry("PUT", "/api/v1/admin/doctors/{id}", Who::Staff(Permission::SchedulesWrite, Reach::Hospital)),
    entry(
        "GET",
        "/api/v1/admin/departments/{id}/schedule-days",
        Who::Staff(Permission::CatalogRead, Reach::Hospital),
    ),
    entry(
        "GET",
        "/api/v1/admin/departments/{id}/schedules",
        Who::Staff(Permission::CatalogRead, Reach::Hospital),
    ),
    entry("GET", "/api/v1/admin/schedules/{id}", Who::Staff(Permission::CatalogRead, Reach::Hospital)),
    entry("GET", "/api/v1/admin/schedules/{id}/people", Who::Staff(Permission::OrdersRead, Reach::Hospital)),
    entry("POST", "/api/v1/admin/schedules", Who::Staff(Permission::SchedulesWrite, Reach::Hospital)),
    entry("PUT", "/api/v1/admin/schedules/{id}", Who::Staff(Permission::SchedulesWrite, Reach::Hospital)),
    entry(
        "PUT",
        "/api/v1/admin/schedules/{id}/state",
        Who::Staff(Permission::SchedulesWrite, Reach::Hospital),
    ),
    entry("POST", "/api/v1/admin/schedules/copy", Who::Staff(Permission::SchedulesWrite, Reach::Hospital)),
    entry(
        "POST",
        "/api/v1/admin/hospitals/{id}/schedules/import",
        Who::Staff(Permission::SchedulesWrite, Reach::Hospital),
    ),
    entry(
        "GET",
        "/api/v1/admin/schedules/import-template",
        Who::Staff(Permission::SchedulesWrite, Reach::Everywhere),
    ),
    entry(
        "GET",
        "/api/v1/admin/hospitals/{id}/experts",
        Who::Staff(Permission::CatalogRead, Reach::Hospital),
    ),
    entry(
        "POST",
        "/api/v1/admin/hospitals/{id}/experts",
        Who::Staff(Permission::CatalogWrite, Reach::Hospital),
    ),
    entry("PUT", "/api/v1/admin/experts/{id}", Who::Staff(Permission::CatalogWrite, Reach::Hospital)),
    entry("DELETE", "/api/v1/admin/experts/{id}", Who::Staff(Permission::CatalogWrite, Reach::Hospital)),
    entry("GET", "/api/v1/admin/banners", Who::Staff(Permission::ContentWrite, Reach::Everywhere)),
    entry("POST", "/api/v1/admin/banners", Who::Staff(Permission::ContentWrite, Reach::Platform)),
    entry("PUT", "/api/v1/admin/banners/{id}", Who::Staff(Permission::ContentWrite, Reach::Platform)),
    entry("DELETE", "/api/v1/admin/banners/{id}", Who::Staff(Permission::ContentWrite, Reach::Platform)),
    entry("GET", "/api/v1/admin/announcements", Who::Staff(Permission::ContentWrite, Reach::Everywhere)),
    entry("POST", "/api/v1/admin/announcements", Who::Staff(Permission::ContentWrite, Reach::Platform)),
    entry("PUT", "/api/v1/admin/announcements/{id}", Who::Staff(Permission::ContentWrite, Reach::Platform)),
    entry(
        "DELETE",
        "/api/v1/admin/announcements/{id}",
        Who::Staff(Permission::ContentWrite, Reach::Platform),
    ),
    entry(
        "GET",
        "/api/v1/admin/escort/applications",
        Who::Staff(Permission::ApplicationsReview, Reach::Platform),
    ),
    entry(
        "POST",
        "/api/v1/admin/escort/applications/{id}/review",
        Who::Staff(Permission::ApplicationsReview, Reach::Platform),
    ),
    entry(
        "POST",
        "/api/v1/admin/escort/applications/{id}/reveal",
        Who::Staff(Permission::PersonalReveal, Reach::Platform),
    ),
    entry("GET", "/api/v1/admin/escort/services", Who::Staff(Permission::CatalogRead, Reach::Everywhere)),
    entry("POST", "/api/v1/admin/escort/services", Who::Staff(Permission::CatalogWrite, Reach::Platform)),
    entry("PUT", "/api/v1/admin/escort/services/{id}", Who::Staff(Permission::CatalogWrite, Reach::Platform)),
    entry("GET", "/api/v1/admin/terms", Who::Staff(Permission::CatalogRead, Reach::Everywhere)),
    entry("POST", "/api/v1/admin/terms", Who::Staff(Permission::CatalogWrite, Reach::Platform)),
    entry("GET", "/api/v1/admin/policies", Who::Staff(Permission::CatalogRead, Reach::Everywhere)),
    entry("POST", "/api/v1/admin/policies", Who::Staff(Permission::CatalogWrite, Reach::Hospital)),
    entry("GET", "/api/v1/admin/booking-rules", Who::Staff(Permission::CatalogRead, Reach::Everywhere)),
    entry("POST", "/api/v1/admin/booking-rules", Who::Staff(Permission::CatalogWrite, Reach::Hospital)),
    entry("POST", "/api/v1/admin/registrations", Who::Staff(Permission::OrdersWrite, Reach::Hospital)),
    entry("POST", "/api/v1/admin/orders/{no}/move", Who::Staff(Permission::OrdersWrite, Reach::Order)),
    entry("GET", "/api/v1/admin/capacity", Who::Staff(Permission::CatalogRead, Reach::Rows)),
    entry("PUT", "/api/v1/admin/capacity", Who::Staff(Permission::CapacityWrite, Reach::Hospital)),
    entry("POST", "/api/v1/admin/content/files", Who::Staff(Permission::ContentWrite, Reach::Everywhere)),
    entry("POST", "/api/v1/admin/catalog/files", Who::Staff(Permission::CatalogWrite, Reach::Everywhere)),
    entry("GET", "/api/v1/admin/staff", Who::Staff(Permission::StaffManage, Reach::Everywhere)),
    entry("POST", "/api/v1/admin/staff", Who::Staff(Permission::StaffManage, Reach::Gift)),
    entry("PUT", "/api/v1/admin/staff/{id}", Who::Staff(Permission::StaffManage, Reach::Gift)),
    entry("GET", "/api/v1/admin/roles", Who::Staff(Permission::StaffManage, Reach::Everywhere)),
    entry("POST", "/api/v1/admin/roles", Who::Staff(Permission::StaffManage, Reach::Gift)),
    entry("PUT", "/api/v1/admin/roles/{id}", Who::Staff(Permission::StaffManage, Reach::Gift)),
    entry("GET", "/api/v1/admin/audit", Who::Staff(Permission::AuditRead, Reach::Everywhere)),
    entry("GET", "/api/v1/admin/jobs", Who::Staff(Permission::JobsManage, Reach::Everywhere)),
    entry("POST", "/api/v1/admin/jobs/{id}/rerun", Who::Staff(Permission::JobsManage, Reach::Everywhere)),
    entry("POST", "/api/v1/admin/jobs/{id}/aside", Who::Staff(Permission::JobsManage, Reach::Everywhere)),
    entry("GET", "/api/v1/admin/refunds", Who::Staff(Permission::OrdersRead, Reach::Rows)),
    entry("GET", "/api/v1/admin/refunds/{no}", Who::Staff(Permission::OrdersRead, Reach::Order)),
    entry(
        "POST",
        "/api/v1/admin/refunds/{no}/decision",
        Who::Staff(Permission::RefundsApprove, Reach::Order),
    ),
    entry("POST", "/api/v1/admin/refunds/{no}/reissue", Who::Staff(Permission::FinanceManage, Reach::Order)),
    entry("GET", "/api/v1/admin/finance/settings", Who::Staff(Permission::FinanceRead, Reach::Platform)),
    entry("PUT", "/api/v1/admin/finance/settings", Who::Staff(Permission::FinanceManage, Reach::Platform)),
    entry("GET", "/api/v1/admin/dashboard", Who::Staff(Permission::OrdersRead, Reach::Rows)),
    entry("GET", "/api/v1/admin/payments", Who::Staff(Permission::OrdersRead, Reach::Rows)),
    entry("POST", "/api/v1/admin/exports", Who::Staff(Permission::FinanceExport, Reach::Everywhere)),
    entry("GET", "/api/v1/admin/exports", Who::Staff(Permission::FinanceExport, Reach::Everywhere)),
    entry("GET", "/api/v1/admin/exports/{id}", Who::Staff(Permission::FinanceExport, Reach::Own)),
    entry("GET", "/api/v1/admin/patients", Who::Staff(Permission::PatientsRead, Reach::Rows)),
    entry("POST", "/api/v1/admin/patients/{id}/reveal", Who::Staff(Permission::PersonalReveal, Reach::Order)),
    entry("GET", "/api/v1/admin/ledger/postings", Who::Staff(Permission::FinanceRead, Reach::Platform)),
    entry("GET", "/api/v1/admin/ledger/balances", Who::Staff(Permission::FinanceRead, Reach::Platform)),
    entry("POST", "/api/v1/admin/ledger/check", Who::Staff(Permission::FinanceRead, Reach::Platform)),
    entry("POST", "/api/v1/admin/ledger/corrections", Who::Staff(Permission::FinanceManage, Reach::Platform)),
    entry("GET", "/api/v1/admin/bills", Who::Staff(Permission::FinanceRead, Reach::Platform)),
    entry("POST", "/api/v1/admin/bills", Who::Staff(Permission::FinanceManage, Reach::Platform)),
    entry("GET", "/api/v1/admin/bills/differences", Who::Staff(Permission::FinanceRead, Reach::Platform)),
    entry(
        "POST",
        "/api/v1/admin/bills/differences/{id}/settlement",
        Who::Staff(Permission::FinanceManage, Reach::Platform),
    ),
    entry("GET", "/api/v1/admin/finance/days", Who::Staff(Permission::FinanceRead, Reach::Platform)),
    entry(
        "PUT",
        "/api/v1/admin/hospitals/{id}/partner",
        Who::Staff(Permission::PartnersManage, Reach::Hospital),
    ),
    entry(
        "GET",
        "/api/v1/admin/hospitals/{id}/partner",
        Who::Staff(Permission::PartnersManage, Reach::Hospital),
    ),
    entry(
        "POST",
        "/api/v1/admin/hospitals/{id}/partner/keys",
        Who::Staff(Permission::PartnersManage, Reach::Hospital),
    ),
    entry(
        "DELETE",
        "/api/v1/admin/hospitals/{id}/partner/keys/{key}",
        Who::Staff(Permission::PartnersManage, Reach::Hospital),
    ),
    entry(
        "GET",
        "/api/v1/admin/hospitals/{id}/partner/calls",
        Who::Staff(Permission::PartnersManage, Reach::Hospital),
    ),
    entry("GET", "/api/v1/admin/events", Who::AnyStaff),
    entry("GET", "/api/v1/admin/session", Who::AnyStaff),
    entry("GET", "/api/v1/admin/sessions", Who::AnyStaff),
    entry("DELETE", "/api/v1/admin/sessions/{id}", Who::AnyStaff),
    entry("DELETE", "/api/v1/admin/sessions", Who::AnyStaff),
    entry("PUT", "/api/v1/admin/session/password", Who::AnyStaff),
    entry("DELETE", "/api/v1/admin/session", Who::AnyStaff),
];
