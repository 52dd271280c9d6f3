//! The app: what all screens share, and which address shows which screen.

use banyi_shared::Permission;
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;

use crate::api::Api;
use crate::kit::list::ListMemory;
use crate::kit::{LeaveGuard, ToastRegion, Toasts};
use crate::late::{Late, parts};
use crate::route;
use crate::screens::sign_in::SignIn;
use crate::shell::{Allowed, Lost, Session, Shell, Standing, Start};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::new();
    let api = Api::new(Callback::new(move |()| session.end()));
    let (memory, guard) = (ListMemory::new(), LeaveGuard::new());
    provide_context(session);
    provide_context(api);
    provide_context(Toasts::new());
    provide_context(memory);
    provide_context(guard);
    guard.listen();
    session.ask(api);
    Effect::new(move |_| {
        // What one person looked at must not greet the next.
        if session.standing() == (Standing::Out { ended: false }) {
            memory.forget();
            guard.forget();
        }
    });
    view! {
        <Router base=route::BASE>
            <Routes fallback=|| view! { <main class="main"><Lost /></main> }>
                <Route path=path!("/sign-in") view=SignIn />
                <ParentRoute path=path!("") view=Shell>
                    <Route path=path!("/") view=Start />
                    <Route path=path!("/orders") view=orders />
                    <Route path=path!("/orders/:no") view=order />
                    <Route path=path!("/capacity") view=capacity />
                    <Route path=path!("/users") view=users />
                    <Route path=path!("/announcements") view=announcements />
                    <Route path=path!("/staff") view=staff />
                    <Route path=path!("/roles") view=roles />
                    <Route path=path!("/jobs") view=jobs />
                    <Route path=path!("/audit") view=audit />
                    <Route path=path!("/*any") view=Lost />
                </ParentRoute>
            </Routes>
        </Router>
        <ToastRegion />
    }
}

/// Each screen with the permission that opens it.
macro_rules! screens {
    ($($name:ident: $permission:ident),+ $(,)?) => {$(
        fn $name() -> AnyView {
            view! {
                <Allowed needs=Permission::$permission>
                    <Late part=parts::$name() />
                </Allowed>
            }
            .into_any()
        }
    )+};
}

screens! {
    orders: OrdersRead,
    order: OrdersRead,
    capacity: CatalogRead,
    users: UsersRead,
    announcements: ContentWrite,
    staff: StaffManage,
    roles: StaffManage,
    jobs: JobsManage,
    audit: AuditRead,
}
