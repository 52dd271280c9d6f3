//! The console: people, orders, notifications and a button for each fault.

use super::hospital_page::{hospital, hospital_script, hospital_style};
use super::scan_page::{scan_script, scan_style};
use crate::sandbox::Sandbox;
use poem::http::{StatusCode, header};
use poem::web::{Data, Query};
use poem::{Endpoint, Response, Route, get, handler};
use qrcode::QrCode;
use qrcode::render::svg;
use serde::Deserialize;

/// Everything under /sandbox but the API.
pub fn console() -> impl Endpoint {
    Route::new()
        .at("/", get(page))
        .at("/console.css", get(style))
        .at("/console.js", get(script))
        .at("/qr", get(qr))
        .at("/hospital", get(hospital))
        .at("/hospital.css", get(hospital_style))
        .at("/hospital.js", get(hospital_script))
        .at("/scan.css", get(scan_style))
        .at("/scan.js", get(scan_script))
        .at("/admin", get(admin))
}

#[handler]
fn page() -> Response {
    asset("text/html; charset=utf-8", include_str!("../../pages/console.html"))
}

#[handler]
fn style() -> Response {
    asset("text/css; charset=utf-8", include_str!("../../pages/console.css"))
}

#[handler]
fn script() -> Response {
    asset("text/javascript; charset=utf-8", include_str!("../../pages/console.js"))
}

/// The server's admin, wherever that is: the desk around the phone leads to it.
#[handler]
fn admin(Data(sandbox): Data<&Sandbox>) -> Response {
    match sandbox.setup().server.as_deref() {
        Some(server) => Response::builder()
            .status(StatusCode::TEMPORARY_REDIRECT)
            .header(header::LOCATION, format!("{}/admin/", server.trim_end_matches('/')))
            .finish(),
        None => Response::builder().status(StatusCode::NOT_FOUND).finish(),
    }
}

#[derive(Debug, Deserialize)]
struct Text {
    text: String,
}

/// A text as a QR code, for the code_url of a Native order.
#[handler]
fn qr(Query(Text { text }): Query<Text>) -> Response {
    match QrCode::new(text.as_bytes()) {
        Ok(code) => asset("image/svg+xml", code.render::<svg::Color<'_>>().min_dimensions(180, 180).build()),
        Err(_) => Response::builder().status(StatusCode::BAD_REQUEST).finish(),
    }
}

/// A page, or a part of one, that is built into the program.
pub fn asset(content_type: &str, body: impl Into<poem::Body>) -> Response {
    Response::builder().content_type(content_type).header("Cache-Control", "no-cache").body(body)
}
