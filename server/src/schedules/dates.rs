//! 可预约日期 of a department.

use std::collections::HashMap;

use banyi_shared::dto::BookingDates;
use banyi_shared::rules::{BookingDate, BookingRules, DateState, booking_dates, date_state, opens_at};
use banyi_shared::{CivilDate, DepartmentId, Instant, Period};

use super::rules;
use super::store::{self, DayRow};
use crate::app::App;
use crate::db::Cursor;
use crate::departments;
use crate::error::{Error, Result};

/// Dates on a page.
const PAGE: usize = 7;

/// A page of the dates, today first. Of what is offline all dates that have sessions are closed. NOT_FOUND for a group,
/// or for what is unknown.
pub async fn dates(app: &App, id: &DepartmentId, cursor: Option<&str>) -> Result<BookingDates> {
    let cursor = Cursor::decode(cursor, 1)?;
    let from: Option<CivilDate> = match cursor {
        None => None,
        Some(cursor) => Some(cursor.text(0)?.parse().map_err(|_| Error::field("cursor", "翻页标记不正确"))?),
    };
    let place = departments::place(&app.db, id).await?.ok_or_else(Error::not_found)?;
    let hospital_id = place.hospital_id.parse()?;
    let rules = rules::in_force(app, &hospital_id).await?;
    let now = app.now();
    let all = booking_dates(&rules, now);
    let total = all.len() as i64;
    let mut page: Vec<CivilDate> =
        all.into_iter().filter(|date| from.is_none_or(|from| from <= *date)).collect();
    let next_cursor = page.get(PAGE).map(|date| Cursor(vec![date.to_string()]).encode());
    page.truncate(PAGE);
    let mut rows = HashMap::new();
    if let (Some(first), Some(last)) = (page.first(), page.last()) {
        for row in store::days(&app.db, id, *first, *last).await? {
            rows.insert(row.day.clone(), row);
        }
    }
    let items = page.into_iter().map(|date| {
        let row = rows.get(&date.to_string());
        one(&rules, date, row, place.sells == 1, now)
    });
    Ok(BookingDates {
        items: items.collect(),
        hospital_id,
        hospital_name: place.hospital_name,
        group_name: place.group_name,
        department_id: id.clone(),
        department_name: place.department_name,
        rules,
        total,
        next_cursor,
    })
}

/// One date. What is left of a half day that sells no more is not counted.
fn one(
    rules: &BookingRules,
    date: CivilDate,
    row: Option<&DayRow>,
    is_online: bool,
    now: Instant,
) -> BookingDate {
    let left = |period, places| if now < rules.closes_at(date, period) { places } else { 0 };
    let remaining =
        row.map(|row| left(Period::Morning, row.morning) + left(Period::Afternoon, row.afternoon));
    let sessions = row.map_or(0, |row| row.sessions);
    let state = match date_state(rules, date, sessions, remaining.unwrap_or(0), now) {
        DateState::Open | DateState::Full | DateState::Soon if !is_online => DateState::Stopped,
        state => state,
    };
    BookingDate {
        date,
        weekday: date.weekday_label().to_owned(),
        state,
        doctors: row.map_or(0, |row| row.doctors),
        total: row.map_or(0, |row| row.total),
        remaining: remaining.unwrap_or(-1),
        opens_at: (state == DateState::Soon).then(|| opens_at(rules, date)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_a_morning_that_is_over_is_not_counted() {
        let rules = BookingRules { stop: "16:30".parse().unwrap(), ..BookingRules::seeded() };
        let day: CivilDate = "2027-01-05".parse().unwrap();
        let row =
            DayRow { day: day.to_string(), sessions: 2, doctors: 2, total: 9, morning: 4, afternoon: 5 };
        let at = |text: &str| {
            let date = one(&rules, day, Some(&row), true, text.parse().unwrap());
            (date.state, date.remaining)
        };
        assert_eq!(at("2027-01-05T11:59:59.999+08:00"), (DateState::Open, 9));
        assert_eq!(at("2027-01-05T12:00:00+08:00"), (DateState::Open, 5));
        assert_eq!(at("2027-01-05T16:30:00+08:00"), (DateState::Stopped, 0));
    }
}
