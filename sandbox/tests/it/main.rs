//! The sandbox from outside: a merchant's server, a person at the phone, a test at the controls.

mod support;

mod binary;
mod bills;
mod faults;
mod login;
mod messages;
mod notifications;
mod payment;
mod prepay;
mod proxy;
mod refunds;
mod signatures;
mod vectors;
