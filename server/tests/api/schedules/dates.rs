//! The dates of a department and the offers of its sessions, as the clock goes on.

use banyi_shared::dto::admin::AdminSchedule;
use banyi_shared::dto::{BookingDates, Hospital, HospitalPage, SessionDetail, SessionList, SessionOffer};
use banyi_shared::rules::{BookingDate, DateState};
use banyi_shared::time::DAY;
use banyi_shared::{CivilDate, Instant, ScheduleId};
use serde_json::{Value, json};

use crate::support::{Clinic, TestApp};

/// Moves business time forward to a moment.
fn goes_to(t: &TestApp, at: Instant) {
    t.advance(at - t.now());
}

/// All dates, page by page, and how many the server says there are.
async fn dates(t: &TestApp, clinic: &Clinic) -> (Vec<BookingDate>, i64) {
    let path = format!("/api/v1/departments/{}/dates", clinic.department);
    let mut all = Vec::new();
    let mut cursor = String::new();
    loop {
        let page: BookingDates = t.get(&format!("{path}?cursor={cursor}")).await.ok();
        assert!((1..=7).contains(&page.items.len()));
        all.extend(page.items);
        match page.next_cursor {
            Some(next) => cursor = next,
            None => return (all, page.total),
        }
    }
}

fn state(dates: &[BookingDate], date: CivilDate) -> DateState {
    dates.iter().find(|one| one.date == date).unwrap().state
}

async fn detail(t: &TestApp, id: &ScheduleId) -> SessionDetail {
    t.get(&format!("/api/v1/sessions/{id}")).await.ok()
}

both! {
    async fn dates_open_and_close_by_the_clock_over_the_end_of_a_year(t: TestApp) {
        let year = t.day(1).to_string()[..4].parse::<u32>().unwrap();
        let last = CivilDate::new(year, 12, 31).unwrap();
        goes_to(&t, last.at(8, 27));
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let on = |ahead: i64| last.plus_days(ahead);
        for ahead in [0, 1, 8, 9, 10] {
            admin.schedule(&clinic, "张明", on(ahead), "morning", 8).await;
        }
        let opening = admin.schedule(&clinic, "李岚", on(9), "afternoon", 4).await.session.id;

        goes_to(&t, last.at(8, 29) + 20_000);
        let (seen, total) = dates(&t, &clinic).await;
        assert_eq!((seen.len(), total), (10, 10));
        assert_eq!((seen[0].date, seen[9].date), (last, on(9)));
        assert_eq!((seen[9].state, seen[9].opens_at), (DateState::Soon, Some(last.at(8, 30))));
        assert_eq!((seen[8].state, seen[8].opens_at), (DateState::Open, None));
        let session = detail(&t, &opening).await.session;
        assert_eq!((session.offer, session.opens_at), (SessionOffer::Soon, Some(last.at(8, 30))));

        goes_to(&t, last.at(8, 30));
        let (seen, total) = dates(&t, &clinic).await;
        assert_eq!((seen.len(), total), (11, 11));
        assert_eq!(state(&seen, on(9)), DateState::Open);
        assert_eq!((seen[10].state, seen[10].opens_at), (DateState::Soon, Some(on(1).at(8, 30))));
        assert_eq!(seen[0].weekday, last.weekday_label());
        let day = &seen[9];
        assert_eq!((day.doctors, day.total, day.remaining), (2, 12, 12));
        let session = detail(&t, &opening).await;
        assert_eq!((session.session.offer, session.session.opens_at), (SessionOffer::Book, None));
        assert_eq!(session.cancel_until, on(8).at(15, 30));

        goes_to(&t, last.at(11, 29) + 20_000);
        assert_eq!(dates(&t, &clinic).await.0[0].state, DateState::Open);
        goes_to(&t, last.at(11, 30));
        let today = &dates(&t, &clinic).await.0[0];
        assert_eq!((today.date, today.state, today.remaining), (last, DateState::Stopped, 0));

        goes_to(&t, last.at(23, 59) + 20_000);
        assert_eq!(dates(&t, &clinic).await.0[0].date, last);
        goes_to(&t, on(1).at(0, 0));
        let (seen, total) = dates(&t, &clinic).await;
        assert_eq!((seen[0].date, seen[0].state, seen[9].date, total), (on(1), DateState::Open, on(10), 10));
    }
}

both! {
    async fn february_ends_as_it_does_that_year(t: TestApp) {
        let first = {
            let mut day = t.day(1);
            while day.to_string()[5..] != *"03-01" {
                day = day.plus_days(1);
            }
            day
        };
        goes_to(&t, first.plus_days(-1).at(23, 59) + 20_000);
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let (seen, _) = dates(&t, &clinic).await;
        assert_eq!(seen[0].date, first.plus_days(-1));
        goes_to(&t, first.at(0, 0));
        let (seen, total) = dates(&t, &clinic).await;
        assert_eq!((seen[0].date, seen[9].date, total), (first, first.plus_days(9), 10));
        assert!(seen[..9].iter().all(|one| (one.state, one.remaining) == (DateState::Empty, -1)));
    }
}

both! {
    async fn a_date_says_whether_anything_is_left(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        admin.schedule(&clinic, "张明", t.day(1), "morning", 8).await;
        let full = admin.schedule(&clinic, "张明", t.day(2), "morning", 0).await;
        let paused = admin.schedule(&clinic, "张明", t.day(3), "morning", 8).await.session.id;
        let stopped = admin.schedule(&clinic, "张明", t.day(4), "morning", 8).await.session.id;
        admin.sets_session(&paused, "paused").await.ok::<AdminSchedule>();
        admin.sets_session(&stopped, "stopped").await.ok::<AdminSchedule>();
        assert_eq!(full.session.offer, SessionOffer::Wait);
        let (seen, _) = dates(&t, &clinic).await;
        let states: Vec<_> = seen[1..6].iter().map(|one| (one.state, one.remaining)).collect();
        assert_eq!(states, [(DateState::Open, 8), (DateState::Full, 0), (DateState::Full, 0), (DateState::Empty, -1),
            (DateState::Empty, -1)]);
        assert_eq!(detail(&t, &stopped).await.session.offer, SessionOffer::Stopped);
    }
}

both! {
    async fn what_is_offline_is_shown_and_not_sold(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let session = admin.schedule(&clinic, "张明", t.day(2), "morning", 8).await.session.id;
        let path = format!("/hospitals/{}", clinic.hospital);
        let hospital: Hospital = admin.get(&path).await.ok();
        let named: HospitalPage = t.get(&format!("/api/v1/hospitals?offers=registration&q={}", hospital.name)).await.ok();
        assert_eq!(named.items.len(), 1);
        let escorts: HospitalPage = t.get(&format!("/api/v1/hospitals?offers=escort&q={}", hospital.name)).await.ok();
        assert_eq!(escorts.items.len(), 0);

        let mut form: Value = admin.get(&path).await.ok();
        form["state"] = json!("offline");
        admin.put(&path, form.clone()).await.ok::<Hospital>();
        let (seen, _) = dates(&t, &clinic).await;
        assert_eq!((seen[1].state, seen[2].state), (DateState::Empty, DateState::Stopped));
        assert_eq!(detail(&t, &session).await.session.offer, SessionOffer::Closed);
        let tree = format!("/api/v1/hospitals/{}/departments", clinic.hospital);
        assert_eq!(t.get(&tree).await.json()["items"][0]["children"][0]["name"], "心内科");
        form["state"] = json!("online");
        admin.put(&path, form).await.ok::<Hospital>();
        assert_eq!(detail(&t, &session).await.session.offer, SessionOffer::Book);

        let group = json!({"code": "内科", "name": "内科", "intro": "", "sort": 1, "state": "offline"});
        admin.put(&format!("/departments/{}", clinic.group), group).await.ok::<Value>();
        assert_eq!(detail(&t, &session).await.session.offer, SessionOffer::Closed);
        assert_eq!(t.get(&tree).await.json()["items"], json!([]));
        t.get(&format!("/api/v1/departments/{}/dates", clinic.group)).await.fails(404, "NOT_FOUND");
        t.get("/api/v1/departments/nothing/dates").await.fails(404, "NOT_FOUND");
        t.get(&format!("/api/v1/departments/{}/dates?cursor=eA", clinic.department)).await.fails(422, "VALIDATION_FAILED");
    }
}

both! {
    async fn a_session_that_is_over_is_closed(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let session = admin.schedule(&clinic, "张明", t.day(1), "afternoon", 8).await.session.id;
        t.advance(2 * DAY);
        assert_eq!(detail(&t, &session).await.session.offer, SessionOffer::Closed);
        let path = format!("/api/v1/departments/{}/sessions?date={}", clinic.department, t.day(-1));
        let list: SessionList = t.get(&path).await.ok();
        assert_eq!(list.items[0].offer, SessionOffer::Closed);
        let admin = t.admin().await;
        admin.sets_session(&session, "stopped").await.fails(409, "CONFLICT");
    }
}
