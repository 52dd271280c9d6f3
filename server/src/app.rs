//! State and routes, composed in one place.

mod jobs;
mod routes;

use std::sync::Arc;

use tokio::sync::Semaphore;

pub use jobs::run_job;
pub use routes::{endpoint, openapi_document};

use crate::clock::Clock;
use crate::config::{ConfigError, Settings};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::files::Files;
use crate::hospital_gateway::Gateway;
use crate::http::Limiter;
use crate::live::Live;
use crate::rng::Rng;
use crate::vault::Vault;
use crate::wechat::WeChat;

/// Tables for spreadsheets that are written at once in a process.
const EXPORTS_AT_ONCE: usize = 2;

/// What every verb is given: nothing is ambient.
#[derive(Debug)]
pub struct App {
    /// The settings.
    pub settings: Settings,
    /// The database.
    pub db: Db,
    /// Business and wall time.
    pub clock: Clock,
    /// Randomness.
    pub rng: Rng,
    /// Personal data at rest, and tokens.
    pub vault: Vault,
    /// Rate limits.
    pub limiter: Limiter,
    /// Where uploaded pictures are.
    pub files: Files,
    /// Tables for spreadsheets that are written at once in this process.
    pub exports: Semaphore,
    /// Hints to staff of what has just happened.
    pub live: Live,
    /// WeChat, when it is configured.
    pub wechat: Option<WeChat>,
    /// What speaks to hospitals.
    pub hospitals: Gateway,
}

/// A shared handle.
pub type Ctx = Arc<App>;

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A setting is wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Something that it needs is away.
    #[error("{0}")]
    Failed(#[from] Error),
}

impl App {
    /// Connects to everything.
    pub async fn connect(settings: Settings, clock: Clock, rng: Rng) -> Result<Ctx, StartError> {
        let db = Db::connect(settings.database_url.expose()).await?;
        let vault = Vault::new(&settings.secret_keys, rng.clone())?;
        let limiter = Limiter::connect(&settings).await?;
        let files = Files::new(&settings.files)?;
        let exports = Semaphore::new(EXPORTS_AT_ONCE);
        let live = Live::new(&settings, &db, &clock)?;
        let wechat = WeChat::new(&settings, clock.clone(), rng.clone())?;
        let hospitals = Gateway::new(&settings)?;
        Ok(Arc::new(Self {
            settings,
            db,
            clock,
            rng,
            vault,
            limiter,
            files,
            exports,
            live,
            wechat,
            hospitals,
        }))
    }

    /// WeChat; an error when it is not configured.
    pub fn wechat(&self) -> Result<&WeChat> {
        self.wechat.as_ref().ok_or_else(|| Error::new(banyi_shared::ErrorCode::WechatNotConfigured))
    }

    /// Business time.
    pub fn now(&self) -> banyi_shared::Instant {
        self.clock.now()
    }
}
