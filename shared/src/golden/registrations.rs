//! When numbers are booked and given back, and how long until then.

use serde_json::{Value, json};

use super::args::Args;
use crate::rules::{self, BookingClosed, BookingRules, Countdown};
use crate::{CivilDate, Instant};

/// `booking_dates {rules, nowMs}`: the dates that a patient sees, today first; the last one `isSoon`.
pub fn booking_dates(args: &Args<'_>) -> Result<Value, String> {
    let (rules, now): (BookingRules, _) = (args.get("rules")?, args.now()?);
    let dates = rules::booking_dates(&rules, now).into_iter().map(|date| {
        let opens_at = rules::opens_at(&rules, date);
        json!({
            "date": date,
            "weekday": date.weekday_label(),
            "opensAt": opens_at,
            "isSoon": now < opens_at,
        })
    });
    Ok(dates.collect())
}

/// `date_state {rules, date, sessions, remaining, nowMs}`
pub fn date_state(args: &Args<'_>) -> Result<Value, String> {
    let (sessions, remaining) = (args.get("sessions")?, args.get("remaining")?);
    let state = rules::date_state(&args.get("rules")?, args.get("date")?, sessions, remaining, args.now()?);
    Ok(json!({ "state": state, "label": state.label() }))
}

/// `opens_at {rules, date}`
pub fn opens_at(args: &Args<'_>) -> Result<Value, String> {
    Ok(json!(rules::opens_at(&args.get("rules")?, args.get("date")?)))
}

/// `cancel_until {rules, date}`
pub fn cancel_until(args: &Args<'_>) -> Result<Value, String> {
    let (rules, date): (BookingRules, CivilDate) = (args.get("rules")?, args.get("date")?);
    Ok(json!(rules.cancel_until(date)))
}

/// `check_session {rules, date, period, nowMs}`: whether it is sold, else why not and, before its release, when it opens.
pub fn check_session(args: &Args<'_>) -> Result<Value, String> {
    let (rules, date): (BookingRules, CivilDate) = (args.get("rules")?, args.get("date")?);
    Ok(match rules.check(date, args.get("period")?, args.now()?) {
        Ok(()) => json!({ "bookable": true }),
        Err(BookingClosed::NotOpen) => json!({
            "bookable": false,
            "reason": BookingClosed::NotOpen,
            "opensAt": rules::opens_at(&rules, date),
        }),
        Err(reason) => json!({ "bookable": false, "reason": reason }),
    })
}

/// `stopped_until {rules, missed, nowMs}`: null where the user may book. `missed` are the ends of sessions.
pub fn stopped_until(args: &Args<'_>) -> Result<Value, String> {
    let (rules, missed): (BookingRules, Vec<Instant>) = (args.get("rules")?, args.get("missed")?);
    Ok(json!(rules.stopped_until(&missed, args.now()?)))
}

/// `countdown {until, nowMs}`
pub fn countdown(args: &Args<'_>) -> Result<Value, String> {
    let left = Countdown::new(args.get("until")?, args.now()?);
    Ok(json!({
        "leftMs": left.left_ms(),
        "ended": left.is_over(),
        "days": left.days(),
        "hours": left.hours(),
        "minutes": left.minutes(),
        "seconds": left.seconds(),
        "words": left.words(),
        "text": left.text(),
    }))
}
