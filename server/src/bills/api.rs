//! WeChat's bills over HTTP, for staff who see all hospitals.

use banyi_shared::dto::admin::{
    BillRun, BillRunInput, BillRunPage, Difference, DifferenceKind, DifferencePage, DifferenceSettlement,
    DifferenceState,
};
use banyi_shared::{CivilDate, DifferenceId};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::{list, request, settle};
use crate::app::Ctx;
use crate::error::Result;
use crate::http::{Accepted, Input};
use crate::staff::{Allowed, grants};

/// WeChat's bills.
pub struct BillsApi {
    /// Everything.
    pub app: Ctx,
}

#[OpenApi(prefix_path = "/admin")]
impl BillsApi {
    /// 对账记录
    ///
    /// The newest first.
    #[oai(path = "/bills", method = "get", operation_id = "adminListBills")]
    async fn runs(
        &self,
        staff: Allowed<grants::FinanceRead>,
        cursor: Query<Option<String>>,
    ) -> Result<Json<BillRunPage>> {
        list::runs(&self.app, &staff, cursor.0.as_deref()).await.map(Json)
    }

    /// 对账
    ///
    /// Fetches and compares a day, again or for the first time. Asked twice while it is under way, it is done once.
    #[oai(path = "/bills", method = "post", operation_id = "adminReconcile")]
    async fn request(
        &self,
        staff: Allowed<grants::FinanceManage>,
        input: Input<BillRunInput>,
    ) -> Result<Accepted<BillRun>> {
        request::request(&self.app, &staff, input.value.bill_date).await.map(Accepted)
    }

    /// 对账差异
    ///
    /// Those of the newest bill first; `q` is the number that it is about, or its order's.
    #[expect(clippy::too_many_arguments, reason = "each is a filter of the query")]
    #[oai(path = "/bills/differences", method = "get", operation_id = "adminListDifferences")]
    async fn differences(
        &self,
        staff: Allowed<grants::FinanceRead>,
        state: Query<Option<DifferenceState>>,
        kind: Query<Option<DifferenceKind>>,
        q: Query<Option<String>>,
        from: Query<Option<CivilDate>>,
        to: Query<Option<CivilDate>>,
        cursor: Query<Option<String>>,
        limit: Query<Option<u32>>,
    ) -> Result<Json<DifferencePage>> {
        let question = list::Question {
            state: state.0,
            kind: kind.0,
            q: q.0,
            from: from.0,
            to: to.0,
            cursor: cursor.0,
            limit: limit.0,
        };
        list::differences(&self.app, &staff, question).await.map(Json)
    }

    /// 处理差异
    ///
    /// By one of its ways. The same again changes nothing.
    #[oai(
        path = "/bills/differences/:id/settlement",
        method = "post",
        operation_id = "adminSettleDifference"
    )]
    async fn settle(
        &self,
        staff: Allowed<grants::FinanceManage>,
        id: Path<DifferenceId>,
        input: Input<DifferenceSettlement>,
    ) -> Result<Json<Difference>> {
        settle::settle(&self.app, &staff, &id.0, &input.value).await.map(Json)
    }
}
