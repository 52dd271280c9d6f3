//! The ledger over HTTP, for staff who see all hospitals.

use banyi_shared::CivilDate;
use banyi_shared::dto::admin::{
    CorrectionInput, FinanceDays, LedgerAccount, LedgerBalances, LedgerCheck, LedgerPage, LedgerPosting,
    PostingKind,
};
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use super::{balances, check, correct, days, list};
use crate::app::Ctx;
use crate::error::Result;
use crate::hospitals::need_platform;
use crate::http::{Created, IdempotencyKey, Input};
use crate::idempotency::Request;
use crate::staff::{Allowed, grants};

/// The ledger.
pub struct LedgerApi {
    /// Everything.
    pub app: Ctx,
}

#[OpenApi(prefix_path = "/admin")]
impl LedgerApi {
    /// 账簿分录
    ///
    /// What moved last first; `q` is a posting's id, its subject or an order's number.
    #[expect(clippy::too_many_arguments, reason = "each is a filter of the query")]
    #[oai(path = "/ledger/postings", method = "get", operation_id = "adminListPostings")]
    async fn postings(
        &self,
        staff: Allowed<grants::FinanceRead>,
        q: Query<Option<String>>,
        kind: Query<Option<PostingKind>>,
        account: Query<Option<LedgerAccount>>,
        from: Query<Option<CivilDate>>,
        to: Query<Option<CivilDate>>,
        cursor: Query<Option<String>>,
        limit: Query<Option<u32>>,
    ) -> Result<Json<LedgerPage>> {
        let question = list::Question {
            q: q.0,
            kind: kind.0,
            account: account.0,
            from: from.0,
            to: to.0,
            cursor: cursor.0,
            limit: limit.0,
        };
        list::list(&self.app, &staff, question).await.map(Json)
    }

    /// 科目余额
    ///
    /// Now, or at the end of the day `until`.
    #[oai(path = "/ledger/balances", method = "get", operation_id = "adminGetBalances")]
    async fn balances(
        &self,
        staff: Allowed<grants::FinanceRead>,
        until: Query<Option<CivilDate>>,
    ) -> Result<Json<LedgerBalances>> {
        balances::balances(&self.app, &staff, until.0).await.map(Json)
    }

    /// 核对账簿
    ///
    /// Recomputes everything and compares; changes nothing.
    #[oai(path = "/ledger/check", method = "post", operation_id = "adminCheckLedger")]
    async fn check(&self, staff: Allowed<grants::FinanceRead>) -> Result<Json<LedgerCheck>> {
        need_platform(&staff)?;
        check::check(&self.app).await.map(Json)
    }

    /// 手工更正
    ///
    /// Needs the header Idempotency-Key.
    #[oai(path = "/ledger/corrections", method = "post", operation_id = "adminCorrectLedger")]
    async fn correct(
        &self,
        staff: Allowed<grants::FinanceManage>,
        key: IdempotencyKey,
        input: Input<CorrectionInput>,
    ) -> Result<Created<LedgerPosting>> {
        let wanted = Request { actor: format!("staff:{}", staff.id), key: &key, body_sha256: &input.sha256 };
        correct::correct(&self.app, &staff, &input.value, &wanted).await.map(Created)
    }

    /// 每日收支
    ///
    /// The last 30 days, or 366 days at most.
    #[oai(path = "/finance/days", method = "get", operation_id = "adminListFinanceDays")]
    async fn days(
        &self,
        staff: Allowed<grants::FinanceRead>,
        from: Query<Option<CivilDate>>,
        to: Query<Option<CivilDate>>,
    ) -> Result<Json<FinanceDays>> {
        days::days(&self.app, &staff, from.0, to.0).await.map(Json)
    }
}
