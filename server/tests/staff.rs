//! Staff over HTTP: sessions, permissions, accounts, roles, audit, jobs.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends")]

#[path = "staff/accounts.rs"]
mod accounts;
#[path = "staff/desk.rs"]
mod desk;
#[path = "staff/jobs.rs"]
mod jobs;
#[path = "staff/lock_out.rs"]
mod lock_out;
#[path = "staff/roles.rs"]
mod roles;
#[path = "staff/seeds.rs"]
mod seeds;
#[path = "staff/sessions.rs"]
mod sessions;
