//! HTTP: 就诊人, to staff.

use banyi_shared::PatientId;
use banyi_shared::dto::Relation;
use banyi_shared::dto::admin::{AdminPatientPage, RevealRequest, RevealedPatient};
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{OpenApi, Tags};

use super::{reveal, staff_list};
use crate::app::Ctx;
use crate::error::Result;
use crate::http::Input;
use crate::staff::{Allowed, grants};

#[derive(Tags)]
enum Tag {
    /// 后台：就诊人
    AdminPatients,
}

/// 就诊人, to staff.
pub struct StaffPatientsApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(tag = "Tag::AdminPatients")]
impl StaffPatientsApi {
    /// Masked, the newest first; `q` is an ID number, a phone, a name or an id, exactly. A role that does not see all
    /// hospitals sees those who have orders at its own.
    #[oai(path = "/admin/patients", method = "get", operation_id = "adminListPatients")]
    async fn list(
        &self,
        staff: Allowed<grants::PatientsRead>,
        q: Query<Option<String>>,
        relation: Query<Option<Relation>>,
        /// createdAt; descending when - stands before it.
        sort: Query<Option<String>>,
        cursor: Query<Option<String>>,
        limit: Query<Option<u32>>,
    ) -> Result<Json<AdminPatientPage>> {
        let question = staff_list::Question {
            q: q.0,
            relation: relation.0,
            sort: sort.0,
            cursor: cursor.0,
            limit: limit.0,
        };
        staff_list::list(&self.app, &staff, question).await.map(Json)
    }

    /// In clear. The purpose is kept in the audit log.
    #[oai(path = "/admin/patients/:id/reveal", method = "post", operation_id = "revealPatient")]
    async fn reveal(
        &self,
        staff: Allowed<grants::PersonalReveal>,
        id: Path<PatientId>,
        input: Input<RevealRequest>,
    ) -> Result<Json<RevealedPatient>> {
        reveal::reveal(&self.app, &staff, &id.0, &input.value.purpose).await.map(Json)
    }
}
