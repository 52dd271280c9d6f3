//! Addresses of files. A private one is signed, and ends.

use banyi_shared::dto::FilePurpose;
use banyi_shared::time::{HOUR, MINUTE};
use banyi_shared::{FileId, Instant};

use super::rules;
use crate::app::App;

/// A private link holds at least so long, in ms.
const LIFE: i64 = HOUR;
/// Within so long, in ms, the same link is given again, so that what shows it finds it in its cache.
const STEP: i64 = 5 * MINUTE;
/// Below `PUBLIC_URL`.
const PATH: &str = "/api/v1/files/";

/// Where a file can be read, on `PUBLIC_URL`: a public one for as long as it exists, a private one for an hour.
pub fn url(app: &App, id: &FileId, purpose: FilePurpose) -> String {
    let base = &app.settings.public_url;
    if rules::is_public(purpose) {
        return format!("{base}{PATH}{id}");
    }
    let expires = end_of_link(app.now());
    let signature = app.vault.sign(&signed(id, expires));
    format!("{base}{PATH}{id}?expires={}&signature={signature}", expires.ms())
}

/// The file that an address names, when the address is one of ours.
pub fn named_by(app: &App, address: &str) -> Option<FileId> {
    let path = address.strip_prefix(&app.settings.public_url).unwrap_or(address).strip_prefix(PATH)?;
    path.split(['?', '#', '/']).next()?.parse().ok()
}

/// What a request shows for a private file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Ours, and not yet over; it ends then.
    Good(Instant),
    /// Ours, and over.
    Over,
    /// None, or not ours.
    Wrong,
}

/// Checks a link's end (ms) and signature. The comparison takes the same time wherever they differ.
pub(super) fn check(app: &App, id: &FileId, expires: Option<i64>, signature: Option<&str>) -> Shown {
    let (Some(expires), Some(signature)) = (expires.map(Instant::from_ms), signature) else {
        return Shown::Wrong;
    };
    if !app.vault.is_signed(&signed(id, expires), signature) {
        return Shown::Wrong;
    }
    if app.now() < expires { Shown::Good(expires) } else { Shown::Over }
}

/// The end of links given at `now`: rounded up to the next step, and an hour.
fn end_of_link(now: Instant) -> Instant {
    Instant::from_ms((now.ms().div_euclid(STEP) + 1) * STEP + LIFE)
}

fn signed(id: &FileId, expires: Instant) -> String {
    format!("file\n{id}\n{}", expires.ms())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_the_same_for_a_while_and_holds_for_an_hour() {
        for ms in [0, 1, STEP - 1, STEP, 1_800_000_000_123] {
            let end = end_of_link(Instant::from_ms(ms)).ms();
            assert!(end - ms > LIFE && end - ms <= LIFE + STEP, "{ms}");
            assert_eq!(end % STEP, LIFE % STEP);
        }
        assert_eq!(end_of_link(Instant::from_ms(0)), end_of_link(Instant::from_ms(STEP - 1)));
        assert_ne!(end_of_link(Instant::from_ms(0)), end_of_link(Instant::from_ms(STEP)));
    }

    #[test]
    fn what_is_signed_names_one_file_and_one_end() {
        let (a, b): (FileId, FileId) = ("a".parse().unwrap(), "a1".parse().unwrap());
        assert_ne!(signed(&a, Instant::from_ms(11)), signed(&b, Instant::from_ms(1)));
    }
}
