//! What staff look at: totals, lists, people, their own sign-ins.

mod dashboard;
mod lists;
mod patients;
mod payments;
mod sessions;
