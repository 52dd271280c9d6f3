//! The tables `orders` and `order_event`.

mod event;
mod read;
mod row;
mod write;

pub use event::{EventRow, add_event, events};
pub use read::{StaffFilter, UserFilter, of_user, pending_of, read, staff_page, user_page};
pub use row::OrderRow;
pub use write::{
    NewOrder, insert, is_any_live, lock, pending_for_closing, set_closing, set_money, set_remark, set_state,
};
