//! Randomness, passed in like time.

use std::sync::{Arc, Mutex, PoisonError};

use banyi_shared::Instant;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// A cryptographically secure generator, shared by clones.
#[derive(Clone, Debug)]
pub struct Rng(Arc<Mutex<StdRng>>);

impl Rng {
    /// Seeded by the operating system.
    pub fn from_os() -> Self {
        let mut seed = [0; 32];
        // The operating system has randomness, or there is no safe way to go on.
        if aws_lc_rs::rand::fill(&mut seed).is_err() {
            std::process::abort();
        }
        Self::from_seed(seed)
    }

    /// For tests: the same seed gives the same ids.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(Arc::new(Mutex::new(StdRng::from_seed(seed))))
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill(&mut bytes);
        bytes
    }

    /// A random number below `end`; 0 when `end` is 0.
    pub fn below(&self, end: u64) -> u64 {
        if end == 0 {
            return 0;
        }
        self.0.lock().unwrap_or_else(PoisonError::into_inner).random_range(0..end)
    }

    /// 256 random bits as text that fits a header or a URL.
    pub fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }

    /// A UUIDv7 for `now`, as text.
    pub fn id(&self, now: Instant) -> String {
        let ms = u64::try_from(now.ms()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(ms, &self.bytes::<10>()).into_uuid().to_string()
    }

    /// A UUIDv7 for `now`, as an id of ours.
    pub fn new_id<T: std::str::FromStr<Err = banyi_shared::WireError>>(&self, now: Instant) -> T {
        match self.id(now).parse() {
            Ok(id) => id,
            Err(_) => unreachable!("a UUID is a valid id"),
        }
    }

    /// 32 upper-case hexadecimal digits, as WeChat's nonces look.
    pub fn nonce(&self) -> String {
        hex::encode_upper(self.bytes::<16>())
    }
}
