//! Settings: environment with the prefix `BANYI_`, or `banyi.toml`. The environment wins.
//! A wrong one stops the start with a sentence that names it.

mod files;
mod load;
mod secret_key;
mod wechat;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

pub use files::{BucketSettings, FilesSettings};
pub use load::{ConfigError, Source};
pub use secret_key::{SecretKey, SecretKeys};
pub use wechat::{PublicKeySettings, WechatSettings};

use crate::secret::Secret;

/// Everything that can be set. `Debug` shows no secret.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The address by which the world reaches us, without a slash at the end.
    pub public_url: String,
    /// `sqlite://…` or `postgres://…`. May hold a password.
    pub database_url: Secret<String>,
    /// `redis://…`, when several processes share rate limits and wake each other.
    pub redis_url: Option<Secret<String>>,
    /// Where uploaded pictures are kept.
    pub files: FilesSettings,
    /// Keys for data at rest and tokens.
    pub secret_keys: SecretKeys,
    /// The first password of the account `admin`; needed at the first start only.
    pub admin_password: Option<Secret<String>>,
    /// Base address of WeChat's API host, without a slash at the end.
    pub wechat_api_base: String,
    /// Base address of WeChat Pay's host, without a slash at the end.
    pub wechat_pay_base: String,
    /// WeChat, or nothing: then those calls answer 503 `WECHAT_NOT_CONFIGURED`.
    pub wechat: Option<WechatSettings>,
    /// Holds an offset of business time in ms; refused unless WeChat Pay is a stand-in on loopback.
    pub clock_file: Option<PathBuf>,
    /// Proxies that may name a client's address.
    pub trusted_proxies: Vec<IpAddr>,
    /// Whether `serve` migrates.
    pub migrate: bool,
    /// Whether `serve` works off jobs too.
    pub worker: bool,
    /// Seconds that a worker may hold a job before another takes it over; more than two calls outside take.
    pub job_lease_seconds: std::num::NonZeroU32,
    /// The admin's files, when they are not embedded.
    pub admin_dir: PathBuf,
    /// Requests a minute.
    pub limits: Limits,
    /// Whether logs are JSON.
    pub log_json: bool,
}

/// Requests a minute.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Sign-ins for an address and account.
    pub sign_in: u32,
    /// Orders for a user.
    pub orders: u32,
    /// Uploads for a user or a member of staff.
    pub uploads: u32,
    /// Anything without a sign-in, for an address; ten times as many pictures.
    pub anonymous: u32,
}

impl Settings {
    /// Whether WeChat Pay is a stand-in on this machine: then hospitals may be on it too.
    pub fn has_stand_in(&self) -> bool {
        wechat::is_loopback(&self.wechat_pay_base)
    }

    /// Reads and checks all settings.
    pub fn load(source: &Source) -> Result<Self, ConfigError> {
        let wechat_pay_base = source.base("WECHAT_PAY_BASE", "https://api.mch.weixin.qq.com")?;
        let public_url = source.base("PUBLIC_URL", "http://127.0.0.1:8080")?;
        if wechat::is_real_host(&wechat_pay_base) && public_url.starts_with("http://") {
            let configured = source.text("WECHAT_MCHID").is_some();
            if configured {
                return Err(ConfigError::new(
                    "PUBLIC_URL",
                    "must be https while WECHAT_PAY_BASE is WeChat's own host: WeChat calls no http address",
                ));
            }
        }
        let clock_file = source.text("CLOCK_FILE").map(PathBuf::from);
        if clock_file.is_some() && !wechat::is_loopback(&wechat_pay_base) {
            return Err(ConfigError::new(
                "CLOCK_FILE",
                "is for a stand-in only: WECHAT_PAY_BASE must be a loopback address",
            ));
        }
        let database_url = source.database_url()?;
        Ok(Self {
            files: FilesSettings::load(source, database_url.expose())?,
            listen: source.parse("LISTEN", "127.0.0.1:8080", "an address and port, as 127.0.0.1:8080")?,
            public_url,
            database_url,
            redis_url: source.scheme("REDIS_URL", &["redis://", "rediss://", "unix://", "redis+unix://"])?,
            secret_keys: SecretKeys::load(source)?,
            admin_password: source.text("ADMIN_PASSWORD").map(Secret::new),
            wechat_api_base: source.base("WECHAT_API_BASE", "https://api.weixin.qq.com")?,
            wechat: WechatSettings::load(source)?,
            wechat_pay_base,
            clock_file,
            trusted_proxies: source.addresses("TRUSTED_PROXIES")?,
            migrate: source.switch("MIGRATE", true)?,
            worker: source.switch("WORKER", true)?,
            job_lease_seconds: source.parse("JOB_LEASE_SECONDS", "60", "a number of seconds")?,
            admin_dir: source.text("ADMIN_DIR").unwrap_or_else(|| "admin-ui/dist".to_owned()).into(),
            limits: Limits {
                sign_in: source.parse("LIMIT_SIGN_IN", "10", "a number of requests a minute")?,
                orders: source.parse("LIMIT_ORDERS", "20", "a number of requests a minute")?,
                uploads: source.parse("LIMIT_UPLOADS", "20", "a number of requests a minute")?,
                anonymous: source.parse("LIMIT_ANONYMOUS", "300", "a number of requests a minute")?,
            },
            log_json: source.switch("LOG_JSON", false)?,
        })
    }
}

#[cfg(test)]
mod tests;
