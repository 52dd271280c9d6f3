//! The older protocol: eight paths with forms, signed by scheme A, where a hospital's connection says so. What they
//! do is what version 1 does; the time of the call is the version of what it says.

mod admit;
mod api;
mod departments;
mod envelope;
mod fields;
mod hospital;
mod schedules;

pub use api::LegacyHospitalApi;
