//! What the accounts come to.

use banyi_shared::dto::admin::{AccountBalance, LedgerAccount, LedgerBalances};
use banyi_shared::{CivilDate, Fen};

use super::store;
use crate::app::App;
use crate::error::Result;
use crate::hospitals::need_platform;
use crate::staff::CurrentStaff;

/// Every account, at the end of a day or now. FORBIDDEN for staff of some hospitals.
pub async fn balances(app: &App, staff: &CurrentStaff, until: Option<CivilDate>) -> Result<LedgerBalances> {
    need_platform(staff)?;
    let until = until.map(|day| day.plus_days(1).at(0, 0));
    let (rows, postings) = tokio::try_join!(store::balances(&app.db, until), store::count(&app.db, until))?;
    let accounts = LedgerAccount::ALL.iter().map(|account| {
        let row = rows.iter().find(|row| row.0 == account.as_str());
        let (debit, credit) = row.map_or((0, 0), |row| (row.1, row.2));
        AccountBalance {
            account: *account,
            debit_fen: Fen(debit),
            credit_fen: Fen(credit),
            balance_fen: Fen(debit - credit),
        }
    });
    Ok(LedgerBalances { accounts: accounts.collect(), postings, at: app.now() })
}
