//! Numbers that we give, where the hospital gives none.

use banyi_shared::time::MINUTE;
use banyi_shared::{OrderNo, ScheduleId};

use super::store;
use crate::app::App;
use crate::capacity;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::policies::RulesVersion;
use crate::schedules;

/// Gives a locked order the lowest free number of its session, with the time and place to fetch it.
pub async fn give(
    app: &App,
    tx: &mut Tx,
    no: &OrderNo,
    session: &ScheduleId,
    rules: &RulesVersion,
) -> Result<()> {
    capacity::lock_places(app, tx, session).await?;
    let number = lowest_free(&store::numbers(tx, session).await?);
    store::give_number(tx, session, number, no).await?;
    let session = schedules::read(tx, session).await?.ok_or_else(Error::not_found)?;
    let time = window(session.period, number, session.total);
    let place = rules.body.fetch_place.as_deref();
    store::set_number(tx, no, &number.to_string(), (Some(&time), place), None, app.now()).await
}

/// The lowest number, from 1, that is not among those given, which are in their order.
fn lowest_free(given: &[i64]) -> i64 {
    (1..).zip(given).find(|(want, have)| want != *have).map_or(given.len() as i64 + 1, |(want, _)| want)
}

/// The half hour in which a number's turn comes, `HH:mm-HH:mm`: the session is shared out evenly.
fn window(period: banyi_shared::Period, number: i64, total: i64) -> String {
    let day = banyi_shared::Instant::from_ms(0).date();
    let (start, end) = (period.starts_on(day), period.ends_on(day));
    let halves = (end - start) / (30 * MINUTE);
    let which = ((number - 1) * halves / total.max(number)).clamp(0, halves - 1);
    let from = start + which * 30 * MINUTE;
    let to = from + 30 * MINUTE;
    format!("{}-{}", from.civil().format("%H:%M"), to.civil().format("%H:%M"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use banyi_shared::Period;

    #[test]
    fn a_gap_is_filled_first() {
        assert_eq!(lowest_free(&[]), 1);
        assert_eq!(lowest_free(&[1, 2, 3]), 4);
        assert_eq!(lowest_free(&[1, 3, 4]), 2);
        assert_eq!(lowest_free(&[2, 3]), 1);
    }

    #[test]
    fn the_session_is_shared_out_by_half_hours() {
        assert_eq!(window(Period::Morning, 1, 40), "08:00-08:30");
        assert_eq!(window(Period::Morning, 5, 40), "08:00-08:30");
        assert_eq!(window(Period::Morning, 6, 40), "08:30-09:00");
        assert_eq!(window(Period::Morning, 40, 40), "11:30-12:00");
        assert_eq!(window(Period::Afternoon, 1, 1), "13:30-14:00");
        // More than there are, after the total was lowered.
        assert_eq!(window(Period::Afternoon, 9, 3), "16:30-17:00");
    }
}
