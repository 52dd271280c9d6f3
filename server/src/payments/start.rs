//! Begins to pay in the mini-program: the attempt's handle is signed for the phone.

use banyi_shared::dto::PayParams;
use banyi_shared::{OrderNo, UserId};

use super::begin::{self, Payer};
use super::send::told;
use crate::app::App;
use crate::error::{Error, Result};
use crate::orders;
use crate::users;

/// The parameters for wx.requestPayment of the user's own order.
pub async fn start(app: &App, user: &UserId, no: &OrderNo) -> Result<PayParams> {
    orders::of_user(&app.db, user, no).await?.ok_or_else(Error::not_found)?;
    let payer = Payer::User { openid: users::openid(app, user).await? };
    let ready = begin::begin(app, no, &payer, None).await?;
    app.wechat()?.pay_params(&ready.handle).await.map_err(|error| told(&error))
}
