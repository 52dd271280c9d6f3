//! The crash points, read from the source: before and after every commit, before and after every call outside.

use std::collections::BTreeSet;
use std::path::Path;

/// Passed by no running server: the first start, the demonstration, a command, sweeps every ten minutes that
/// delete what has ended long ago, and the lease of a job that lasts longer than any here.
const ELSEWHERE: &[&str] = &[
    // A sweep of more than fifty attempts, and what only a fault of ours leaves to do.
    "payment.sweep",
    "payment.give_back",
    "staff.seed_roles",
    "staff.seed",
    "catalogue.seed",
    "catalogue.content",
    "catalogue.rules",
    "demo.capacity",
    "demo.experts",
    "demo.departments",
    "demo.schedules",
    "rekey.row",
    "queue.sweep",
    "queue.renew",
    "idempotency.sweep",
    "auth.sweep",
    "live.sweep",
    "partners.sweep",
    // The older protocol: its forms are sent by tests of their own.
    "partners.legacy_nonce",
    "hospitals.pushed",
    "departments.take_away",
    "schedules.take_away",
];

/// Every point that a running server may die at.
pub fn all() -> BTreeSet<String> {
    let mut commits = BTreeSet::new();
    let mut calls = BTreeSet::new();
    visit(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut |text| {
        names(text, ".begin(", &mut commits);
        names(text, ".call(", &mut calls);
        names(text, ".exchange(", &mut calls);
        names(text, " exchange(", &mut calls);
        names(text, ".mini_call(", &mut calls);
        names(text, ".mini_exchange(", &mut calls);
        names(text, "const CALL: &str = ", &mut calls);
    });
    assert!(commits.len() > 30 && calls.len() >= 7, "the source is written otherwise: {commits:?} {calls:?}");
    let is_here = |name: &&String| !ELSEWHERE.contains(&name.as_str());
    let commits = commits.iter().filter(is_here);
    let commits = commits.flat_map(|name| [format!("{name}.before_commit"), format!("{name}.after_commit")]);
    let calls = calls
        .iter()
        .filter(is_here)
        .flat_map(|name| [format!("{name}.before_call"), format!("{name}.after_call")]);
    commits.chain(calls).collect()
}

fn visit(folder: &Path, each: &mut impl FnMut(&str)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, each);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            each(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// The literal that follows `what`, wherever it stands.
fn names(text: &str, what: &str, found: &mut BTreeSet<String>) {
    for (at, _) in text.match_indices(what) {
        let rest = text[at + what.len()..].trim_start();
        if let Some((name, _)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
            found.insert(name.to_owned());
        }
    }
}
