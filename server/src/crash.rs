//! Named crash points, for the test that kills a real process at each of them.
//!
//! One stands before and after every commit (`<transaction>.before_commit`, `.after_commit`) and
//! every call outside (`<call>.before_call`, `.after_call`). Release builds have none.

/// Ends the process at once, as `kill -9` would, when `BANYI_CRASH_AT` names this point. Adds the point to the file
/// that `BANYI_CRASH_TRACE` names, so that a test learns which points a journey passes.
#[cfg(feature = "crash-points")]
pub fn point(name: &str, side: &str) {
    let here = format!("{name}.{side}");
    if let Ok(path) = std::env::var("BANYI_CRASH_TRACE") {
        use std::io::Write;
        let file = std::fs::OpenOptions::new().create(true).append(true).open(path);
        let _ = file.and_then(|mut file| file.write_all(format!("{here}\n").as_bytes()));
    }
    if std::env::var("BANYI_CRASH_AT").is_ok_and(|at| at == here) {
        std::process::abort();
    }
}

/// Does nothing: the build has no crash points.
#[cfg(not(feature = "crash-points"))]
pub const fn point(_name: &str, _side: &str) {}
