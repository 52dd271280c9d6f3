//! What others show beside an order's number.

use std::collections::BTreeMap;

use banyi_shared::{Fen, OrderNo, mask};

use super::{personal, store};
use crate::app::App;
use crate::error::Result;

/// An order in few words.
#[derive(Debug, Clone)]
pub struct Brief {
    /// 服务
    pub service_name: String,
    /// 医院
    pub hospital_name: String,
    /// 就诊人, masked.
    pub patient_masked: String,
    /// What the accepted payment brought.
    pub paid: Fen,
}

/// The orders of these numbers, in few words.
pub async fn briefs(app: &App, numbers: &[String]) -> Result<BTreeMap<String, Brief>> {
    let mut found = BTreeMap::new();
    for row in store::briefs(&app.db, numbers).await? {
        let no: OrderNo = row.no.parse()?;
        let patient_masked = mask::name(&personal::open_snapshot(app, &no, &row.patient_enc)?.name);
        let brief = Brief {
            service_name: row.service_name,
            hospital_name: row.hospital_name,
            patient_masked,
            paid: Fen(row.paid_fen),
        };
        found.insert(row.no, brief);
    }
    Ok(found)
}
