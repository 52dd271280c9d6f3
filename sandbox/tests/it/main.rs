//! The sandbox from outside: a merchant's server, a person at the phone, a test at the controls.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod support;

mod bill_lies;
mod bills;
mod binary;
mod faults;
mod funds;
mod hospital;
mod hospital_faults;
mod hospital_legacy;
mod hospital_push;
mod login;
mod meanwhile;
mod messages;
mod notifications;
mod payment;
mod plans;
mod prepay;
mod proxy;
mod refunds;
mod restart;
mod scan;
mod shipping;
mod signatures;
mod totals;
mod vectors;
