//! The eight paths. See docs/hospital-api.md.

use poem_openapi::OpenApi;
use serde_json::Value;

use super::admit::{LegacyCall, Told, hear};
use super::envelope::{Envelope, bad, good};
use super::{departments, hospital, schedules};
use crate::app::Ctx;
use crate::error::Result;
use crate::partners::hear::{Caller, Done};
use banyi_shared::ErrorCode;

/// What hospitals call by the older protocol: POST, a form, signed by scheme A; answers `{code, message, data}` with
/// status 200.
pub struct LegacyHospitalApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(prefix_path = "/hospital/legacy")]
impl LegacyHospitalApi {
    /// 旧版：保存医院
    #[oai(path = "/saveHospital", method = "post", operation_id = "legacySaveHospital")]
    async fn save_hospital(&self, call: LegacyCall) -> Result<Envelope> {
        let (caller, told) = match self.hear(call).await? {
            Ok(heard) => heard,
            Err(refused) => return Ok(refused),
        };
        let done = hospital::save(&self.app, &caller.hospital, &told).await;
        self.answer(caller, done).await
    }

    /// 旧版：查看医院
    #[oai(path = "/hospital/show", method = "post", operation_id = "legacyShowHospital")]
    async fn show_hospital(&self, call: LegacyCall) -> Result<Envelope> {
        let (caller, _) = match self.hear(call).await? {
            Ok(heard) => heard,
            Err(refused) => return Ok(refused),
        };
        let done = hospital::show(&self.app, &caller.hospital).await;
        self.answer(caller, done).await
    }

    /// 旧版：保存科室
    #[oai(path = "/saveDepartment", method = "post", operation_id = "legacySaveDepartment")]
    async fn save_department(&self, call: LegacyCall) -> Result<Envelope> {
        let (caller, told) = match self.hear(call).await? {
            Ok(heard) => heard,
            Err(refused) => return Ok(refused),
        };
        let done = departments::save(&self.app, &caller.hospital, &told).await;
        self.answer(caller, done).await
    }

    /// 旧版：科室列表
    #[oai(path = "/department/list", method = "post", operation_id = "legacyListDepartments")]
    async fn list_departments(&self, call: LegacyCall) -> Result<Envelope> {
        let (caller, told) = match self.hear(call).await? {
            Ok(heard) => heard,
            Err(refused) => return Ok(refused),
        };
        let done = departments::list(&self.app, &caller.hospital, &told).await;
        self.answer(caller, done).await
    }

    /// 旧版：下线科室
    #[oai(path = "/department/remove", method = "post", operation_id = "legacyRemoveDepartment")]
    async fn remove_department(&self, call: LegacyCall) -> Result<Envelope> {
        let (caller, told) = match self.hear(call).await? {
            Ok(heard) => heard,
            Err(refused) => return Ok(refused),
        };
        let done = departments::remove(&self.app, &caller.hospital, &told).await;
        self.answer(caller, done).await
    }

    /// 旧版：保存排班
    #[oai(path = "/saveSchedule", method = "post", operation_id = "legacySaveSchedule")]
    async fn save_schedule(&self, call: LegacyCall) -> Result<Envelope> {
        let (caller, told) = match self.hear(call).await? {
            Ok(heard) => heard,
            Err(refused) => return Ok(refused),
        };
        let done = schedules::save(&self.app, &caller.hospital, &told).await;
        self.answer(caller, done).await
    }

    /// 旧版：排班列表
    #[oai(path = "/schedule/list", method = "post", operation_id = "legacyListSchedules")]
    async fn list_schedules(&self, call: LegacyCall) -> Result<Envelope> {
        let (caller, told) = match self.hear(call).await? {
            Ok(heard) => heard,
            Err(refused) => return Ok(refused),
        };
        let done = schedules::list(&self.app, &caller.hospital, &told).await;
        self.answer(caller, done).await
    }

    /// 旧版：下线排班
    #[oai(path = "/schedule/remove", method = "post", operation_id = "legacyRemoveSchedule")]
    async fn remove_schedule(&self, call: LegacyCall) -> Result<Envelope> {
        let (caller, told) = match self.hear(call).await? {
            Ok(heard) => heard,
            Err(refused) => return Ok(refused),
        };
        let done = schedules::remove(&self.app, &caller.hospital, &told).await;
        self.answer(caller, done).await
    }
}

impl LegacyHospitalApi {
    /// Who calls and what they say, or the envelope that refuses them. Too many calls are an error of HTTP.
    async fn hear(&self, call: LegacyCall) -> Result<Result<(Caller, Told), Envelope>> {
        match hear(&self.app, call).await {
            Ok(heard) => Ok(Ok(heard)),
            Err(error) if error.code == ErrorCode::RateLimited => Err(error),
            Err(error) => Ok(Err(bad(&error))),
        }
    }

    async fn answer(&self, caller: Caller, done: Result<Done<Value>>) -> Result<Envelope> {
        match caller.answer(&self.app, done).await {
            Ok(data) => Ok(good(data)),
            Err(error) => Ok(bad(&error)),
        }
    }
}
