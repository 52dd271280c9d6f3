//! 文件: pictures that users and staff upload. What arrives is decoded and made anew; nothing of the sender's name,
//! type or metadata is kept. Bytes are in a folder or a bucket under the file's id; the table `file` says whose they
//! are and how many objects show them. What nothing shows goes by itself.

mod admin_api;
mod api;
mod claim;
mod keep;
mod leave;
mod link;
mod picture;
mod read;
mod receive;
mod release;
mod rest;
mod rules;
mod storage;
mod store;
mod upload;

use std::sync::Arc;

use banyi_shared::UserId;
use tokio::sync::Semaphore;

pub use admin_api::FilesAdminApi;
pub use api::FilesApi;
pub use claim::claim;
pub use keep::{Written, keep};
pub use leave::leave;
pub use link::{named_by, url};
pub use release::{release, release_all_of};
pub(crate) use rest::Rest;

use crate::config::{ConfigError, FilesSettings};
use crate::staff::CurrentStaff;
use storage::Storage;

/// Uploads read at once in one process; at most this many times the size limit waits in memory.
const READ_AT_ONCE: usize = 32;
/// Megapixels decoded at once in one process: one picture of the largest size, or several smaller ones.
const MEGAPIXELS_AT_ONCE: usize = picture::MAX_PIXELS.div_ceil(1_000_000) as usize;

/// Who sends or uses a file.
#[derive(Debug, Clone, Copy)]
pub enum By<'a> {
    /// A user, for what is theirs.
    User(&'a UserId),
    /// A member of staff, who may use what any of them sent.
    Staff(&'a CurrentStaff),
}

/// Where the bytes are, and how much is done at once.
#[derive(Debug)]
pub struct Files {
    storage: Storage,
    reading: Semaphore,
    decoding: Arc<Semaphore>,
}

impl Files {
    /// By the settings; connects to nothing yet.
    pub fn new(settings: &FilesSettings) -> Result<Self, ConfigError> {
        Ok(Self {
            storage: Storage::new(settings)?,
            reading: Semaphore::new(READ_AT_ONCE),
            decoding: Arc::new(Semaphore::new(MEGAPIXELS_AT_ONCE)),
        })
    }

    /// Makes the folder, where it is one; errs when it cannot be written.
    pub async fn prepare(&self) -> Result<(), ConfigError> {
        self.storage.prepare().await
    }
}
