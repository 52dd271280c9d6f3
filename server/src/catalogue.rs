//! The built-in catalogue that an empty database is given: services, hospitals, terms and policy.
//! The files are in `server/catalogue/`; their README tells where they come from.

mod files;
mod seed;

pub use seed::seed;
