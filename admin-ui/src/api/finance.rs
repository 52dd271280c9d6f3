//! Money: refunds, WeChat's bills, the ledger, daily totals, tables for a spreadsheet.

use banyi_shared::dto::admin::{
    AdminRefund, AdminRefundPage, BillRun, BillRunInput, BillRunPage, CorrectionInput, Difference,
    DifferencePage, DifferenceSettlement, Export, ExportInput, ExportPage, FinanceDay, FinanceDays,
    FinanceSettings, LedgerBalances, LedgerCheck, LedgerPage, LedgerPosting, RefundDecision, Reissue,
};
use banyi_shared::{CivilDate, DifferenceId, ExportId, OutRefundNo};

use super::call::Call;
use super::{Api, ApiError, Page, Query};

fn refund_path(no: &OutRefundNo, rest: &str) -> String {
    format!("/admin/refunds/{no}{rest}")
}

impl Api {
    /// A page of refunds; keys: q, status, approval, attention, from, to, sort, cursor, limit.
    pub async fn refunds(self, query: Query) -> Result<Page<AdminRefund>, ApiError> {
        let page: AdminRefundPage = self.send(Call::get("/admin/refunds").query(&query)).await?;
        Ok(page.into())
    }

    /// One refund.
    pub async fn one_refund(self, no: &OutRefundNo) -> Result<AdminRefund, ApiError> {
        self.send(Call::get(&refund_path(no, ""))).await
    }

    /// What the second person says.
    pub async fn decide_refund(
        self,
        no: &OutRefundNo,
        input: &RefundDecision,
    ) -> Result<AdminRefund, ApiError> {
        self.send(Call::post(&refund_path(no, "/decision"), input)).await
    }

    /// Brings a failed refund to its end, once for a `key`. Answers the new one, or the same.
    pub async fn reissue_refund(
        self,
        no: &OutRefundNo,
        key: &str,
        input: &Reissue,
    ) -> Result<AdminRefund, ApiError> {
        self.send(Call::post(&refund_path(no, "/reissue"), input).key(key)).await
    }

    /// What staff have set for money.
    pub async fn finance_settings(self) -> Result<FinanceSettings, ApiError> {
        self.send(Call::get("/admin/finance/settings")).await
    }

    /// Sets it.
    pub async fn set_finance_settings(self, input: FinanceSettings) -> Result<FinanceSettings, ApiError> {
        self.send(Call::put("/admin/finance/settings", &input)).await
    }

    /// Daily totals, the oldest first; keys: from, to.
    pub async fn finance_days(self, query: Query) -> Result<Vec<FinanceDay>, ApiError> {
        let days: FinanceDays = self.send(Call::get("/admin/finance/days").query(&query)).await?;
        Ok(days.days)
    }

    /// A page of postings; keys: q, kind, account, from, to, cursor, limit.
    pub async fn postings(self, query: Query) -> Result<Page<LedgerPosting>, ApiError> {
        let page: LedgerPage = self.send(Call::get("/admin/ledger/postings").query(&query)).await?;
        Ok(page.into())
    }

    /// What every account comes to, at the end of a day or now.
    pub async fn balances(self, until: Option<CivilDate>) -> Result<LedgerBalances, ApiError> {
        let until = until.map(|day| day.to_string()).unwrap_or_default();
        self.send(Call::get("/admin/ledger/balances").query(&Query::new().with("until", until))).await
    }

    /// Recomputes the books and compares.
    pub async fn check_ledger(self) -> Result<LedgerCheck, ApiError> {
        self.send(Call::poke("/admin/ledger/check")).await
    }

    /// Posts by hand, once for a `key`.
    pub async fn correct_ledger(self, key: &str, input: &CorrectionInput) -> Result<LedgerPosting, ApiError> {
        self.send(Call::post("/admin/ledger/corrections", input).key(key)).await
    }

    /// A page of fetches of WeChat's bills; key: cursor.
    pub async fn bill_runs(self, query: Query) -> Result<Page<BillRun>, ApiError> {
        let page: BillRunPage = self.send(Call::get("/admin/bills").query(&query)).await?;
        Ok(page.into())
    }

    /// Reconciles a day, again or for the first time.
    pub async fn run_bill(self, input: BillRunInput) -> Result<BillRun, ApiError> {
        self.send(Call::post("/admin/bills", &input)).await
    }

    /// A page of differences; keys: state, kind, q, from, to, cursor.
    pub async fn differences(self, query: Query) -> Result<Page<Difference>, ApiError> {
        let page: DifferencePage = self.send(Call::get("/admin/bills/differences").query(&query)).await?;
        Ok(page.into())
    }

    /// Settles a difference.
    pub async fn settle_difference(
        self,
        id: &DifferenceId,
        input: &DifferenceSettlement,
    ) -> Result<Difference, ApiError> {
        self.send(Call::post(&format!("/admin/bills/differences/{id}/settlement"), input)).await
    }

    /// A page of one's own exports; key: cursor.
    pub async fn exports(self, query: Query) -> Result<Page<Export>, ApiError> {
        let page: ExportPage = self.send(Call::get("/admin/exports").query(&query)).await?;
        Ok(page.into())
    }

    /// Asks for a table.
    pub async fn start_export(self, input: &ExportInput) -> Result<Export, ApiError> {
        self.send(Call::post("/admin/exports", input)).await
    }

    /// How far it has come.
    pub async fn export(self, id: &ExportId) -> Result<Export, ApiError> {
        self.send(Call::get(&format!("/admin/exports/{id}"))).await
    }
}
