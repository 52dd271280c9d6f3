//! What a person sees: the console, and the phone with its way to the server.

mod console;
mod files;
mod hospital_page;
mod phone;
mod proxy;
mod scan_page;

pub use console::console;
pub use hospital_page::to_hospital;
pub use phone::{phone_file, phone_index};
pub use proxy::proxy;
pub use scan_page::scan;
