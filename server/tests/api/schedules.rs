//! Departments, doctors and sessions: what staff build, and what patients see of it.

mod building;
mod copying;
mod dates;
mod demo;
mod importing;
mod scope;
