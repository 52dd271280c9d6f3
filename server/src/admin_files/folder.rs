//! Files from a folder on disk.

use std::path::{Path, PathBuf};

/// The folder.
#[derive(Debug)]
pub struct Files(PathBuf);

impl Files {
    /// `folder` need not exist.
    pub fn new(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    /// The file's bytes; nothing when it is absent or a link leads out of the folder.
    pub async fn read(&self, name: &str) -> Option<Vec<u8>> {
        let folder = tokio::fs::canonicalize(&self.0).await.ok()?;
        let path = tokio::fs::canonicalize(folder.join(name)).await.ok()?;
        if !path.starts_with(&folder) {
            return None;
        }
        tokio::fs::read(path).await.ok()
    }
}
