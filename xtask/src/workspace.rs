//! Where things are.

use std::path::PathBuf;

/// The root of the repository.
pub fn root() -> PathBuf {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    own.parent().map_or(own.clone(), PathBuf::from)
}

/// Cargo's folder of results: `CARGO_TARGET_DIR`, else `target`.
pub fn target() -> PathBuf {
    root().join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// A program of the workspace; `profile` is `debug` or `release`.
pub fn program(profile: &str, name: &str) -> PathBuf {
    target().join(profile).join(name)
}

/// The admin as the server serves it.
pub fn admin_dist() -> PathBuf {
    root().join("admin-ui/dist")
}

/// The mini-program built for the sandbox's phone.
pub fn phone_dist() -> PathBuf {
    target().join("phone")
}

/// Keys, settings and books of the demo.
pub fn data() -> PathBuf {
    root().join("data")
}
