//! Whether a hospital listens, and how it is spoken to.

use banyi_shared::{HospitalId, Instant, PartnerKeyId};

use super::{keys, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::secret::Secret;

/// Whether the hospital has an active connection with an address: then it hears of bookings, and gives the numbers.
pub async fn hears(tx: &mut Tx, hospital: &HospitalId) -> Result<bool> {
    store::hears(tx, hospital).await
}

/// How to speak to a hospital now.
#[derive(Debug, Clone)]
pub struct Connection {
    /// The hospital's code.
    pub code: String,
    /// Where its system listens, without a slash at the end.
    pub api_url: String,
    /// Whether it speaks the older protocol.
    pub is_legacy: bool,
    /// The current key.
    pub key: PartnerKeyId,
    /// Its secret.
    pub secret: Secret<String>,
}

/// The connection of a hospital that is active, has an address and a current key; else why it cannot be spoken to.
pub async fn connection(app: &App, hospital: &HospitalId) -> Result<Result<Connection, &'static str>> {
    let Some(row) = store::find(&app.db, hospital).await? else {
        return Ok(Err("医院没有接口配置"));
    };
    let Some(api_url) = row.api_url else {
        return Ok(Err("医院没有填写接口地址"));
    };
    if row.state != "active" {
        return Ok(Err("医院接口已锁定"));
    }
    let now: Instant = app.now();
    let keys = store::keys(&app.db, hospital).await?;
    let Some(current) = keys.into_iter().find(|key| key.state == "current" && key.is_good(now)) else {
        return Ok(Err("医院没有可用的密钥"));
    };
    let secret = keys::open(app, &current)?;
    Ok(Ok(Connection {
        code: row.code,
        api_url,
        is_legacy: row.is_legacy == 1,
        key: current.id.parse()?,
        secret,
    }))
}
