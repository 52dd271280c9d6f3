//! HTTP: the user's patients.

use banyi_shared::PatientId;
use banyi_shared::dto::{Patient, PatientInput, PatientList, PatientUpdate};
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{OpenApi, Tags};

use crate::app::Ctx;
use crate::auth::CurrentUser;
use crate::error::Result;
use crate::http::{Created, Input, NoContent};

#[derive(Tags)]
enum Tag {
    /// 就诊人
    Patients,
}

/// The patients of the signed-in user.
pub struct PatientsApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(tag = "Tag::Patients")]
impl PatientsApi {
    /// All of them, the newest first.
    #[oai(path = "/patients", method = "get")]
    async fn list(&self, user: CurrentUser) -> Result<Json<PatientList>> {
        Ok(Json(super::list(&self.app, &user.id).await?))
    }

    /// Adds one.
    #[oai(path = "/patients", method = "post")]
    async fn add(&self, user: CurrentUser, input: Input<PatientInput>) -> Result<Created<Patient>> {
        let patient = super::add(&self.app, &user.id, input.value).await?;
        Ok(Created(patient))
    }

    /// One of them.
    #[oai(path = "/patients/:id", method = "get")]
    async fn show(&self, user: CurrentUser, id: Path<PatientId>) -> Result<Json<Patient>> {
        Ok(Json(super::show(&self.app, &user.id, &id.0).await?))
    }

    /// Changes one; what is absent stays.
    #[oai(path = "/patients/:id", method = "put")]
    async fn change(
        &self,
        user: CurrentUser,
        id: Path<PatientId>,
        input: Input<PatientUpdate>,
    ) -> Result<Json<Patient>> {
        let patient = super::change(&self.app, &user.id, &id.0, input.value).await?;
        Ok(Json(patient))
    }

    /// Takes one off the list.
    #[oai(path = "/patients/:id", method = "delete")]
    async fn remove(&self, user: CurrentUser, id: Path<PatientId>) -> Result<NoContent> {
        super::remove(&self.app, &user.id, &id.0).await?;
        Ok(NoContent)
    }
}
