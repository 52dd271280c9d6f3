//! What hospitals call, signed by version 1. See docs/hospital-api.md.

use banyi_shared::HospitalId;
use banyi_shared::dto::{
    EventReport, FetchedEvent, PartnerHello, PushDepartments, PushDoctors, PushReport, PushSchedules,
    StoppedEvent,
};
use poem_openapi::OpenApi;
use poem_openapi::payload::Json;

use super::call::{Call, Nothing};
use super::fetched::fetched;
use super::hear::{Done, hear};
use crate::app::{App, Ctx};
use crate::error::{Error, Result};
use crate::{departments, doctors, hospitals, schedules};

/// What hospitals call.
pub struct HospitalApi {
    /// The app.
    pub app: Ctx,
}

fn told(report: PushReport) -> Done<Json<PushReport>> {
    let mut rows: Vec<i64> = report.problems.iter().map(|problem| problem.row).collect();
    rows.dedup();
    let note = format!(
        "采用 {} 行，相同 {} 行，较旧 {} 行，有误 {} 行",
        report.taken,
        report.same,
        report.older,
        rows.len()
    );
    Done::new(Json(report), note)
}

#[OpenApi(prefix_path = "/hospital")]
impl HospitalApi {
    /// 验证签名
    ///
    /// For a hospital that tries its signature.
    #[oai(path = "/hello", method = "get", operation_id = "hospitalHello")]
    async fn hello(&self, call: Call<Nothing>) -> Result<Json<PartnerHello>> {
        let app = &self.app;
        let (caller, _) = hear(app, call).await?;
        let hello = hello(app, &caller.hospital).await;
        caller.answer(app, hello.map(|hello| Done::new(Json(hello), "签名正确"))).await
    }

    /// 推送科室
    ///
    /// At most 500. Each row counts by itself: newer ones are taken, the same and older ones passed over, bad ones told.
    #[oai(path = "/departments", method = "put", operation_id = "hospitalPushDepartments")]
    async fn departments(&self, call: Call<PushDepartments>) -> Result<Json<PushReport>> {
        let app = &self.app;
        let (caller, said) = hear(app, call).await?;
        let report = departments::push(app, &caller.hospital, &said.items).await;
        caller.answer(app, report.map(told)).await
    }

    /// 推送医生
    #[oai(path = "/doctors", method = "put", operation_id = "hospitalPushDoctors")]
    async fn doctors(&self, call: Call<PushDoctors>) -> Result<Json<PushReport>> {
        let app = &self.app;
        let (caller, said) = hear(app, call).await?;
        let report = doctors::push(app, &caller.hospital, &said.items).await;
        caller.answer(app, report.map(told)).await
    }

    /// 推送排班
    ///
    /// The hospital says how many places there are in all; what is left, we count.
    #[oai(path = "/schedules", method = "put", operation_id = "hospitalPushSchedules")]
    async fn schedules(&self, call: Call<PushSchedules>) -> Result<Json<PushReport>> {
        let app = &self.app;
        let (caller, said) = hear(app, call).await?;
        let report = schedules::push(app, &caller.hospital, &said.items).await;
        caller.answer(app, report.map(told)).await
    }

    /// 取号
    #[oai(path = "/events/fetched", method = "post", operation_id = "hospitalFetched")]
    async fn fetched(&self, call: Call<FetchedEvent>) -> Result<Json<EventReport>> {
        let app = &self.app;
        let (caller, event) = hear(app, call).await?;
        let is_new = fetched(app, &caller.hospital, &event).await;
        let done = is_new.map(|is_new| {
            let note = if is_new { "已取号" } else { "已取号，之前已经知道" };
            Done::new(Json(EventReport { is_new }), note).about(&event.order_no)
        });
        caller.answer(app, done).await
    }

    /// 停诊
    #[oai(path = "/events/stopped", method = "post", operation_id = "hospitalStopped")]
    async fn stopped(&self, call: Call<StoppedEvent>) -> Result<Json<EventReport>> {
        let app = &self.app;
        let (caller, event) = hear(app, call).await?;
        let is_new = schedules::told_to_stop(app, &caller.hospital, &event).await;
        let done = is_new.map(|is_new| {
            let note = if is_new { "已停诊" } else { "停诊没有改变什么" };
            Done::new(Json(EventReport { is_new }), note)
        });
        caller.answer(app, done).await
    }
}

async fn hello(app: &App, hospital: &HospitalId) -> Result<PartnerHello> {
    let known = hospitals::find(app, hospital).await?.ok_or_else(Error::not_found)?;
    Ok(PartnerHello { hospital: known.code, at: app.now() })
}
