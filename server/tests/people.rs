//! Users, their people and their inbox, over HTTP.

#![expect(clippy::unwrap_used, reason = "the setup of a test that cannot go on fails the test")]

#[path = "people/setup.rs"]
mod setup;
#[path = "people/wechat.rs"]
mod wechat;

#[path = "people/inbox.rs"]
mod inbox;
#[path = "people/locking.rs"]
mod locking;
#[path = "people/patients.rs"]
mod patients;
#[path = "people/profile.rs"]
mod profile;
#[path = "people/sign_in.rs"]
mod sign_in;
