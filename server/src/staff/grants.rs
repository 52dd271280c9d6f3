//! One type per permission, so that what an endpoint needs stands in its signature.

use banyi_shared::Permission;

/// A permission as a type.
pub trait Grant: Send + Sync + 'static {
    /// The permission.
    const PERMISSION: Permission;
    /// The name under which the OpenAPI document lists it: `staff.` and the permission's word.
    const SCHEME: &'static str;
}

macro_rules! grants {
    ($($name:ident = $word:literal),+ $(,)?) => {
        $(
            #[doc = concat!("May `", $word, "`.")]
            #[derive(Debug, Clone, Copy)]
            pub struct $name;

            impl Grant for $name {
                const PERMISSION: Permission = Permission::$name;
                const SCHEME: &'static str = concat!("staff.", $word);
            }
        )+

        /// The name in the document. Has no wildcard arm, so that a new permission without a type does not compile.
        pub const fn scheme_of(permission: Permission) -> &'static str {
            match permission {
                $(Permission::$name => <$name as Grant>::SCHEME,)+
            }
        }
    };
}

grants! {
    OrdersRead = "orders.read",
    OrdersWrite = "orders.write",
    OrdersRefund = "orders.refund",
    PersonalReveal = "personal.reveal",
    UsersRead = "users.read",
    UsersLock = "users.lock",
    CatalogRead = "catalog.read",
    CatalogWrite = "catalog.write",
    CapacityWrite = "capacity.write",
    StaffManage = "staff.manage",
    AuditRead = "audit.read",
    JobsManage = "jobs.manage",
    PatientsRead = "patients.read",
    ContentWrite = "content.write",
    ApplicationsReview = "applications.review",
    FinanceRead = "finance.read",
    FinanceManage = "finance.manage",
    RefundsApprove = "refunds.approve",
    FinanceExport = "finance.export",
    SchedulesWrite = "schedules.write",
    PartnersManage = "partners.manage",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_names_each_permission_by_its_own_word() {
        for permission in Permission::ALL {
            assert_eq!(scheme_of(*permission), format!("staff.{permission}"));
        }
    }
}
