//! The sandbox from outside: a merchant's server, a person at the phone, a test at the controls.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod support;

mod bills;
mod binary;
mod faults;
mod login;
mod messages;
mod notifications;
mod payment;
mod prepay;
mod proxy;
mod refunds;
mod restart;
mod signatures;
mod vectors;
