//! The head of a hospital's screens: its name, whether it is online, and the tabs.

use std::sync::Arc;

use banyi_shared::dto::Hospital;
use banyi_shared::{HospitalId, Permission};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::api::{ApiError, use_api};
use crate::kit::list::ListMemory;
use crate::kit::{Failure, Icon, OnOffBadge, PageHead, Sign, Vacant, keyed};
use crate::lang::t;
use crate::route;
use crate::shell::use_session;

/// The hospital of the screen, and how to ask for it again.
#[derive(Clone, Copy)]
pub struct Shown {
    hospital: Memo<Option<Hospital>>,
    changed: RwSignal<u32>,
}

impl Shown {
    /// The hospital. Tracked.
    pub fn get(self) -> Option<Hospital> {
        self.hospital.get()
    }

    /// Asks again.
    pub fn refresh(self) {
        self.changed.try_update(|count| *count += 1);
    }
}

/// The screen that the hospital's frame stands around.
pub fn use_shown() -> Shown {
    expect_context()
}

type Content = Arc<dyn Fn(HospitalId) -> AnyView + Send + Sync>;

/// Head and tabs around what `content` draws for the hospital of the address.
pub fn framed(
    tab: &'static str,
    tools: fn() -> AnyView,
    content: impl Fn(HospitalId) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let content: Content = Arc::new(content);
    view! { <Frame tab=tab tools=tools content=content /> }.into_any()
}

#[derive(Clone, PartialEq)]
enum Stage {
    Coming,
    Missing,
    Failed(ApiError),
    Here(HospitalId),
}

#[component]
fn Frame(tab: &'static str, tools: fn() -> AnyView, content: Content) -> impl IntoView {
    let (api, param) = (use_api(), route::use_param());
    let id = Memo::new(move |_| param.with(|text| text.parse::<HospitalId>().ok()));
    let changed = RwSignal::new(0_u32);
    let answer = keyed(id, move || changed.track(), move |id| async move { api.own_hospital(&id).await });
    let hospital = Memo::new(move |before: Option<&Option<Hospital>>| match answer.get() {
        Some(Ok(hospital)) => Some(hospital),
        // What is there stays while it is asked for again.
        Some(Err(_)) => before.cloned().flatten(),
        None => None,
    });
    let shown = Shown { hospital, changed };
    provide_context(shown);
    let stage = Memo::new(move |_| match (id.get(), answer.get()) {
        (None, _) => Stage::Missing,
        (Some(_), None) => Stage::Coming,
        (Some(id), Some(Ok(_))) => Stage::Here(id),
        (Some(_), Some(Err(error))) if error.is_not_found() => Stage::Missing,
        (Some(_), Some(Err(error))) => Stage::Failed(error),
    });
    let memory = expect_context::<ListMemory>();
    let back = move || memory.back_to(&route::list("hospitals"));
    move || match stage.get() {
        Stage::Coming => view! {
            <p class="sr-only" role="status">{t("正在加载医院…", "Loading the hospital…")}</p>
            <div class="order-skeleton" aria-hidden="true">
                <span class="bone bone-title"></span>
                <span class="bone bone-panel"></span>
            </div>
        }
        .into_any(),
        Stage::Missing => view! { <Missing /> }.into_any(),
        Stage::Failed(error) => view! {
            <PageHead title=t("医院", "Hospital") />
            <Failure error=error retry=move |()| shown.refresh() />
        }
        .into_any(),
        Stage::Here(id) => {
            let name = hospital.get_untracked().map(|one| one.name).unwrap_or_default();
            let badge = move || hospital.get().map(|one| view! { <OnOffBadge state=one.state /> });
            view! {
                <a class="back" href=back><Icon sign=Sign::Back /> {t("医院列表", "Hospitals")}</a>
                <PageHead title=name>
                    <span class="badges" role="status">{badge}</span>
                    <span class="page-actions">{tools()}</span>
                </PageHead>
                <HospitalTabs hospital=id.clone() tab=tab />
                {content(id)}
            }
            .into_any()
        }
    }
}

#[component]
fn Missing() -> impl IntoView {
    view! {
        <PageHead title=t("医院", "Hospital") />
        <Vacant
            sign=Sign::Search
            title=t("找不到这家医院", "No such hospital")
            text=t("地址可能有误，或者它不在您负责的医院范围内。", "The address may be wrong, or it is not one of your hospitals.")
        >
            <a class="button" href=route::list("hospitals")>{t("回到医院列表", "Back to the hospitals")}</a>
        </Vacant>
    }
}

/// The screens of one hospital.
#[component]
pub fn HospitalTabs(
    hospital: HospitalId,
    /// The rest of the address of the one that is shown.
    tab: &'static str,
) -> impl IntoView {
    let session = use_session();
    let path = use_location().pathname;
    let link = |rest: &'static str, label: &'static str| {
        let href = route::hospital(&hospital, rest);
        view! {
            <li><a class="tab" href=href aria-current=(rest == tab).then_some("page")>{label}</a></li>
        }
    };
    // Tabs that do not fit are scrolled to.
    Effect::new(move |_| {
        path.track();
        let found = document().query_selector(".hospital-tabs [aria-current]").ok().flatten();
        if let Some(found) = found {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            options.set_inline(web_sys::ScrollLogicalPosition::Center);
            found.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    view! {
        <nav class="tabs hospital-tabs" aria-label=t("医院", "Hospital")>
            <ul>
                {link("", t("资料", "Profile"))}
                {link("/departments", t("科室", "Departments"))}
                {link("/doctors", t("医生", "Doctors"))}
                <li><a class="tab" href=route::schedules(&hospital)>{t("排班", "Schedules")}</a></li>
                {link("/booking-rules", t("预约规则", "Booking rules"))}
                {session.may(Permission::PartnersManage).then(|| link("/partner", t("医院接口", "Connection")))}
                {link("/experts", t("专家", "Experts"))}
            </ul>
        </nav>
    }
}
