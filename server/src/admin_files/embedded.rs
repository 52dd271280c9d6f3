//! Files within the binary.

use std::path::Path;

/// The admin as it was built before the server.
#[derive(rust_embed::RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../admin-ui/dist"]
#[allow_missing = true]
struct Dist;

/// The embedded files.
#[derive(Debug)]
pub struct Files;

impl Files {
    /// The folder does not matter.
    pub const fn new(_folder: &Path) -> Self {
        Self
    }

    /// The file's bytes, where there is one.
    #[expect(clippy::unused_async, reason = "the folder on disk is read without blocking")]
    pub async fn read(&self, name: &str) -> Option<Vec<u8>> {
        Dist::get(name).map(|file| file.data.into_owned())
    }
}
