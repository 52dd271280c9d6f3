//! Brings what an order owes in the books to what it owes.

use banyi_shared::dto::admin::PostingKind;
use banyi_shared::{Fen, OrderNo};

use super::post::{Posting, post};
use super::{rules, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};

/// After an event of a locked order: what its liability has too much was earned, what it lacks is owed again. Changes
/// nothing when they agree.
pub async fn balance_order(app: &App, tx: &mut Tx, no: &OrderNo) -> Result<()> {
    let standing = store::standing(tx, no).await?.ok_or_else(Error::not_found)?;
    let earned = standing.liability() - standing.owed()?;
    if earned.is_zero() {
        return Ok(());
    }
    let subject = format!("{no}:{}", standing.times_earned + 1);
    let posting = Posting {
        kind: PostingKind::Earned,
        subject: &subject,
        order: Some(no),
        staff: None,
        note: None,
        at: app.now(),
        entries: rules::earned(standing.kind()?, earned),
    };
    if post(app, tx, &posting).await? {
        return Ok(());
    }
    Err(Error::internal(format_args!("{subject} was posted although {no} is locked")))
}

impl store::Standing {
    /// What the books say that the order owes.
    pub fn liability(&self) -> Fen {
        Fen(-self.on_liability)
    }

    /// What it owes by its state and its money.
    pub fn owed(&self) -> Result<Fen> {
        let state = self.state.parse()?;
        Ok(rules::owed(state, Fen(self.paid_fen), Fen(self.returning_fen), Fen(self.refunded_fen)))
    }

    /// What it sells.
    pub fn kind(&self) -> Result<banyi_shared::order::OrderKind> {
        Ok(self.kind.parse()?)
    }
}
