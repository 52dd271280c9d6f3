//! The page on which a person scans a code and pays.

use super::console::asset;
use poem::{Response, handler};

/// `/scan`
#[handler]
pub fn scan() -> Response {
    asset("text/html; charset=utf-8", include_str!("../../pages/scan.html"))
}

/// Its style.
#[handler]
pub fn scan_style() -> Response {
    asset("text/css; charset=utf-8", include_str!("../../pages/scan.css"))
}

/// Its behaviour.
#[handler]
pub fn scan_script() -> Response {
    asset("text/javascript; charset=utf-8", include_str!("../../pages/scan.js"))
}
