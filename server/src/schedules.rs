//! 排班: sessions of doctors and clinics, whose places are sold one by one. The places of a session are the row of
//! capacity with the same id. Staff build them, or their hospital pushes them.

mod admin_api;
mod api;
mod copy;
mod dates;
mod form;
mod import;
mod people;
mod push;
mod push_check;
mod push_store;
mod rules;
mod save;
mod sessions;
mod set_state;
mod staff_list;
pub mod store;
mod take_away;
mod told_to_stop;
mod turn;
mod view;

pub use admin_api::SchedulesAdminApi;
pub use api::SchedulesApi;
pub use copy::copy;
pub use dates::dates;
pub use import::{SheetFile, import, template};
pub use people::people;
pub use push::push;
pub use push_store::{Asked, PushedRow, page as pushed_page};
pub use save::{create, edit};
pub use sessions::{detail, sessions, show_many};
pub use set_state::set_state;
pub use staff_list::{admin_find, admin_list, staff_days};
pub use store::{Listed, NewSchedule, ScheduleRow, find, read};
pub use take_away::take_away;
pub use told_to_stop::told_to_stop;
