//! What the desk looks at: totals, payments, patients, applications.

use banyi_shared::dto::admin::{
    AdminApplication, AdminApplicationPage, AdminPatient, AdminPatientPage, AdminPayment, AdminPaymentPage,
    ApplicationReview, Dashboard, RevealRequest, RevealedApplication, RevealedPatient,
};
use banyi_shared::{ApplicationId, PatientId};

use super::call::Call;
use super::{Api, ApiError, Page, Query};

const APPLICATIONS: &str = "/admin/escort/applications";

impl Api {
    /// Totals and work that waits.
    pub async fn dashboard(self) -> Result<Dashboard, ApiError> {
        self.send(Call::get("/admin/dashboard")).await
    }

    /// A page of payments; keys: q, state, from, to, sort, cursor, limit.
    pub async fn payments(self, query: Query) -> Result<Page<AdminPayment>, ApiError> {
        let page: AdminPaymentPage = self.send(Call::get("/admin/payments").query(&query)).await?;
        Ok(page.into())
    }

    /// A page of patients; keys: q, relation, sort, cursor, limit.
    pub async fn patients(self, query: Query) -> Result<Page<AdminPatient>, ApiError> {
        let page: AdminPatientPage = self.send(Call::get("/admin/patients").query(&query)).await?;
        Ok(page.into())
    }

    /// Reads a patient in clear; the purpose is kept.
    pub async fn reveal_patient(
        self,
        id: PatientId,
        input: RevealRequest,
    ) -> Result<RevealedPatient, ApiError> {
        self.send(Call::post(&format!("/admin/patients/{id}/reveal"), &input)).await
    }

    /// A page of applications; keys: q, state, cursor.
    pub async fn applications(self, query: Query) -> Result<Page<AdminApplication>, ApiError> {
        let page: AdminApplicationPage = self.send(Call::get(APPLICATIONS).query(&query)).await?;
        Ok(page.into())
    }

    /// Writes down what was decided.
    pub async fn review(
        self,
        id: ApplicationId,
        input: ApplicationReview,
    ) -> Result<AdminApplication, ApiError> {
        self.send(Call::post(&format!("{APPLICATIONS}/{id}/review"), &input)).await
    }

    /// Reads an applicant in clear; the purpose is kept.
    pub async fn reveal_application(
        self,
        id: ApplicationId,
        input: RevealRequest,
    ) -> Result<RevealedApplication, ApiError> {
        self.send(Call::post(&format!("{APPLICATIONS}/{id}/reveal"), &input)).await
    }
}
