//! What must hold before an escort order is placed.

use banyi_shared::dto::{Contact, Hospital, OnOff, OnUnpaid, PlaceOrder};
use banyi_shared::order::OrderKind;
use banyi_shared::rules::{check_booking, needs_companion};
use banyi_shared::{ErrorCode, HospitalId, Phone, UserId};

use super::Draft;
use crate::app::App;
use crate::capacity::{Claim, EscortClaim};
use crate::error::{Error, Result};
use crate::http::Check;
use crate::{escorts, hospitals, patients, policies, terms};

/// Checks everything that can be checked without a transaction; a form's problems are told all at once.
pub async fn check(app: &App, user: &UserId, input: PlaceOrder) -> Result<Draft> {
    let mut form = Check::new();
    form.need(input.kind == OrderKind::Escort, "kind", "目前只能预约陪诊");
    let contact = Contact {
        name: form.text("emergencyContact.name", &input.emergency_contact.name, 2, 32),
        phone: form
            .parse::<Phone>("emergencyContact.phone", &input.emergency_contact.phone)
            .map(|phone| phone.as_str().to_owned())
            .unwrap_or_default(),
    };
    let department = form.optional("department", input.department.as_deref(), 64);
    let note = form.optional("note", input.note.as_deref(), 500);
    let history = form.optional("medicalHistory", input.medical_history.as_deref(), 500);
    let (hospital_id, hospital_name) = where_to(app, &input, &mut form).await?;
    let sku = match escorts::find_sku(app, &input.sku_id).await?.filter(|sku| sku.is_online) {
        Some(sku) => sku,
        None => {
            form.problem("skuId", "该服务不存在或已下架");
            form.finish()?;
            return Err(Error::not_found());
        }
    };
    let patient = patients::load(app, user, &input.patient_id).await?;
    let policy = policies::in_force(app, &sku.service_id, hospital_id.as_ref()).await?;
    if let Err(problem) = check_booking(&policy.body, sku.unit, input.service_date, input.period, app.now()) {
        form.problem(problem.field(), problem.sentence(&policy.body));
    }
    form.finish()?;
    let terms = terms::current(app).await?;
    if input.terms_version != terms.version {
        return Err(Error::new(ErrorCode::TermsOutdated).detail("version", terms.version));
    }
    if needs_companion(patient.id_card.birthday(), input.service_date) && !input.accompanied {
        return Err(Error::new(ErrorCode::CompanionNeeded));
    }
    if input.expected_amount_fen.is_some_and(|shown| shown != sku.price) {
        return Err(Error::new(ErrorCode::PriceChanged).detail("amountFen", sku.price.0));
    }
    let claim =
        EscortClaim { hospital_id: hospital_id.clone(), date: input.service_date, period: input.period };
    Ok(Draft {
        kind: input.kind,
        user: user.clone(),
        price: sku.price,
        history: history.or_else(|| patient.medical_history.clone()),
        patient,
        contact,
        note,
        sku_id: sku.sku_id,
        service_name: sku.service_name,
        unit: sku.unit,
        hospital_id,
        hospital_name,
        department,
        department_id: None,
        date: input.service_date,
        period: input.period,
        accompanied: input.accompanied,
        terms_version: terms.version,
        policy_id: policy.id,
        expires_at: app.now() + policy.body.hold_ms(),
        cancel_until: None,
        on_unpaid: input.on_unpaid.unwrap_or(OnUnpaid::Refuse),
        claim: Claim::Escort(claim),
        registration: None,
        staff: None,
    })
}

/// Exactly one of a hospital of the list and one in words.
async fn where_to(app: &App, input: &PlaceOrder, form: &mut Check) -> Result<(Option<HospitalId>, String)> {
    match (&input.hospital_id, input.hospital_name.as_deref().map(str::trim).filter(|name| !name.is_empty()))
    {
        (Some(id), None) => match hospitals::find(app, id).await? {
            Some(hospital) if is_bookable(&hospital) => Ok((Some(id.clone()), hospital.name)),
            Some(_) => {
                form.problem("hospitalId", "该医院暂不提供陪诊");
                Ok((None, String::new()))
            }
            None => {
                form.problem("hospitalId", "没有这家医院");
                Ok((None, String::new()))
            }
        },
        (None, Some(name)) => Ok((None, form.text("hospitalName", name, 2, 64))),
        (None, None) => {
            form.problem("hospitalId", "请选择医院，或填写医院名称");
            Ok((None, String::new()))
        }
        (Some(_), Some(_)) => {
            form.problem("hospitalName", "选择医院后不需要再填写名称");
            Ok((None, String::new()))
        }
    }
}

fn is_bookable(hospital: &Hospital) -> bool {
    hospital.offers_escort && hospital.state == OnOff::Online
}
