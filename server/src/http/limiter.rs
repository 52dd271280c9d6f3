//! Rate limits: in this process by default, in Redis when several processes share them.

use std::num::NonZeroU32;

use banyi_shared::ErrorCode;
use governor::clock::{Clock as _, DefaultClock};
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};
use redis::aio::ConnectionManager;

use crate::config::{Limits, Settings};
use crate::error::{Error, Result};

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Sign-ins for an address and account.
    SignIn,
    /// Orders of a user.
    Orders,
    /// Uploads of a user or a member of staff.
    Uploads,
    /// Pictures read without a sign-in, for an address: a page shows many.
    Pictures,
    /// Calls of a partner hospital that are signed.
    Partners,
    /// Anything else without a sign-in, of an address.
    Anonymous,
}

impl Counted {
    /// Every kind, in the order of their declaration.
    const ALL: [Self; 6] =
        [Self::SignIn, Self::Orders, Self::Uploads, Self::Pictures, Self::Partners, Self::Anonymous];

    const fn word(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Orders => "orders",
            Self::Uploads => "uploads",
            Self::Pictures => "pictures",
            Self::Partners => "partners",
            Self::Anonymous => "anonymous",
        }
    }

    const fn per_minute(self, limits: &Limits) -> u32 {
        match self {
            Self::SignIn => limits.sign_in,
            Self::Orders => limits.orders,
            Self::Uploads => limits.uploads,
            Self::Pictures | Self::Partners => limits.anonymous.saturating_mul(10),
            Self::Anonymous => limits.anonymous,
        }
    }
}

type Keyed = RateLimiter<String, DefaultKeyedStateStore<String>, DefaultClock>;

/// Counts requests.
pub struct Limiter {
    limits: Limits,
    local: [Keyed; Counted::ALL.len()],
    redis: Option<ConnectionManager>,
}

impl std::fmt::Debug for Limiter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Limiter").field("shared", &self.redis.is_some()).finish_non_exhaustive()
    }
}

impl Limiter {
    /// Connects to Redis where it is set.
    pub async fn connect(settings: &Settings) -> Result<Self> {
        let keyed = |counted: Counted| {
            let limit = NonZeroU32::new(counted.per_minute(&settings.limits)).unwrap_or(NonZeroU32::MIN);
            Keyed::keyed(Quota::per_minute(limit))
        };
        let redis = match &settings.redis_url {
            None => None,
            Some(url) => {
                let away = |_| Error::new(ErrorCode::Unavailable).message("Redis cannot be reached");
                let client = redis::Client::open(url.expose().as_str()).map_err(away)?;
                Some(client.get_connection_manager().await.map_err(away)?)
            }
        };
        Ok(Self { limits: settings.limits.clone(), local: Counted::ALL.map(keyed), redis })
    }

    /// Counts one; an error with the seconds to wait when it is too many.
    pub async fn count(&self, counted: Counted, key: &str) -> Result<()> {
        if let Some(redis) = &self.redis {
            match self.count_shared(redis.clone(), counted, key).await {
                Ok(None) => return Ok(()),
                Ok(Some(seconds)) => return Err(too_many(seconds)),
                // Redis away: fall back to what this process sees, rather than refuse everybody.
                Err(cause) => tracing::warn!(%cause, "rate limits fall back to this process"),
            }
        }
        self.local[counted as usize].check_key(&key.to_owned()).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            too_many(wait.as_secs() + 1)
        })
    }

    /// A fixed window of a minute. `Some` holds the seconds to wait.
    async fn count_shared(
        &self,
        mut redis: ConnectionManager,
        counted: Counted,
        key: &str,
    ) -> redis::RedisResult<Option<u64>> {
        let name = format!("banyi:limit:{}:{key}", counted.word());
        let (count, ttl): (i64, i64) = redis::pipe()
            .cmd("SET")
            .arg(&name)
            .arg(0)
            .arg("EX")
            .arg(60)
            .arg("NX")
            .ignore()
            .cmd("INCR")
            .arg(&name)
            .cmd("TTL")
            .arg(&name)
            .query_async(&mut redis)
            .await?;
        let over = count > i64::from(counted.per_minute(&self.limits));
        Ok(over.then(|| u64::try_from(ttl).unwrap_or(1).max(1)))
    }

    /// Forgets keys that are no longer near their limit; called now and then.
    pub fn tidy(&self) {
        for limiter in &self.local {
            limiter.retain_recent();
        }
    }
}

fn too_many(seconds: u64) -> Error {
    let mut error = Error::new(ErrorCode::RateLimited);
    error.retry_after = Some(seconds);
    error
}
