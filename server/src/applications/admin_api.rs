//! HTTP: applications, to staff.

use banyi_shared::ApplicationId;
use banyi_shared::dto::ApplicationState;
use banyi_shared::dto::admin::{
    AdminApplication, AdminApplicationPage, ApplicationReview, RevealRequest, RevealedApplication,
};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::Question;
use crate::app::Ctx;
use crate::error::Result;
use crate::http::Input;
use crate::staff::{Allowed, grants};

/// Applications, to staff.
pub struct ApplicationsAdminApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl ApplicationsAdminApi {
    /// Applications: those that wait first, the oldest of them first; then the decided, the newest first.
    ///
    /// `q` is a phone, exactly, or the id of an application or a user.
    #[oai(path = "/admin/escort/applications", method = "get", operation_id = "adminListApplications")]
    async fn list(
        &self,
        staff: Allowed<grants::ApplicationsReview>,
        state: Query<Option<ApplicationState>>,
        q: Query<Option<String>>,
        cursor: Query<Option<String>>,
    ) -> Result<Json<AdminApplicationPage>> {
        let question = Question { state: state.0, q: q.0, cursor: cursor.0 };
        super::list(&self.app, &staff, question).await.map(Json)
    }

    /// Tells how it goes on: contacted, approved or rejected. The applicant gets a message.
    #[oai(
        path = "/admin/escort/applications/:id/review",
        method = "post",
        operation_id = "adminReviewApplication"
    )]
    async fn review(
        &self,
        staff: Allowed<grants::ApplicationsReview>,
        id: Path<ApplicationId>,
        input: Input<ApplicationReview>,
    ) -> Result<Json<AdminApplication>> {
        super::review(&self.app, &staff, &id.0, input.value).await.map(Json)
    }

    /// Name and phone in clear, for a purpose that is recorded.
    #[oai(
        path = "/admin/escort/applications/:id/reveal",
        method = "post",
        operation_id = "adminRevealApplication"
    )]
    async fn reveal(
        &self,
        staff: Allowed<grants::PersonalReveal>,
        id: Path<ApplicationId>,
        input: Input<RevealRequest>,
    ) -> Result<Json<RevealedApplication>> {
        super::reveal(&self.app, &staff, &id.0, &input.value.purpose).await.map(Json)
    }
}
