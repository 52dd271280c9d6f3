//! Passwords: argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane), off the async threads.

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use crate::app::App;
use crate::error::{Error, Result};
use crate::http::Check;

/// Shortest password, in characters.
pub const SHORTEST: usize = 10;
/// Longest password, in characters.
pub const LONGEST: usize = 128;

/// Each hash takes 19 MiB and a core: more than two at once would starve everything else.
static SEATS: Semaphore = Semaphore::const_new(2);

/// What is hashed for an account that does not exist, so that it takes as long as one that does.
const NOBODY: &[u8] = b"nobody has this salt";

/// Hashes a password, as a PHC string.
pub async fn hash(app: &App, password: &str) -> Result<String> {
    let (salt, password) = (app.rng.bytes::<16>(), password.to_owned());
    off_thread(move || {
        let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
        hash.map(|hash| hash.to_string())
    })
    .await?
    .map_err(Error::internal)
}

/// Whether it is the password of a hash. Without a hash it takes as long, and is not.
pub async fn is_right(password: &str, hash: Option<&str>) -> Result<bool> {
    let (password, hash) = (password.to_owned(), hash.map(str::to_owned));
    off_thread(move || match hash {
        Some(hash) => Argon2::default().verify_password(password.as_bytes(), hash.as_str()).is_ok(),
        None => {
            let burnt = Argon2::default().hash_password_with_salt(password.as_bytes(), NOBODY);
            drop(burnt);
            false
        }
    })
    .await
}

async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let seat = SEATS.acquire().await.map_err(Error::internal)?;
    let done = tokio::task::spawn_blocking(move || {
        // Held until the work ends, even when nobody waits for it any more.
        let _seat = seat;
        work()
    });
    done.await.map_err(Error::internal)
}

/// Notes what is wrong with a new password.
pub fn check(check: &mut Check, field: &str, password: &str, account: &str) {
    let length = password.chars().count();
    check.need((SHORTEST..=LONGEST).contains(&length), field, "密码应为 10 到 128 个字符");
    check.need(!password.trim().eq_ignore_ascii_case(account), field, "密码不能与账号相同");
}

/// A password for somebody who will change it: 20 characters, 120 random bits.
pub fn generate(app: &App) -> String {
    app.rng.token().chars().take(20).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(password: &str, account: &str) -> bool {
        let mut found = Check::new();
        check(&mut found, "password", password, account);
        found.finish().is_err()
    }

    #[test]
    fn lengths_count_characters_and_the_account_is_no_password() {
        assert!(problems("九个字的密码不够长", "a"));
        assert!(!problems("十个字的密码刚刚好够", "a"));
        assert!(!problems(&"长".repeat(128), "a"));
        assert!(problems(&"长".repeat(129), "a"));
        assert!(problems("Operator-10", "operator-10"));
    }

    #[tokio::test]
    async fn without_a_hash_nothing_is_right() {
        assert!(!is_right("whatever it is", None).await.unwrap());
        assert!(!is_right("whatever it is", Some("no hash")).await.unwrap());
    }
}
