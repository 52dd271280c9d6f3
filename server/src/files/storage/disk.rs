//! A folder: `<last two characters of the id>/<id>`, so that no folder grows without end.

use std::io::{ErrorKind, Result};
use std::path::{Path, PathBuf};

use banyi_shared::FileId;
use bytes::Bytes;
use tokio::fs;
use tokio::io::AsyncWriteExt;
use tokio_util::io::ReaderStream;

/// A folder that only the server's account reads.
#[derive(Debug)]
pub(in crate::files) struct Disk(PathBuf);

impl Disk {
    pub(super) const fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Makes the folder, and tries whether it can be written.
    pub(super) async fn prepare(&self) -> Result<()> {
        private_folder(&self.0).await?;
        let trial = self.0.join(".writable");
        fs::write(&trial, b"").await?;
        fs::remove_file(&trial).await
    }

    /// Written beside its place and moved there, so that nobody ever reads half of it.
    pub(super) async fn put(&self, id: &FileId, bytes: Bytes) -> Result<()> {
        let path = self.path(id);
        if let Some(folder) = path.parent() {
            private_folder(folder).await?;
        }
        let half = path.with_extension("half");
        let mut file = fs::File::create(&half).await?;
        file.write_all(&bytes).await?;
        file.sync_all().await?;
        drop(file);
        fs::rename(&half, &path).await
    }

    /// As [`Disk::put`], from a file.
    pub(super) async fn put_file(&self, id: &FileId, from: &Path) -> Result<()> {
        let path = self.path(id);
        if let Some(folder) = path.parent() {
            private_folder(folder).await?;
        }
        let half = path.with_extension("half");
        fs::copy(from, &half).await?;
        fs::File::open(&half).await?.sync_all().await?;
        fs::rename(&half, &path).await
    }

    pub(super) async fn open(&self, id: &FileId) -> Result<Option<ReaderStream<fs::File>>> {
        match fs::File::open(self.path(id)).await {
            Ok(file) => Ok(Some(ReaderStream::with_capacity(file, 64 * 1024))),
            Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(cause),
        }
    }

    pub(super) async fn get(&self, id: &FileId) -> Result<Option<Bytes>> {
        match fs::read(self.path(id)).await {
            Ok(bytes) => Ok(Some(bytes.into())),
            Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(cause),
        }
    }

    pub(super) async fn delete(&self, id: &FileId) -> Result<()> {
        let path = self.path(id);
        for path in [path.with_extension("half"), path] {
            match fs::remove_file(path).await {
                Err(cause) if cause.kind() != ErrorKind::NotFound => return Err(cause),
                _ => {}
            }
        }
        Ok(())
    }

    /// An id has letters, digits, dashes and underscores only (`FileId`), so it leads nowhere else.
    fn path(&self, id: &FileId) -> PathBuf {
        let text = id.as_str();
        let shelf = &text[text.len().saturating_sub(2)..];
        self.0.join(shelf).join(text)
    }
}

async fn private_folder(folder: &Path) -> Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_was_put_is_there_until_it_is_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::new(folder.path().join("new/files"));
        disk.prepare().await.unwrap();
        let id: FileId = "0192f3c4-7b1a-7e11-8c41-2a6f5d3b9e77".parse().unwrap();
        assert!(disk.get(&id).await.unwrap().is_none());
        disk.put(&id, Bytes::from_static(b"picture")).await.unwrap();
        assert!(folder.path().join(format!("new/files/77/{id}")).is_file());
        assert_eq!(disk.get(&id).await.unwrap().unwrap(), "picture");
        disk.delete(&id).await.unwrap();
        disk.delete(&id).await.unwrap();
        assert!(disk.get(&id).await.unwrap().is_none());
    }

    #[tokio::test]
    async fn a_folder_that_cannot_be_written_is_told() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("taken"), "a file").unwrap();
        assert!(Disk::new(folder.path().join("taken")).prepare().await.is_err());
    }
}
