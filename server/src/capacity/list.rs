//! What is set and what is left, day by day.

use banyi_shared::dto::admin::{Capacity, CapacityList};
use banyi_shared::dto::{EscortAvailability, EscortAvailabilityList};
use banyi_shared::{CivilDate, HospitalId};

use super::store::{self, SetRow};
use crate::app::App;
use crate::error::{Error, Result};
use crate::hospitals;
use crate::staff::{CurrentStaff, Scope};

/// Days that one question may span.
const MAX_DAYS: i64 = 62;

/// What is left at a hospital on days with a limit; NOT_FOUND when there is no such hospital.
pub async fn availability(
    app: &App,
    hospital: &HospitalId,
    from: CivilDate,
    to: CivilDate,
) -> Result<EscortAvailabilityList> {
    check_span(from, to)?;
    if hospitals::find(app, hospital).await?.is_none() {
        return Err(Error::not_found());
    }
    let ids = [hospital.to_string()];
    let rows = store::between(&app.db, Some(&ids), from, to).await?;
    let items = rows.into_iter().map(|row| {
        Ok(EscortAvailability {
            date: row.day.parse()?,
            period: row.period.parse()?,
            remaining: row.remaining.max(0),
        })
    });
    Ok(EscortAvailabilityList { items: items.collect::<Result<_>>()? })
}

/// What is set at the hospitals of the staff's scope, or at one of them; from today on when no day is given.
pub async fn list(
    app: &App,
    staff: &CurrentStaff,
    hospital: Option<HospitalId>,
    from: Option<CivilDate>,
    to: Option<CivilDate>,
) -> Result<CapacityList> {
    let from = from.unwrap_or_else(|| app.now().date());
    let to = to.unwrap_or_else(|| from.plus_days(MAX_DAYS - 1));
    check_span(from, to)?;
    let ids: Option<Vec<String>> = match (&hospital, &staff.scope) {
        (Some(one), scope) if scope.covers(Some(one)) => Some(vec![one.to_string()]),
        (Some(_), _) => Some(Vec::new()),
        (None, Scope::All) => None,
        (None, Scope::Hospitals(ids)) => Some(ids.iter().map(ToString::to_string).collect()),
    };
    let rows = store::between(&app.db, ids.as_deref(), from, to).await?;
    Ok(CapacityList { items: rows.into_iter().map(Capacity::try_from).collect::<Result<_>>()? })
}

impl TryFrom<SetRow> for Capacity {
    type Error = Error;

    fn try_from(row: SetRow) -> Result<Self> {
        Ok(Self {
            id: row.id.parse()?,
            hospital_id: row.hospital_id.parse()?,
            date: row.day.parse()?,
            period: row.period.parse()?,
            total: row.total,
            taken: row.total - row.remaining,
        })
    }
}

fn check_span(from: CivilDate, to: CivilDate) -> Result<()> {
    if to < from {
        return Err(Error::field("to", "结束日期不能早于开始日期"));
    }
    if to >= from.plus_days(MAX_DAYS) {
        return Err(Error::field("to", format!("一次最多查询 {MAX_DAYS} 天")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_spans_62_days_both_ends_included() {
        let day = |text: &str| text.parse::<CivilDate>().unwrap();
        assert!(check_span(day("2026-11-01"), day("2027-01-01")).is_ok());
        assert!(check_span(day("2026-11-01"), day("2027-01-02")).is_err());
        assert!(check_span(day("2026-11-02"), day("2026-11-01")).is_err());
    }
}
