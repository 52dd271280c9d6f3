//! Every route, and what stands around it.

use poem::endpoint::make_sync;
use poem::http::{StatusCode, header};
use poem::middleware::{Compression, CookieJarManager};
use poem::{Endpoint, EndpointExt, IntoResponse, Response, Route, get};
use poem_openapi::{OpenApi, OpenApiService};

use super::Ctx;
use crate::admin_files;
use crate::announcements::{AnnouncementsAdminApi, AnnouncementsApi};
use crate::applications::{ApplicationsAdminApi, ApplicationsApi};
use crate::audit::AuditApi;
use crate::auth::AuthApi;
use crate::banners::{BannersAdminApi, BannersApi};
use crate::bills::BillsApi;
use crate::capacity::CapacityApi;
use crate::dashboard::DashboardApi;
use crate::departments::{DepartmentsAdminApi, DepartmentsApi};
use crate::doctors::DoctorsApi;
use crate::escorts::EscortsApi;
use crate::experts::ExpertsApi;
use crate::exports::ExportsApi;
use crate::files::{FilesAdminApi, FilesApi};
use crate::finance_settings::FinanceSettingsApi;
use crate::hospitals::{HospitalsAdminApi, HospitalsApi};
use crate::http::{edge, normalise, refuse_cross_site};
use crate::ledger::LedgerApi;
use crate::live::EventsApi;
use crate::money::MoneyApi;
use crate::notices::NoticesApi;
use crate::orders::{OrdersApi, StaffOrdersApi};
use crate::partners::{HospitalApi, LegacyHospitalApi, PartnersAdminApi};
use crate::patients::{PatientsApi, StaffPatientsApi};
use crate::payments::{NotifyApi, PaymentsApi, StaffPaymentsApi};
use crate::policies::PoliciesApi;
use crate::queue::JobsApi;
use crate::refunds::RefundsApi;
use crate::registrations::{RegistrationsApi, StaffRegistrationsApi};
use crate::schedules::{SchedulesAdminApi, SchedulesApi};
use crate::staff::{RolesApi, StaffApi, StaffSessionApi};
use crate::terms::TermsApi;
use crate::users::{AdminUsersApi, UsersApi};
use crate::waitlist::WaitlistApi;

/// The API, composed of the domains' parts.
fn api(app: &Ctx) -> impl OpenApi + use<> {
    let app = || Ctx::clone(app);
    // A tuple holds 16 at most: each part of the house is one of its own.
    (
        (
            AuthApi { app: app() },
            UsersApi { app: app() },
            PatientsApi { app: app() },
            NoticesApi { app: app() },
            FilesApi { app: app() },
        ),
        (
            HospitalsApi { app: app() },
            HospitalsAdminApi { app: app() },
            PartnersAdminApi { app: app() },
            HospitalApi { app: app() },
            LegacyHospitalApi { app: app() },
            EscortsApi { app: app() },
            TermsApi { app: app() },
            PoliciesApi { app: app() },
            CapacityApi { app: app() },
            ExpertsApi { app: app() },
        ),
        (
            DepartmentsApi { app: app() },
            DepartmentsAdminApi { app: app() },
            DoctorsApi { app: app() },
            SchedulesApi { app: app() },
            SchedulesAdminApi { app: app() },
        ),
        (
            BannersApi { app: app() },
            BannersAdminApi { app: app() },
            AnnouncementsApi { app: app() },
            AnnouncementsAdminApi { app: app() },
            ApplicationsApi { app: app() },
            ApplicationsAdminApi { app: app() },
        ),
        (
            OrdersApi { app: app() },
            PaymentsApi { app: app() },
            NotifyApi { app: app() },
            StaffOrdersApi { app: app() },
            RefundsApi { app: app() },
            FinanceSettingsApi { app: app() },
            MoneyApi { app: app() },
        ),
        (
            StaffSessionApi { app: app() },
            StaffApi { app: app() },
            RolesApi { app: app() },
            AdminUsersApi { app: app() },
            AuditApi { app: app() },
            JobsApi { app: app() },
            FilesAdminApi { app: app() },
        ),
        (
            DashboardApi { app: app() },
            EventsApi { app: app() },
            StaffPaymentsApi { app: app() },
            ExportsApi { app: app() },
            StaffPatientsApi { app: app() },
            LedgerApi { app: app() },
            BillsApi { app: app() },
        ),
        (RegistrationsApi { app: app() }, StaffRegistrationsApi { app: app() }, WaitlistApi { app: app() }),
    )
}

fn service(app: &Ctx) -> OpenApiService<impl OpenApi + use<>, ()> {
    OpenApiService::new(api(app), "Banyi 伴医", env!("CARGO_PKG_VERSION"))
        .description(
            "陪诊预约平台：患者小程序、运营后台与微信支付通知共用的接口。金额单位为分，时间为 RFC 3339。",
        )
        .url_prefix("/api/v1")
}

/// The OpenAPI document, pretty JSON with a line feed at its end.
pub fn openapi_document(app: &Ctx) -> String {
    let mut text = service(app).spec();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// The whole app.
pub fn endpoint(app: &Ctx) -> impl Endpoint<Output = Response> + use<> {
    let service = service(app);
    let document = service.spec();
    let docs = service.swagger_ui();
    let public_url = app.settings.public_url.clone();
    let staff_only = public_url;
    let v1 = service
        .data(Ctx::clone(app))
        .with(CookieJarManager::new())
        .with(Compression::new())
        .catch_all_error(normalise)
        .before(move |mut request| {
            let public_url = staff_only.clone();
            async move {
                // Pictures are compressed already; a compressed event would wait for the next ones to fill a block.
                let path = request.uri().path();
                if path.starts_with("/files/") || path == "/admin/events" {
                    request.headers_mut().remove(header::ACCEPT_ENCODING);
                }
                // Below /api/v1: the router has taken that away.
                let is_staff = request.uri().path().starts_with("/admin/");
                if is_staff {
                    refuse_cross_site(&request, &public_url)?;
                }
                Ok(request)
            }
        });
    let json = make_sync(move |_| {
        document.clone().with_content_type("application/json; charset=utf-8").into_response()
    });
    let ready = Ctx::clone(app);
    let routes = Route::new()
        .nest("/api/v1", v1)
        .at("/api/openapi.json", get(json))
        .nest("/api/docs", docs)
        .at("/admin", admin_files::endpoint(app))
        .at("/admin/*path", admin_files::endpoint(app))
        .at("/healthz", get(make_sync(|_| "ok")))
        .at(
            "/readyz",
            get(poem::endpoint::make(move |_| {
                let app = Ctx::clone(&ready);
                async move {
                    let up = app.db.ping().await.is_ok();
                    let (status, word) = if up {
                        (StatusCode::OK, "ready")
                    } else {
                        (StatusCode::SERVICE_UNAVAILABLE, "database away")
                    };
                    Ok::<Response, poem::Error>(Response::builder().status(status).body(word))
                }
            })),
        )
        .at("/metrics", get(make_sync(|_| crate::metrics::render())));
    edge(routes, Ctx::clone(app))
}
