//! Named crash points, for the test that kills a real process at each of them.
//!
//! One stands before and after every commit (`<transaction>.before_commit`, `.after_commit`) and
//! every call outside (`<call>.before_call`, `.after_call`). Release builds have none.

/// Ends the process at once, as `kill -9` would, when `BANYI_CRASH_AT` names this point.
#[cfg(feature = "crash-points")]
pub fn point(name: &str, side: &str) {
    if std::env::var("BANYI_CRASH_AT").is_ok_and(|at| at == format!("{name}.{side}")) {
        std::process::abort();
    }
}

/// Does nothing: the build has no crash points.
#[cfg(not(feature = "crash-points"))]
pub const fn point(_name: &str, _side: &str) {}
