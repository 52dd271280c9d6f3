//! What is built: native programs, two WASM files, the admin's folder and the phone's.

mod admin;
mod native;
mod phone;
mod wasm;

pub use admin::admin;
pub use native::{Profile, native, without_admin};
pub use phone::{components, phone};
pub use wasm::{core, core_file, target};

use crate::{Outcome, node};

/// Everything that a person sees in a browser: the admin, the mini-program's core and the phone.
pub fn front_ends() -> Outcome {
    node::install("sandbox/phone")?;
    wasm::target()?;
    core()?;
    admin()?;
    phone()
}
