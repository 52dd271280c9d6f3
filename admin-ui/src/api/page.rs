//! A page of any list.

use std::any::Any;
use std::sync::Arc;

use banyi_shared::dto::HospitalPage;
use banyi_shared::dto::admin::{
    AdminAnnouncementPage, AdminApplicationPage, AdminDoctorPage, AdminOrderPage, AdminPatientPage,
    AdminPaymentPage, AdminRefundPage, AdminUserPage, AuditPage, BillRunPage, DifferencePage, ExportPage,
    JobPage, LedgerPage, PartnerCallPage,
};

/// Rows and the way to those that follow.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<Row> {
    /// The rows.
    pub items: Vec<Row>,
    /// Send it as `cursor` for the rows that follow; absent at the end.
    pub next_cursor: Option<String>,
}

impl<Row> Page<Row> {
    /// A list that comes whole.
    pub const fn whole(items: Vec<Row>) -> Self {
        Self { items, next_cursor: None }
    }
}

impl<Row: Send + Sync + 'static> Page<Row> {
    /// The same rows without their type, as the list keeps them.
    pub fn erase(self) -> Page<Arc<dyn Any + Send + Sync>> {
        let items = self.items.into_iter().map(|row| Arc::new(row) as Arc<dyn Any + Send + Sync>);
        Page { items: items.collect(), next_cursor: self.next_cursor }
    }
}

macro_rules! pages {
    ($($page:ident of $row:path),+ $(,)?) => {$(
        impl From<$page> for Page<$row> {
            fn from(page: $page) -> Self {
                Self { items: page.items, next_cursor: page.next_cursor }
            }
        }
    )+};
}

pages! {
    AdminOrderPage of banyi_shared::dto::admin::AdminOrderRow,
    AdminUserPage of banyi_shared::dto::admin::AdminUser,
    AuditPage of banyi_shared::dto::admin::AuditEntry,
    JobPage of banyi_shared::dto::admin::Job,
    AdminAnnouncementPage of banyi_shared::dto::admin::AdminAnnouncement,
    AdminApplicationPage of banyi_shared::dto::admin::AdminApplication,
    AdminPatientPage of banyi_shared::dto::admin::AdminPatient,
    AdminPaymentPage of banyi_shared::dto::admin::AdminPayment,
    AdminRefundPage of banyi_shared::dto::admin::AdminRefund,
    LedgerPage of banyi_shared::dto::admin::LedgerPosting,
    BillRunPage of banyi_shared::dto::admin::BillRun,
    DifferencePage of banyi_shared::dto::admin::Difference,
    ExportPage of banyi_shared::dto::admin::Export,
    AdminDoctorPage of banyi_shared::dto::admin::AdminDoctor,
    PartnerCallPage of banyi_shared::dto::admin::PartnerCall,
    HospitalPage of banyi_shared::dto::Hospital,
}
