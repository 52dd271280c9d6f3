//! Begins to pay by a code that is scanned: by whoever holds a phone, shown by the patient or by staff.

use banyi_shared::dto::NativePay;
use banyi_shared::{Fen, Instant, OrderNo, UserId};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use super::begin::{self, Payer, Ready};
use crate::app::App;
use crate::error::{Error, Result};
use crate::orders;
use crate::staff::CurrentStaff;

/// A code says nothing any more after so long, in ms (WeChat Pay APIv3, "Native下单").
const CODE_LIVES: i64 = 2 * banyi_shared::time::HOUR;
/// Side of the picture, in pixels; it can be drawn at any size.
const SIDE: u32 = 240;

/// A code for the user's own order.
pub async fn native(app: &App, user: &UserId, no: &OrderNo) -> Result<NativePay> {
    orders::of_user(&app.db, user, no).await?.ok_or_else(Error::not_found)?;
    show(begin::begin(app, no, &Payer::Anybody, None).await?)
}

/// A code for an order within the scope. Kept in the audit log, once for each attempt.
pub async fn native_for_staff(app: &App, staff: &CurrentStaff, no: &OrderNo) -> Result<NativePay> {
    orders::within(app, &staff.scope, no).await?;
    show(begin::begin(app, no, &Payer::Anybody, Some(staff)).await?)
}

fn show(ready: Ready) -> Result<NativePay> {
    let expires_at = Instant::from_ms(ready.attempt.expires_at).min(ready.since + CODE_LIVES);
    Ok(NativePay {
        svg: draw(&ready.handle)?,
        code_url: ready.handle,
        amount_fen: Fen(ready.attempt.amount_fen),
        expires_at,
    })
}

/// The code, dark on light in any theme: phones read no other.
fn draw(text: &str) -> Result<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)
        .map_err(|cause| Error::internal(format_args!("a code that cannot be drawn: {cause}")))?;
    let drawn = code.render::<svg::Color<'_>>().min_dimensions(SIDE, SIDE).build();
    // An element that can stand in a page, without the declaration of a file.
    Ok(drawn[drawn.find("<svg").unwrap_or(0)..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_an_element_with_a_quiet_border() {
        let drawn = draw("weixin://wxpay/bizpayurl?pr=abc123").unwrap();
        assert!(drawn.starts_with("<svg ") && drawn.ends_with("</svg>"), "{drawn}");
        assert!(drawn.contains("fill=\"#fff\"") && !drawn.contains("M0 0"), "{drawn}");
        assert_eq!(drawn, draw("weixin://wxpay/bizpayurl?pr=abc123").unwrap());
        assert!(draw(&"x".repeat(4_000)).is_err());
    }
}
