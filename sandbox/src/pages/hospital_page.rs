//! The page that shows the hospital's books.

use super::console::asset;
use poem::http::{StatusCode, header};
use poem::{Response, handler};

/// `/hospital`: leads to the page, beside the console's others.
#[handler]
pub fn to_hospital() -> Response {
    Response::builder()
        .status(StatusCode::TEMPORARY_REDIRECT)
        .header(header::LOCATION, "/sandbox/hospital")
        .finish()
}

/// `/sandbox/hospital`
#[handler]
pub fn hospital() -> Response {
    asset("text/html; charset=utf-8", include_str!("../../pages/hospital.html"))
}

/// Its style.
#[handler]
pub fn hospital_style() -> Response {
    asset("text/css; charset=utf-8", include_str!("../../pages/hospital.css"))
}

/// Its behaviour.
#[handler]
pub fn hospital_script() -> Response {
    asset("text/javascript; charset=utf-8", include_str!("../../pages/hospital.js"))
}
