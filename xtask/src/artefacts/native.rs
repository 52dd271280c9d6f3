//! The native programs.

use crate::Outcome;
use crate::command::{cargo, check};

/// How native programs are built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// For the demo: compiled soon, the admin served from its folder.
    Dev,
    /// For machines that serve: the admin embedded.
    Release,
}

impl Profile {
    /// Its folder below cargo's folder of results.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }
}

/// Builds `programs` in one go. All default members take part in choosing features, as in `cargo test`,
/// so that their dependencies are compiled once for both.
pub fn native(profile: Profile, programs: &[&str]) -> Outcome {
    let embedded: &[&str] = match profile {
        Profile::Dev => &[],
        Profile::Release => &["--features", "banyi-server/embed-admin"],
    };
    build(profile, programs, embedded)
}

/// The same without the admin, which then need not be built.
pub fn without_admin(profile: Profile, programs: &[&str]) -> Outcome {
    build(profile, programs, &[])
}

fn build(profile: Profile, programs: &[&str], features: &[&str]) -> Outcome {
    let mut build = cargo(&["build"]);
    for program in programs {
        build.args(["--bin", program]);
    }
    if profile == Profile::Release {
        build.arg("--release");
    }
    check(build.args(features))
}
