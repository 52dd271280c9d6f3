//! The app: what all screens share, and which address shows which screen.

use banyi_shared::Permission;
use banyi_shared::dto::admin::AdminOrderRow;
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;

use crate::api::Api;
use crate::kit::list::ListMemory;
use crate::kit::{ToastRegion, Toasts};
use crate::route;
use crate::screens::order::OrderScreen;
use crate::screens::orders::Orders;
use crate::screens::sign_in::SignIn;
use crate::shell::{Allowed, LeaveGuard, Lost, Session, Shell, Standing, Start};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::new();
    let api = Api::new(Callback::new(move |()| session.end()));
    let (orders, guard) = (ListMemory::<AdminOrderRow>::new(), LeaveGuard::new());
    provide_context(session);
    provide_context(api);
    provide_context(Toasts::new());
    provide_context(orders);
    provide_context(guard);
    guard.listen();
    session.ask(api);
    Effect::new(move |_| {
        // What one person looked at must not greet the next.
        if session.standing() == (Standing::Out { ended: false }) {
            orders.forget();
            guard.forget();
        }
    });
    view! {
        <Router base=route::BASE>
            <Routes fallback=|| view! { <main class="main"><Lost /></main> }>
                <Route path=path!("/sign-in") view=SignIn />
                <ParentRoute path=path!("") view=Shell>
                    <Route path=path!("/") view=Start />
                    <Route path=path!("/orders") view=|| allowed(Permission::OrdersRead, || view! { <Orders /> }.into_any()) />
                    <Route path=path!("/orders/:no") view=|| allowed(Permission::OrdersRead, || view! { <OrderScreen /> }.into_any()) />
                    <Route path=path!("/*any") view=Lost />
                </ParentRoute>
            </Routes>
        </Router>
        <ToastRegion />
    }
}

/// The screen, for those who may see it.
fn allowed(needs: Permission, screen: fn() -> AnyView) -> AnyView {
    view! { <Allowed needs=needs>{screen()}</Allowed> }.into_any()
}
