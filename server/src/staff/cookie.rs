//! The cookie that carries a staff session.

use std::time::Duration;

use poem::Request;
use poem::web::cookie::{Cookie, SameSite};

/// Its name.
pub const NAME: &str = "banyi_staff";
/// Where a browser sends it.
const PATH: &str = "/api/v1/admin";

/// A session's cookie, for `lifetime`. Over https it is sent on https only.
pub fn issue(token: &str, lifetime: Duration, is_https: bool) -> Cookie {
    let mut cookie = Cookie::new_with_str(NAME, token);
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Strict);
    cookie.set_path(PATH);
    cookie.set_max_age(lifetime);
    cookie.set_secure(is_https);
    cookie
}

/// The cookie that makes a browser forget the session.
pub fn forget(is_https: bool) -> Cookie {
    issue("", Duration::ZERO, is_https)
}

/// The token that a request brings.
pub fn token(request: &Request) -> Option<String> {
    let cookie = request.cookie().get(NAME)?;
    let token = cookie.value_str().trim();
    (!token.is_empty()).then(|| token.to_owned())
}
