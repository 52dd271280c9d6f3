//! Staff make or change a hospital's connection.

use banyi_shared::dto::admin::{Partner, PartnerInput, PartnerState};
use banyi_shared::{ErrorCode, HospitalId};

use super::address::Network;
use super::show::{phone_place, show};
use super::store::{self, NewPartner};
use crate::app::App;
use crate::error::{Error, Result};
use crate::hospital_gateway::Destination;
use crate::hospitals::{self, need_hospital};
use crate::http::Check;
use crate::staff::CurrentStaff;
use crate::{audit, hospital_gateway};

/// Most addresses or networks.
const MOST_ADDRESSES: usize = 32;

/// The form, checked.
struct Form {
    api_url: Option<String>,
    addresses: String,
    contact_name: String,
    /// None leaves what is there; empty clears it.
    contact_phone: Option<String>,
}

/// Makes or changes it; what is locked is refused from the next call on.
pub async fn save(
    app: &App,
    staff: &CurrentStaff,
    hospital: &HospitalId,
    input: PartnerInput,
) -> Result<Partner> {
    need_hospital(staff, hospital)?;
    let known = hospitals::find(app, hospital).await?.ok_or_else(Error::not_found)?;
    if !known.code.bytes().all(|byte| byte.is_ascii_graphic()) {
        let sentence = "医院编号含有接口不能使用的字符，请先改为字母和数字";
        return Err(Error::new(ErrorCode::ValidationFailed).message(sentence));
    }
    let form = check(app, &input)?;
    let phone = form.contact_phone.as_deref().filter(|phone| !phone.is_empty());
    let sealed = app.vault.seal_option(phone_place(hospital), phone)?;
    let row = NewPartner {
        api_url: form.api_url.as_deref(),
        state: input.state.as_str(),
        is_legacy: input.is_legacy,
        addresses: &form.addresses,
        contact_name: &form.contact_name,
        contact_phone_enc: form.contact_phone.is_some().then_some(sealed.as_deref()),
    };
    let mut tx = app.db.begin("partners.save").await?;
    store::put(&mut tx, hospital, &row, app.now()).await?;
    let detail = format!(
        "{} 医院接口：{}，{}，{}，来源地址 {}",
        known.name,
        if input.state == PartnerState::Active { "可用" } else { "锁定" },
        if input.is_legacy { "启用旧版签名" } else { "新版签名" },
        form.api_url.as_deref().unwrap_or("不推送预约"),
        if form.addresses.is_empty() { "不限" } else { &form.addresses },
    );
    audit::record(app, &mut tx, staff, "partner.save", "hospital", hospital.as_str(), &detail).await?;
    tx.commit().await?;
    show(app, staff, hospital).await
}

fn check(app: &App, input: &PartnerInput) -> Result<Form> {
    let mut check = Check::new();
    let api_url = check.optional("apiUrl", input.api_url.as_deref(), 200);
    let api_url = api_url.map(|url| url.trim_end_matches('/').to_owned());
    if let Some(url) = &api_url {
        let allows_loopback = hospital_gateway::allows_loopback(&app.settings);
        if let Err(sentence) = Destination::check(url, allows_loopback) {
            check.problem("apiUrl", sentence);
        }
    }
    check.need(input.addresses.len() <= MOST_ADDRESSES, "addresses", "最多填写 32 个地址或网段");
    let mut addresses: Vec<String> = Vec::new();
    for (at, text) in input.addresses.iter().enumerate().take(MOST_ADDRESSES) {
        match text.trim().parse::<Network>() {
            Ok(network) => addresses.push(network.to_string()),
            Err(sentence) => check.problem(&format!("addresses.{at}"), sentence),
        }
    }
    addresses.dedup();
    let contact_name = check.line("contactName", &input.contact_name, 0, 32);
    let contact_phone = input.contact_phone.as_deref().map(|text| check.line("contactPhone", text, 0, 20));
    if let Some(phone) = contact_phone.as_deref().filter(|phone| !phone.is_empty()) {
        let fits = |byte: u8| byte.is_ascii_digit() || b"+- ".contains(&byte);
        let digits = phone.bytes().filter(u8::is_ascii_digit).count();
        check.need(phone.bytes().all(fits) && digits >= 7, "contactPhone", "电话号码不正确");
    }
    check.finish()?;
    Ok(Form { api_url, addresses: addresses.join(","), contact_name, contact_phone })
}
