//! The laws. Each look is a statement of its own, which sees the database as it was at one moment.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use sqlx::AssertSqlSafe;

use super::hall::Hall;

/// A place in line: its state, and when it was offered a place.
type Line = BTreeMap<String, (String, Option<i64>)>;

/// Looks again and again, and remembers.
pub struct Watch<'h> {
    hall: &'h Hall<'h>,
    pub looks: AtomicUsize,
    pub checks: AtomicUsize,
    /// The most that was taken of each session.
    pub most_taken: Mutex<[i64; 4]>,
    line: Mutex<Line>,
}

impl<'h> Watch<'h> {
    pub fn of(hall: &'h Hall<'h>) -> Self {
        Self {
            hall,
            looks: AtomicUsize::new(0),
            checks: AtomicUsize::new(0),
            most_taken: Mutex::default(),
            line: Mutex::default(),
        }
    }

    /// Looks whether every law holds at this moment.
    pub async fn look(&self) {
        self.looks.fetch_add(1, Ordering::SeqCst);
        for (law, sql) in LAWS {
            self.holds(law, sql).await;
        }
        self.look_at_places().await;
        self.look_at_line().await;
    }

    /// The same, and what holds when nothing is on its way any more.
    pub async fn look_at_rest(&self) {
        self.look().await;
        for (law, sql) in AT_REST {
            self.holds(law, sql).await;
        }
    }

    async fn holds(&self, law: &str, sql: &str) {
        self.checks.fetch_add(1, Ordering::SeqCst);
        let broken = self.hall.t.texts(sql).await;
        assert!(broken.is_empty(), "{law}: {broken:#?}\n{:#?}", self.hall.t.picture().await);
    }

    /// Never more than there ever were: what is held and what is offered, counted by itself, is what the row says.
    async fn look_at_places(&self) {
        for (at, session) in self.hall.sessions().into_iter().enumerate() {
            self.checks.fetch_add(1, Ordering::SeqCst);
            let id = &session.id;
            let sql = format!(
                "SELECT c.total, c.remaining,
                     CAST((SELECT count(*) FROM registration r JOIN hold h ON h.order_no = r.order_no
                         WHERE r.schedule_id = c.id AND h.state = 'held') AS BIGINT),
                     CAST((SELECT count(*) FROM waitlist w WHERE w.schedule_id = c.id AND w.state = 'offered') AS BIGINT)
                 FROM capacity c WHERE c.id = '{id}'"
            );
            let query = sqlx::query_as(AssertSqlSafe(sql));
            let row: (i64, i64, i64, i64) = query.fetch_one(self.hall.t.app.db.reader()).await.unwrap();
            let (total, remaining, held, offered) = row;
            let most = session.most.load(Ordering::SeqCst);
            let taken = held + offered;
            assert!(taken <= most, "{}: {held} sold and {offered} offered of {most}", session.doctor);
            assert_eq!(
                taken,
                total - remaining,
                "{}: {held} sold, {offered} offered: {total}, {remaining}",
                session.doctor
            );
            let mut seen = self.most_taken.lock().unwrap();
            seen[at] = seen[at].max(taken);
        }
    }

    /// Who stands in line is offered a place once, and what is over stays over.
    async fn look_at_line(&self) {
        self.checks.fetch_add(1, Ordering::SeqCst);
        let query = sqlx::query_as("SELECT id, state, offered_at FROM waitlist");
        let rows: Vec<(String, String, Option<i64>)> =
            query.fetch_all(self.hall.t.app.db.reader()).await.unwrap();
        let mut line = self.line.lock().unwrap();
        for (id, state, offered_at) in rows {
            if let Some((before, offered_before)) = line.get(&id) {
                let was_offered = offered_before.is_some();
                let may = match (before.as_str(), state.as_str()) {
                    ("waiting", _) => true,
                    ("offered", to) => to != "waiting" && *offered_before == offered_at,
                    (from, to) => from == to && *offered_before == offered_at,
                };
                assert!(may, "{id}: {before} became {state}, offered before: {was_offered}");
            }
            line.insert(id, (state, offered_at));
        }
    }
}

/// What holds at every moment. Each finds what breaks a law.
const LAWS: &[(&str, &str)] = &[
    (
        "a sold place has exactly one live order, and that one place",
        "SELECT r.order_no || ' ' || o.state || ' ' || h.state FROM registration r JOIN orders o ON o.no = r.order_no
             LEFT JOIN hold h ON h.order_no = r.order_no
             WHERE (CASE WHEN o.state IN ('cancelled', 'expired') THEN 0 ELSE 1 END) <>
             (SELECT count(*) FROM hold_claim l JOIN hold k ON k.order_no = l.order_no
                 WHERE l.order_no = r.order_no AND l.capacity_id = r.schedule_id AND k.state = 'held')
             UNION ALL SELECT l.order_no FROM hold_claim l JOIN capacity c ON c.id = l.capacity_id
                 JOIN hold k ON k.order_no = l.order_no WHERE c.kind = 'registration' AND k.state = 'held'
                 AND NOT EXISTS (SELECT 1 FROM registration r WHERE r.order_no = l.order_no
                     AND r.schedule_id = l.capacity_id AND l.places = 1)",
    ),
    (
        "a number is given once",
        "SELECT r.schedule_id || ' ' || r.number FROM registration r JOIN orders o ON o.no = r.order_no
             WHERE r.number IS NOT NULL AND o.state NOT IN ('cancelled', 'expired')
             GROUP BY r.schedule_id, r.number HAVING count(*) > 1",
    ),
    (
        "a confirmed order has the number that was given it",
        "SELECT r.order_no FROM registration r JOIN orders o ON o.no = r.order_no
             WHERE o.state = 'confirmed' AND NOT EXISTS (SELECT 1 FROM schedule_number n
             WHERE n.order_no = r.order_no AND n.schedule_id = r.schedule_id
             AND CAST(n.number AS TEXT) = r.number)",
    ),
    (
        "nobody waits while a place is free",
        "SELECT w.id FROM waitlist w JOIN capacity c ON c.id = w.schedule_id JOIN schedule s ON s.id = c.id
             WHERE w.state = 'waiting' AND s.state = 'open' AND c.remaining > 0",
    ),
    (
        "who came first is offered first",
        "SELECT w.id || ' before ' || x.id FROM waitlist w JOIN waitlist x ON x.schedule_id = w.schedule_id
             WHERE w.state = 'waiting' AND x.offered_at IS NOT NULL AND w.joined_at < x.joined_at",
    ),
    (
        "an accepted offer is one order",
        "SELECT w.id FROM waitlist w WHERE w.state = 'accepted' AND
             (SELECT count(*) FROM registration r WHERE r.waitlist_id = w.id AND r.order_no = w.order_no) <> 1
             UNION ALL SELECT r.waitlist_id FROM registration r JOIN waitlist w ON w.id = r.waitlist_id
             WHERE w.state <> 'accepted' OR w.order_no <> r.order_no",
    ),
    (
        "nobody holds more numbers of a day than allowed",
        "SELECT id FROM capacity WHERE kind = 'registration_quota' AND remaining < 0",
    ),
    (
        "a person has one number of a department and day",
        "SELECT id_card_idx FROM orders WHERE kind = 'registration'
             AND state IN ('pending_payment', 'closing', 'paid', 'confirmed', 'in_service')
             GROUP BY id_card_idx, department_id, service_date HAVING count(*) > 1",
    ),
];

/// What holds when nothing is on its way any more.
const AT_REST: &[(&str, &str)] = &[
    (
        "what is paid is confirmed, or its money is back",
        "SELECT no || ' ' || state FROM orders WHERE kind = 'registration' AND (state NOT IN ('confirmed', 'cancelled', 'expired')
             OR (state <> 'confirmed' AND paid_fen <> refunded_fen) OR (state = 'confirmed' AND paid_fen <> amount_fen))",
    ),
    (
        "a stopped session has no orders and no line",
        "SELECT r.order_no FROM registration r JOIN schedule s ON s.id = r.schedule_id JOIN hold h ON h.order_no = r.order_no
             WHERE s.state = 'stopped' AND h.state = 'held'
             UNION ALL SELECT w.id FROM waitlist w JOIN schedule s ON s.id = w.schedule_id
             WHERE s.state = 'stopped' AND w.state IN ('waiting', 'offered')",
    ),
    ("no offer is open", "SELECT id FROM waitlist WHERE state = 'offered'"),
];
