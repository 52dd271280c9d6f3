//! The app: what all screens share.

use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;

use crate::api::Api;
use crate::kit::list::ListMemory;
use crate::kit::{Hints, LeaveGuard, ToastRegion, Toasts};
use crate::screens::sign_in::SignIn;
use crate::shell::{Here, Session, Shell, Standing};
use crate::{places, route};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::new();
    let (memory, guard) = (ListMemory::new(), LeaveGuard::new());
    let api =
        Api::new(Callback::new(move |()| if guard.is_dirty() { session.lapse() } else { session.end() }));
    provide_context(session);
    provide_context(api);
    provide_context(Toasts::new());
    provide_context(memory);
    provide_context(guard);
    provide_context(Hints::new());
    guard.listen();
    session.ask(api);
    prefetch();
    Effect::new(move |_| {
        // What one person looked at must not greet the next.
        if session.standing() == (Standing::Out { ended: false }) {
            memory.forget();
            guard.forget();
        }
    });
    view! {
        <Router base=route::BASE>
            <Routes fallback=|| ()>
                <Route path=path!("/sign-in") view=SignIn />
                <ParentRoute path=path!("") view=Shell>
                    // Which screen it is, `places` tells.
                    <Route path=path!("/*any") view=Here />
                </ParentRoute>
            </Routes>
        </Router>
        <ToastRegion />
    }
}

/// Fetches the screen of the address while the session is asked for.
fn prefetch() {
    let path = window().location().pathname().unwrap_or_default();
    if let Some((place, _)) = path.strip_prefix(route::BASE).and_then(places::find) {
        place.part.prefetch();
    }
}
