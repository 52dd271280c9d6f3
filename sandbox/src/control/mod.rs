//! The API with which a test, a demo or the console plays the world around the server.

mod answer;
mod bills;
mod cashier;
mod faults;
mod funds;
mod guard;
mod hospital;
mod mode;
mod notifications;
mod operations;
mod orders;
mod payments;
mod people;
mod refunds;
mod reset;
mod scan;
mod view;

pub use guard::same_origin;

use poem::{Endpoint, EndpointExt, Route, get, post, put};

/// Everything under /sandbox/api.
pub fn routes() -> impl Endpoint {
    Route::new()
        .at("/state", get(view::whole))
        .at("/people", get(people::list).post(people::join))
        .at("/people/:id/login-code", post(people::login_code))
        .at("/people/:id/phone-code", post(people::phone_code))
        .at("/people/:id/subscriptions", post(people::accept_messages))
        .at("/pay", post(payments::confirmed))
        .at("/cancel", post(payments::cancel))
        .at("/cashier/open", post(cashier::open))
        .at("/cashier/confirm", post(cashier::confirm))
        .at("/cashier/cancel", post(cashier::cancel))
        .at("/scan", post(scan::scan))
        .at("/codes", get(scan::codes))
        .at("/order", get(orders::one))
        .at("/totals", get(orders::totals))
        .at("/refunds/plans", get(refunds::list_plans).put(refunds::replace_plans).post(refunds::add_plan))
        .at("/refunds/:no/settle", post(refunds::settle))
        .at("/funds", get(funds::read))
        .at("/funds/top-up", post(funds::top_up))
        .at("/funds/withdraw", post(funds::withdraw))
        .at("/bills", get(bills::all).delete(bills::forget_all))
        .at("/bills/:date", get(bills::of_day).put(bills::replace).delete(bills::forget))
        .at("/bills/:date/differences", post(bills::add))
        .at("/notifications/:id/deliver", post(notifications::deliver))
        .at("/forge", post(notifications::forge))
        .at("/faults", get(faults::list).put(faults::replace).post(faults::add))
        .at("/mode", get(mode::read).put(mode::change))
        .at("/tokens", put(mode::revoke_tokens))
        .at("/operations", get(operations::list))
        .at("/hospital", get(hospital::books))
        .at("/hospital/settings", put(hospital::set))
        .at("/hospital/mode", put(hospital::behave))
        .at("/hospital/push", post(hospital::push_rows))
        .at("/hospital/fetch", post(hospital::fetch_number))
        .at("/hospital/stop", post(hospital::stop_session))
        .at("/hospital/call", post(hospital::call))
        .at("/hospital/reset", post(hospital::reset))
        .at("/reset", post(reset::reset))
        .around(same_origin)
        .catch_all_error(answer::in_form)
}
