//! Reconciles a day. A job; its subject is the day.

use banyi_shared::CivilDate;

use crate::app::App;
use crate::ledger;
use crate::queue::{JobError, Outcome};

/// Posts what moved without a posting.
pub async fn reconcile(app: &App, date: CivilDate) -> Result<Outcome, JobError> {
    let posted = ledger::catch_up(app).await?;
    tracing::info!(%date, posted, "books");
    Ok(Outcome::Done)
}
