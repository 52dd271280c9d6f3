//! The API as its users meet it: over HTTP, on both databases, with the sandbox for WeChat.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests may fail loudly")]
#![expect(clippy::print_stdout, reason = "a crash test tells where a process died")]

#[macro_use]
mod support;

mod access;
mod account;
mod answers;
mod applications;
mod bills;
mod content;
mod contract;
mod crash;
mod desk;
mod experts;
mod exports;
mod files;
mod ledger;
mod live;
mod matrix;
mod notifications;
mod orders;
mod partners;
mod payments;
mod privacy;
mod processes;
mod proof;
mod random;
mod refunds;
mod registrations;
mod rekey;
mod schedules;
mod sign_in;
mod wire;
