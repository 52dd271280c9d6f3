//! 预约规则: how a hospital sells its numbers, as data. Versions are added; an order keeps the one it was placed under.

use crate::ClockTime;
use crate::time::{CivilDate, DAY, Instant, MINUTE, Period};

dto! {
    /// One step of the ladder for numbers that nobody fetched.
    pub struct NoShowStep {
        /// So many no-shows of a user …
        pub count: i64,
        /// … within so many days …
        pub within_days: i64,
        /// … stop booking for so many days from the last of them.
        pub stop_days: i64,
    }
}

dto! {
    /// The rules by which a hospital's numbers are booked. Clock times are Asia/Shanghai.
    pub struct BookingRules {
        /// 预约周期: days that can be booked once today's release has passed, today included. 1 to 90.
        pub cycle_days: i64,
        /// 放号时间: when the next day opens.
        pub release: ClockTime,
        /// 停挂时间: from then on today sells nothing more.
        pub stop: ClockTime,
        /// 退号截止天数: 0 the day of the visit, −1 the civil day before, to −30.
        pub quit_day: i64,
        /// 退号时间 on that day; the patient may cancel until then, that moment included.
        pub quit_time: ClockTime,
        /// Minutes to pay before the hold ends, 5 to 120.
        pub pay_minutes: i64,
        /// Numbers of this hospital that a user may hold for one day, 1 to 20.
        pub per_user_day: i64,
        /// Minutes for which an offer of the line 候补 is kept, 5 to 240.
        pub offer_minutes: i64,
        /// Whether the hospital reports 取号: then a number that nobody fetched by the session's end is a no-show;
        /// otherwise the order is completed.
        pub reports_fetch: bool,
        /// Reminder on the evening before.
        pub remind_evening: ClockTime,
        /// Reminder on the day.
        pub remind_morning: ClockTime,
        /// The steps, the mildest first.
        pub no_show: Vec<NoShowStep>,
        /// 预约规则, a sentence each, for instance where a number is fetched.
        pub notes: Vec<String>,
        /// 就诊需携带, a thing each.
        pub bring: Vec<String>,
    } optional {
        /// Where a number is fetched, when we give the numbers.
        pub fetch_place: String,
    }
}

wire_enum! {
    /// Why a session of an opened date sells nothing.
    pub enum BookingClosed {
        /// The date is not released yet.
        NotOpen = "not_open",
        /// Today, after the stop time; or the session is over; or the day has passed.
        Stopped = "stopped",
    }
}

const fn clock(hour: u32, minute: u32) -> ClockTime {
    match ClockTime::new(hour, minute) {
        Some(time) => time,
        None => panic!("not a time of day"),
    }
}

impl BookingRules {
    /// The rules that an empty database is given.
    pub fn seeded() -> Self {
        let texts = |list: &[&str]| list.iter().map(|&text| text.to_owned()).collect();
        Self {
            cycle_days: 10,
            release: clock(8, 30),
            stop: clock(11, 30),
            quit_day: -1,
            quit_time: clock(15, 30),
            pay_minutes: 30,
            per_user_day: 3,
            offer_minutes: 30,
            reports_fetch: false,
            remind_evening: clock(18, 0),
            remind_morning: clock(8, 0),
            no_show: vec![
                NoShowStep { count: 2, within_days: 90, stop_days: 14 },
                NoShowStep { count: 3, within_days: 90, stop_days: 90 },
            ],
            notes: texts(&["请在就诊当日取号，过号需重新排队", "同一就诊人同一科室同一天只能预约一个号"]),
            bring: texts(&["有效身份证件", "医保卡或就诊卡", "既往病历和检查结果"]),
            fetch_place: Some("门诊楼一层大厅挂号窗口".to_owned()),
        }
    }

    /// The length of the hold in milliseconds.
    pub const fn hold_ms(&self) -> i64 {
        self.pay_minutes.saturating_mul(MINUTE)
    }

    /// 预约周期 within its bounds, so that a list of dates is short whatever the rules say.
    pub(super) fn cycle(&self) -> i64 {
        self.cycle_days.clamp(1, 90)
    }

    /// 退号截止: the last moment at which a number for `date` may be cancelled by its patient.
    pub fn cancel_until(&self, date: CivilDate) -> Instant {
        self.quit_time.on(date.plus_days(self.quit_day))
    }

    /// When a session stops being sold: at its end, or at the day's stop time if that is earlier.
    pub fn closes_at(&self, date: CivilDate, period: Period) -> Instant {
        self.stop.on(date).min(period.ends_on(date))
    }

    /// Whether a session of `date` may be sold at `now`, whatever is left of it.
    pub fn check(&self, date: CivilDate, period: Period, now: Instant) -> Result<(), BookingClosed> {
        if now < super::opens_at(self, date) {
            return Err(BookingClosed::NotOpen);
        }
        if now >= self.closes_at(date, period) {
            return Err(BookingClosed::Stopped);
        }
        Ok(())
    }

    /// Until when a user may not book, given the ends of the sessions that they missed, in any order.
    pub fn stopped_until(&self, missed: &[Instant], now: Instant) -> Option<Instant> {
        let mut missed = missed.to_vec();
        missed.sort_unstable();
        let ends = self.no_show.iter().flat_map(|step| {
            let count = usize::try_from(step.count).unwrap_or(usize::MAX).max(1);
            missed
                .windows(count)
                .filter(|run| run[count - 1] - run[0] < step.within_days.saturating_mul(DAY))
                .map(|run| run[count - 1] + step.stop_days.saturating_mul(DAY))
                .collect::<Vec<_>>()
        });
        ends.max().filter(|end| now < *end)
    }

    /// What is wrong with edited rules: field and sentence.
    pub fn problems(&self) -> Vec<(&'static str, &'static str)> {
        let mut found = Vec::new();
        let mut need = |holds: bool, field, sentence| {
            if !holds {
                found.push((field, sentence));
            }
        };
        need((1..=90).contains(&self.cycle_days), "cycleDays", "预约周期应在 1 到 90 天之间");
        // With a cycle of one day, every day opens at its own release and closes at its own stop time.
        let today = Instant::from_ms(0).date();
        let sells = self.cycle_days != 1 || self.release.on(today) < self.closes_at(today, Period::Afternoon);
        need(sells, "stop", "预约周期为 1 天时，停挂时间应晚于放号时间，且放号时间应早于 17:00");
        need((-30..=0).contains(&self.quit_day), "quitDay", "退号截止天数应在 -30 到 0 之间");
        need((5..=120).contains(&self.pay_minutes), "payMinutes", "支付时限应在 5 到 120 分钟之间");
        need((1..=20).contains(&self.per_user_day), "perUserDay", "每人每天限号应在 1 到 20 之间");
        need((5..=240).contains(&self.offer_minutes), "offerMinutes", "候补保留时间应在 5 到 240 分钟之间");
        let steps = |step: &NoShowStep| {
            (1..=20).contains(&step.count)
                && (1..=365).contains(&step.within_days)
                && (1..=365).contains(&step.stop_days)
        };
        need(
            self.no_show.len() <= 5 && self.no_show.iter().all(steps),
            "noShow",
            "最多 5 级，次数应在 1 到 20 之间，天数应在 1 到 365 之间",
        );
        let short = |texts: &[String]| {
            texts.len() <= 20 && texts.iter().all(|text| (1..=200).contains(&text.trim().chars().count()))
        };
        need(short(&self.notes), "notes", "最多 20 条，每条 1 到 200 个字");
        need(short(&self.bring), "bring", "最多 20 条，每条 1 到 200 个字");
        let place = self.fetch_place.as_deref().is_none_or(|place| place.chars().count() <= 200);
        need(place, "fetchPlace", "取号地点最多 200 个字");
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn day(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_deadline_is_on_the_civil_day_before() {
        let rules = BookingRules::seeded();
        assert_eq!(rules.cancel_until(day("2027-01-01")), at("2026-12-31T15:30:00+08:00"));
        let same_day = BookingRules { quit_day: 0, ..rules };
        assert_eq!(same_day.cancel_until(day("2027-03-01")), at("2027-03-01T15:30:00+08:00"));
    }

    #[test]
    fn a_session_sells_from_its_release_to_the_stop_time_of_its_day() {
        let rules = BookingRules::seeded();
        let check = |now| rules.check(day("2027-01-05"), Period::Morning, at(now));
        assert_eq!(check("2026-12-27T08:29:59.999+08:00"), Err(BookingClosed::NotOpen));
        assert_eq!(check("2026-12-27T08:30:00+08:00"), Ok(()));
        assert_eq!(check("2027-01-05T11:29:59.999+08:00"), Ok(()));
        assert_eq!(check("2027-01-05T11:30:00+08:00"), Err(BookingClosed::Stopped));
        assert_eq!(check("2027-01-06T09:00:00+08:00"), Err(BookingClosed::Stopped));
    }

    #[test]
    fn a_late_stop_time_does_not_sell_a_session_that_is_over() {
        let rules = BookingRules { stop: "16:30".parse().unwrap(), ..BookingRules::seeded() };
        let now = at("2027-01-05T12:00:00+08:00");
        assert_eq!(rules.check(day("2027-01-05"), Period::Morning, now), Err(BookingClosed::Stopped));
        assert_eq!(rules.check(day("2027-01-05"), Period::Afternoon, now), Ok(()));
    }

    #[test]
    fn no_shows_stop_booking_by_the_ladder() {
        let rules = BookingRules::seeded();
        let until = |missed: &[&str], now: &str| {
            let missed: Vec<_> = missed.iter().map(|text| at(text)).collect();
            rules.stopped_until(&missed, at(now))
        };
        let (first, second) = ("2026-10-01T12:00:00+08:00", "2026-11-01T12:00:00+08:00");
        assert_eq!(until(&[first], "2026-11-02T00:00:00+08:00"), None);
        let end = Some(at("2026-11-15T12:00:00+08:00"));
        assert_eq!(until(&[second, first], "2026-11-02T00:00:00+08:00"), end);
        assert_eq!(until(&[first, second], "2026-11-15T12:00:00+08:00"), None);
        let third = "2026-12-01T12:00:00+08:00";
        assert_eq!(
            until(&[first, second, third], "2026-12-02T00:00:00+08:00"),
            Some(at("2027-03-01T12:00:00+08:00"))
        );
        // Too far apart.
        assert_eq!(until(&["2026-07-01T12:00:00+08:00", third], "2026-12-02T00:00:00+08:00"), None);
    }

    #[test]
    fn a_day_that_opens_after_it_has_closed_sells_nothing() {
        let with = |cycle_days, release: &str, stop: &str| {
            let (release, stop) = (release.parse().unwrap(), stop.parse().unwrap());
            let rules = BookingRules { cycle_days, release, stop, ..BookingRules::seeded() };
            rules.problems().into_iter().map(|(field, _)| field).collect::<Vec<_>>()
        };
        assert_eq!(with(1, "08:30", "08:31"), Vec::<&str>::new());
        assert_eq!(with(1, "08:30", "08:30"), ["stop"]);
        assert_eq!(with(1, "14:00", "11:30"), ["stop"]);
        // The last session is over at 17:00, whatever the stop time.
        assert_eq!(with(1, "17:00", "23:00"), ["stop"]);
        assert_eq!(with(2, "14:00", "11:30"), Vec::<&str>::new());
    }

    #[test]
    fn a_ladder_beyond_all_bounds_is_walked() {
        let steps = |count, days| vec![NoShowStep { count, within_days: days, stop_days: days }];
        let now = at("2026-11-21T09:00:00+08:00");
        let missed = [now - 2 * DAY, now - DAY];
        let until = |no_show| BookingRules { no_show, ..BookingRules::seeded() }.stopped_until(&missed, now);
        assert!(until(steps(2, i64::MAX)).is_some_and(|end| end > now));
        assert_eq!(until(steps(2, i64::MIN)), None);
        assert_eq!(until(steps(i64::MAX, 90)), None);
        assert_eq!(until(steps(-1, 90)), None);
        let endless = BookingRules { pay_minutes: i64::MAX, ..BookingRules::seeded() };
        assert_eq!(endless.hold_ms(), i64::MAX);
    }

    #[test]
    fn the_seeded_rules_are_sound_and_odd_ones_are_not() {
        assert_eq!(BookingRules::seeded().problems(), []);
        let odd = BookingRules { cycle_days: 0, quit_day: 1, offer_minutes: 0, ..BookingRules::seeded() };
        let fields: Vec<_> = odd.problems().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["cycleDays", "quitDay", "offerMinutes"]);
    }
}
