//! The demonstration: departments, doctors and two weeks of sessions.

use banyi_shared::dto::{BookingDates, DepartmentTree, HospitalPage};
use banyi_shared::rules::DateState;

both! {
    async fn two_weeks_of_sessions_are_seeded_once(t: TestApp) {
        let began = std::time::Instant::now();
        banyi_server::demo::seed(&t.app).await.unwrap();
        println!("seeded in {:?}", began.elapsed());
        let sessions = "SELECT count(*) FROM schedule";
        let first = t.number(sessions).await;
        banyi_server::demo::seed(&t.app).await.unwrap();
        assert_eq!(t.number(sessions).await, first);
        assert!((8_000..16_000).contains(&first), "{first}");
        assert_eq!(t.number("SELECT count(*) FROM schedule s LEFT JOIN capacity c ON c.id = s.id WHERE c.id IS NULL").await, 0);
        assert_eq!(t.number("SELECT count(*) FROM department WHERE is_group = 0").await, 287 + 3 * 12);
        let found: HospitalPage = t.get("/api/v1/hospitals?offers=registration&q=珠海").await.ok();
        let tree: DepartmentTree = t.get(&format!("/api/v1/hospitals/{}/departments", found.items[0].id)).await.ok();
        assert_eq!((tree.items.len(), tree.items.iter().map(|group| group.children.len()).sum::<usize>()), (12, 287));
        let mut states = Vec::new();
        for one in tree.items[1].children.iter().take(12) {
            let dates: BookingDates = t.get(&format!("/api/v1/departments/{}/dates", one.id)).await.ok();
            states.extend(dates.items.into_iter().map(|date| date.state));
        }
        assert!(states.contains(&DateState::Open) && states.contains(&DateState::Empty));
        assert!(t.number("SELECT count(*) FROM capacity WHERE kind = 'registration' AND total <= 2").await > 50);
    }
}
