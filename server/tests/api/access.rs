//! Who may call what: every endpoint, by everybody.

mod table;
mod world;

use std::collections::BTreeSet;

use banyi_shared::Permission;
use reqwest::Method;
use serde_json::Value;

use crate::support::Answer;
use table::{Entry, Reach, TABLE, Who};
use world::World;

/// With what a request shows who sends it.
#[derive(Clone)]
pub enum Caller {
    Nobody,
    Bearer(String),
    Cookie(String),
}

/// Sends an endpoint's usual request, with a key of its own.
async fn call(w: &World<'_>, entry: &Entry, caller: &Caller, more: &[(&str, &str)]) -> Answer {
    let method: Method = entry.method.parse().unwrap();
    let mut request = w.t.client.request(method, format!("{}{}", w.t.base, w.path(entry)));
    request = request.header("Idempotency-Key", w.t.app.rng.token());
    match caller {
        Caller::Nobody => {}
        Caller::Bearer(token) => request = request.bearer_auth(token),
        Caller::Cookie(cookie) => request = request.header("Cookie", cookie),
    }
    for (name, value) in more {
        request = request.header(*name, *value);
    }
    if let Some(form) = w.form(entry) {
        request = form.on(request);
    }
    if let Some(body) = w.body(entry) {
        request = request.json(&body);
    }
    Answer::of(request).await
}

/// Asserts status and code, and tells which endpoint it was.
#[track_caller]
fn refused(entry: &Entry, who: &str, answer: &Answer, status: u16, code: &str) {
    let seen = answer.json()["code"].as_str().map(str::to_owned);
    let place = format!("{} {} as {who}: {} {}", entry.method, entry.path, answer.status, answer.text);
    assert_eq!((answer.status.as_u16(), seen.as_deref()), (status, Some(code)), "{place}");
}

/// Asserts that the endpoint's own rules answered: a success, or an error that is not about who asks.
#[track_caller]
fn reached(entry: &Entry, who: &str, answer: &Answer) {
    let is_own = answer.status.is_success() || matches!(answer.status.as_u16(), 400 | 409 | 422);
    assert!(is_own, "{} {} as {who}: {} {}", entry.method, entry.path, answer.status, answer.text);
}

both! {
    async fn the_table_names_every_endpoint_and_what_it_needs(t: TestApp) {
        let document: Value = serde_json::from_str(&banyi_server::app::openapi_document(&t.app)).unwrap();
        let mut told = BTreeSet::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                let scheme = operation["security"][0].as_object().and_then(|one| one.keys().next().cloned());
                told.insert((method.to_uppercase(), path.clone(), scheme.unwrap_or_default()));
            }
        }
        let known: BTreeSet<_> = TABLE
            .iter()
            .map(|entry| (entry.method.to_owned(), entry.path.to_owned(), entry.who.scheme()))
            .collect();
        let missing: Vec<_> = told.difference(&known).collect();
        let gone: Vec<_> = known.difference(&told).collect();
        assert!(missing.is_empty() && gone.is_empty(), "not in the table: {missing:#?}\nnot in the document: {gone:#?}");
        assert_eq!(known.len(), TABLE.len(), "the table names an endpoint twice");
    }
}

both! {
    async fn a_patients_endpoints_are_for_that_patient(t: TestApp) {
        let w = World::build(&t).await;
        for entry in TABLE.iter().filter(|entry| matches!(entry.who, Who::User)) {
            let (nobody, staff) = (Caller::Nobody, Caller::Cookie(w.admin.clone()));
            refused(entry, "nobody", &call(&w, entry, &nobody, &[]).await, 401, "UNAUTHENTICATED");
            refused(entry, "staff", &call(&w, entry, &staff, &[]).await, 401, "UNAUTHENTICATED");
            let cookie_as_token = w.admin.split_once('=').unwrap().1.to_owned();
            let mixed = Caller::Bearer(cookie_as_token);
            refused(entry, "a cookie as token", &call(&w, entry, &mixed, &[]).await, 401, "UNAUTHENTICATED");
            let locked = Caller::Bearer(w.locked_user.clone());
            refused(entry, "a locked user", &call(&w, entry, &locked, &[]).await, 403, "USER_LOCKED");
            if entry.path.contains('{') {
                let other = Caller::Bearer(w.other.token());
                refused(entry, "another patient", &call(&w, entry, &other, &[]).await, 404, "NOT_FOUND");
            }
        }
        for entry in TABLE.iter().filter(|entry| matches!(entry.who, Who::User)) {
            let owner = Caller::Bearer(w.owner.token());
            reached(entry, "the owner", &call(&w, entry, &owner, &[]).await);
        }
    }
}

both! {
    async fn public_endpoints_and_signed_ones_do_not_ask_who(t: TestApp) {
        let w = World::build(&t).await;
        for entry in TABLE {
            let callers =
                [Caller::Nobody, Caller::Bearer(w.owner.token()), Caller::Bearer(w.locked_user.clone()),
                 Caller::Cookie(w.admin.clone())];
            for caller in &callers {
                match entry.who {
                    Who::Public => {
                        let answer = call(&w, entry, caller, &[]).await;
                        assert!(answer.status.is_success(), "{} {}: {}", entry.method, entry.path, answer.text);
                    }
                    Who::SignIn(code) => refused(entry, "anybody", &call(&w, entry, caller, &[]).await, 401, code),
                    Who::WeChat => refused(entry, "not WeChat", &call(&w, entry, caller, &[]).await, 400, "FAIL"),
                    Who::Partner => {
                        let answer = call(&w, entry, caller, &[]).await;
                        refused(entry, "no hospital", &answer, 401, "SIGNATURE_REFUSED");
                    }
                    Who::LegacyPartner => {
                        let answer = call(&w, entry, caller, &[]).await;
                        assert_eq!(answer.json()["code"], 300, "{}: {}", entry.path, answer.text);
                    }
                    Who::User | Who::AnyStaff | Who::Staff(..) => {}
                }
            }
        }
    }
}

both! {
    async fn staff_endpoints_need_their_permission_and_scope(t: TestApp) {
        let w = World::build(&t).await;
        for entry in TABLE {
            let needed = match entry.who {
                Who::Staff(permission, _) => Some(permission),
                Who::AnyStaff => None,
                Who::Public | Who::SignIn(_) | Who::WeChat | Who::Partner | Who::LegacyPartner | Who::User => continue,
            };
            refused(entry, "nobody", &call(&w, entry, &Caller::Nobody, &[]).await, 401, "UNAUTHENTICATED");
            let patient = Caller::Bearer(w.owner.token());
            refused(entry, "a patient", &call(&w, entry, &patient, &[]).await, 401, "UNAUTHENTICATED");
            let mixed = Caller::Cookie(format!("banyi_staff={}", w.owner.token()));
            refused(entry, "a token as cookie", &call(&w, entry, &mixed, &[]).await, 401, "UNAUTHENTICATED");
            let locked = Caller::Cookie(w.locked_staff.clone());
            refused(entry, "locked staff", &call(&w, entry, &locked, &[]).await, 401, "UNAUTHENTICATED");
            if let Some(needed) = needed {
                let without = Caller::Cookie(w.all_but(needed).to_owned());
                let answer = call(&w, entry, &without, &[]).await;
                refused(entry, "staff without it", &answer, 403, "FORBIDDEN");
                assert_eq!(answer.json()["details"]["permission"], needed.as_str(), "{}", entry.path);
            }
        }
        for entry in TABLE {
            let Who::Staff(needed, reach) = entry.who else { continue };
            far(&w, entry, needed, reach).await;
            let exact = Caller::Cookie(w.just(needed).to_owned());
            let answer = call(&w, entry, &exact, &[]).await;
            match reach {
                Reach::Own => refused(entry, "staff with it", &answer, 404, "NOT_FOUND"),
                _ => reached(entry, "staff with it", &answer),
            }
        }
        // The sessions end here: the last entries sign out.
        for entry in TABLE.iter().filter(|entry| matches!(entry.who, Who::AnyStaff)) {
            let anybody = Caller::Cookie(w.just(Permission::AuditRead).to_owned());
            reached(entry, "any staff", &call(&w, entry, &anybody, &[]).await);
        }
    }
}

/// Staff who have every permission, at another hospital.
async fn far(w: &World<'_>, entry: &Entry, needed: Permission, reach: Reach) {
    let answer = call(w, entry, &Caller::Cookie(w.elsewhere.clone()), &[]).await;
    let who = format!("staff elsewhere with {needed}");
    match reach {
        Reach::Order | Reach::Own => refused(entry, &who, &answer, 404, "NOT_FOUND"),
        Reach::Hospital | Reach::Platform | Reach::Gift => refused(entry, &who, &answer, 403, "FORBIDDEN"),
        Reach::Rows => {
            assert!(answer.status.is_success(), "{} {}", entry.path, answer.text);
            for hidden in [w.unpaid.as_str(), w.paid.as_str(), &format!("\"{}\"", w.hospital)] {
                assert!(!answer.text.contains(hidden), "{} shows {hidden} elsewhere", entry.path);
            }
        }
        Reach::Everywhere => reached(entry, &who, &answer),
    }
}

both! {
    async fn another_site_cannot_make_a_browser_act_for_staff(t: TestApp) {
        let w = World::build(&t).await;
        let admin = Caller::Cookie(w.admin.clone());
        for entry in TABLE.iter().filter(|entry| entry.path.starts_with("/api/v1/admin/") && entry.method != "GET") {
            for foreign in [("Origin", "https://evil.example"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site")] {
                refused(entry, "another site", &call(&w, entry, &admin, &[foreign]).await, 403, "FORBIDDEN");
            }
        }
        // By another spelling of the path the endpoint is not there, or the guard is.
        for path in ["/api/v1/%61dmin/session", "/api/v1//admin/session", "/api/v1/x/../admin/session"] {
            let request = t.client.delete(format!("{}{path}", t.base)).header("Cookie", &w.admin);
            let answer = Answer::of(request.header("Origin", "https://evil.example")).await;
            assert!(matches!(answer.status.as_u16(), 403 | 404), "{path}: {} {}", answer.status, answer.text);
        }
        // The admin's own site may.
        let own: &str = &t.base;
        let entry = TABLE.iter().find(|entry| entry.path == "/api/v1/admin/orders/{no}/remark").unwrap();
        reached(entry, "the admin's site", &call(&w, entry, &admin, &[("Origin", own)]).await);
    }
}
