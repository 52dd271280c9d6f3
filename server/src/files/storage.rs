//! Where bytes are: a folder or a bucket. Keys are ids of ours, and nothing else.

mod disk;
mod s3;

use std::path::Path;
use std::pin::Pin;

use banyi_shared::{ErrorCode, FileId};
use bytes::Bytes;
use futures_util::{Stream, StreamExt};

use crate::config::{ConfigError, FilesSettings};
use crate::error::{Error, Result};
use disk::Disk;
use s3::Bucket;

/// Bytes on their way out.
pub(super) type Chunks = Pin<Box<dyn Stream<Item = std::io::Result<Bytes>> + Send>>;

/// A folder or a bucket.
#[derive(Debug)]
pub(super) enum Storage {
    Disk(Disk),
    Bucket(Bucket),
}

impl Storage {
    pub(super) fn new(settings: &FilesSettings) -> Result<Self, ConfigError> {
        Ok(match settings {
            FilesSettings::Folder(folder) => Self::Disk(Disk::new(folder.clone())),
            FilesSettings::Bucket(bucket) => Self::Bucket(Bucket::new(bucket)?),
        })
    }

    /// Makes the folder; a bucket is not asked, so that the server starts without it.
    pub(super) async fn prepare(&self) -> Result<(), ConfigError> {
        match self {
            Self::Disk(disk) => disk.prepare().await.map_err(|cause| {
                ConfigError::new("FILES_URL", format!("names a folder that cannot be written: {cause}"))
            }),
            Self::Bucket(_) => Ok(()),
        }
    }

    /// Stores the bytes, all or none. UNAVAILABLE when it cannot be done now.
    pub(super) async fn put(&self, id: &FileId, bytes: Bytes, content_type: &'static str) -> Result<()> {
        match self {
            Self::Disk(disk) => disk.put(id, bytes).await.map_err(away),
            Self::Bucket(bucket) => bucket.put(id, bytes, content_type).await.map_err(away),
        }
    }

    /// Stores what a file on this machine holds, all or nothing, without having all of it in memory.
    pub(super) async fn put_file(&self, id: &FileId, from: &Path, content_type: &'static str) -> Result<()> {
        match self {
            Self::Disk(disk) => disk.put_file(id, from).await.map_err(away),
            Self::Bucket(bucket) => bucket.put_file(id, from, content_type).await.map_err(away),
        }
    }

    /// The bytes one after the other, when they are there.
    pub(super) async fn open(&self, id: &FileId) -> Result<Option<Chunks>> {
        Ok(match self {
            Self::Disk(disk) => {
                disk.open(id).await.map_err(away)?.map(|chunks| -> Chunks { Box::pin(chunks) })
            }
            Self::Bucket(bucket) => {
                bucket.open(id).await.map_err(away)?.map(|chunks| -> Chunks {
                    Box::pin(chunks.map(|part| part.map_err(std::io::Error::other)))
                })
            }
        })
    }

    /// The bytes, when they are there.
    pub(super) async fn get(&self, id: &FileId) -> Result<Option<Bytes>> {
        match self {
            Self::Disk(disk) => disk.get(id).await.map_err(away),
            Self::Bucket(bucket) => bucket.get(id).await.map_err(away),
        }
    }

    /// Removes the bytes; nothing to remove is no error.
    pub(super) async fn delete(&self, id: &FileId) -> Result<()> {
        match self {
            Self::Disk(disk) => disk.delete(id).await.map_err(away),
            Self::Bucket(bucket) => bucket.delete(id).await.map_err(away),
        }
    }
}

fn away(cause: impl std::fmt::Display) -> Error {
    tracing::error!(%cause, "files away");
    let mut error = Error::new(ErrorCode::Unavailable);
    error.retry_after = Some(1);
    error
}
