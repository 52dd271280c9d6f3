//! The app's addresses, each in one place.

use banyi_shared::{HospitalId, OrderNo, OutRefundNo};
use leptos::prelude::*;

/// Where the app is served.
pub const BASE: &str = "/admin";

/// The first screen.
pub fn home() -> String {
    format!("{BASE}/")
}

/// Sign-in, to come back to `next` afterwards.
pub fn sign_in(next: &str) -> String {
    crate::api::Query::new()
        .with("next", if next == home() { "" } else { next })
        .prefixed(&format!("{BASE}/sign-in"))
}

/// The list `name`, for instance `orders`.
pub fn list(name: &str) -> String {
    format!("{BASE}/{name}")
}

/// What stands in the address for the `:…` of a screen's path.
#[derive(Clone, Copy)]
pub struct Param(pub Memo<String>);

/// What stands in the address for the `:…` of this screen's path.
pub fn use_param() -> Memo<String> {
    expect_context::<Param>().0
}

/// One order.
pub fn order(no: &OrderNo) -> String {
    format!("{BASE}/orders/{no}")
}

/// One refund.
pub fn refund(no: &OutRefundNo) -> String {
    format!("{BASE}/refunds/{no}")
}

/// A screen of a hospital; `rest` is empty, or such as `/departments`.
pub fn hospital(hospital: &HospitalId, rest: &str) -> String {
    format!("{BASE}/hospitals/{hospital}{rest}")
}

/// The sessions of a hospital.
pub fn schedules(hospital: &HospitalId) -> String {
    crate::api::Query::new().with("hospital", hospital.to_string()).prefixed(&list("schedules"))
}

/// The experts of a hospital.
pub fn experts(hospital: &HospitalId) -> String {
    format!("{BASE}/hospitals/{hospital}/experts")
}

/// `next` when it leads into this app, else the first screen: a link must not lead elsewhere after sign-in.
pub fn inside(next: Option<String>) -> String {
    next.filter(|next| {
        let rest = next.strip_prefix(BASE);
        rest.is_some_and(|rest| rest.starts_with('/') && !rest.starts_with("/sign-in"))
            && !next.contains(['\\', ':'])
            && !next.contains("//")
            && !next.contains("/..")
    })
    .unwrap_or_else(home)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_back_into_the_app_only() {
        let to = |next: &str| inside(Some(next.to_owned()));
        assert_eq!(to("/admin/orders?q=1"), "/admin/orders?q=1");
        for bad in [
            "https://evil.example/admin/",
            "//evil.example",
            "/admin//evil",
            "/admin/../x",
            "/administrator",
            "/admin/sign-in?next=/admin/",
            "\\evil",
            "",
        ] {
            assert_eq!(to(bad), "/admin/", "{bad}");
        }
    }

    #[test]
    fn remembers_where_one_was() {
        assert_eq!(sign_in("/admin/orders?q=a b"), "/admin/sign-in?next=%2Fadmin%2Forders%3Fq%3Da%20b");
        assert_eq!(sign_in("/admin/"), "/admin/sign-in");
    }
}
