//! What it came to.

use std::io::Write;
use std::sync::atomic::Ordering;

use super::PATIENTS;
use super::hall::Hall;
use super::watch::Watch;

/// Prints it, past the harness too, which shows only what failed.
pub async fn print(title: &str, hall: &Hall<'_>, watch: &Watch<'_>) {
    let t = hall.t;
    let count = |counted: &std::sync::atomic::AtomicUsize| counted.load(Ordering::SeqCst);
    let mut lines = vec![title.to_owned(), format!("  {PATIENTS:>7} patients")];
    lines.push(format!("  {:>7} requests of theirs", count(&hall.requests)));
    for (what, sql) in TOTALS {
        lines.push(format!("  {:>7} {what}", t.number(sql).await));
    }
    lines.push(format!("  {:>7} changes by staff", count(&hall.changes)));
    lines.push(format!("  {:>7} pushes by the hospital", count(&hall.pushes)));
    lines.push(format!("  {:>7} processes killed", count(&hall.killed)));
    lines.push(format!("  {:>7} looks, {} checks", count(&watch.looks), count(&watch.checks)));
    let most = *watch.most_taken.lock().unwrap();
    for (session, taken) in hall.sessions().into_iter().zip(most) {
        let there = session.most.load(Ordering::SeqCst);
        lines.push(format!("  {}: at most {taken} taken of at most {there}", session.doctor));
    }
    lines.push(String::new());
    std::io::stderr().write_all(lines.join("\n").as_bytes()).unwrap();
}

const TOTALS: &[(&str, &str)] = &[
    ("orders placed", "SELECT count(*) FROM orders"),
    ("of them by staff", "SELECT count(*) FROM order_event WHERE event = 'placed' AND mover = 'staff'"),
    ("sold", "SELECT count(*) FROM orders WHERE paid_at IS NOT NULL"),
    ("kept", "SELECT count(*) FROM orders WHERE state = 'confirmed'"),
    ("cancelled", "SELECT count(*) FROM orders WHERE state = 'cancelled'"),
    ("expired", "SELECT count(*) FROM orders WHERE state = 'expired'"),
    ("paid late, and the place was free", "SELECT count(*) FROM order_event WHERE event = 'paid_late'"),
    ("paid late, and it was gone", "SELECT count(*) FROM orders WHERE state = 'expired' AND paid_fen > 0"),
    ("places in line", "SELECT count(*) FROM waitlist"),
    ("offers", "SELECT count(*) FROM waitlist WHERE offered_at IS NOT NULL"),
    ("accepted", "SELECT count(*) FROM waitlist WHERE state = 'accepted'"),
    ("lapsed", "SELECT count(*) FROM waitlist WHERE state = 'lapsed'"),
    ("left or declined", "SELECT count(*) FROM waitlist WHERE state = 'left'"),
    ("moved to another session", "SELECT count(*) FROM order_event WHERE event = 'moved'"),
    ("fen paid", "SELECT CAST(coalesce(sum(paid_fen), 0) AS BIGINT) FROM orders"),
    ("fen given back", "SELECT CAST(coalesce(sum(refunded_fen), 0) AS BIGINT) FROM orders"),
];
