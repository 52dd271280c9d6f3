//! What staff set for money without a deployment: the table `setting`, read whenever it is needed.

mod api;
mod change;
mod store;

use banyi_shared::Fen;
use banyi_shared::dto::admin::FinanceSettings;

pub use api::FinanceSettingsApi;
pub use change::change;

use crate::app::App;
use crate::db::Tx;
use crate::error::Result;

/// Staff refunds of an order above it need a second person, until staff set something else.
const APPROVAL_ABOVE: Fen = Fen(50_000);

/// What is set now.
pub async fn show(app: &App) -> Result<FinanceSettings> {
    let approval_above_fen = store::read(&app.db, store::APPROVAL_ABOVE).await?;
    Ok(FinanceSettings { approval_above_fen: approval_above_fen.map_or(APPROVAL_ABOVE, Fen) })
}

/// Above what staff refunds of an order, together, need a second person.
pub async fn approval_above(tx: &mut Tx) -> Result<Fen> {
    Ok(store::find(tx, store::APPROVAL_ABOVE).await?.map_or(APPROVAL_ABOVE, Fen))
}
