//! HTTP: accounts of staff.

use banyi_shared::StaffId;
use banyi_shared::dto::admin::{Staff, StaffInput, StaffList, StaffUpdate};
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{OpenApi, Tags};

use super::{Allowed, grants};
use crate::app::Ctx;
use crate::error::Result;
use crate::http::{Created, Input};

#[derive(Tags)]
enum Tag {
    /// 运营人员
    Staff,
}

/// Accounts of staff.
#[derive(Debug)]
pub struct StaffApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(tag = "Tag::Staff")]
impl StaffApi {
    /// All of them, by account.
    #[oai(path = "/admin/staff", method = "get")]
    async fn list(&self, _staff: Allowed<grants::StaffManage>) -> Result<Json<StaffList>> {
        Ok(Json(super::list(&self.app).await?))
    }

    /// Creates one.
    #[oai(path = "/admin/staff", method = "post")]
    async fn add(
        &self,
        staff: Allowed<grants::StaffManage>,
        input: Input<StaffInput>,
    ) -> Result<Created<Staff>> {
        Ok(Created(super::add(&self.app, &staff, input.value).await?))
    }

    /// Changes one; what is absent stays. A lock ends its sessions at once.
    #[oai(path = "/admin/staff/:id", method = "put")]
    async fn change(
        &self,
        staff: Allowed<grants::StaffManage>,
        id: Path<StaffId>,
        input: Input<StaffUpdate>,
    ) -> Result<Json<Staff>> {
        let changed = super::change(&self.app, &staff, &id.0, input.value).await?;
        Ok(Json(changed))
    }
}
