//! Forms. [`Form`] knows of being sent; [`FormSpec`] describes a whole form, which then stands in a drawer or on
//! a page.

mod check;
mod describe;
mod drawer;
mod fields;
mod input;
mod lines;
mod picture;
mod plan;
mod records;
mod send;
mod spec;

pub use describe::Fields;
pub use drawer::{FormDrawer, FormPage};
pub use input::SelectField;
pub use plan::FormPlan;
pub use send::{Form, FormAlert};
pub use spec::FormSpec;
