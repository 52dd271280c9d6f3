//! The tables `orders` and `order_event`.

mod event;
mod read;
mod row;
mod scope;
mod totals;
mod write;

pub use event::{EventRow, add_event, events};
pub use read::{SORTS, StaffFilter, UserFilter, briefs, of_user, pending_of, read, staff_page, user_page};
pub use row::OrderRow;
pub use scope::within_scope;
pub use totals::{in_attention, placed_by_day, to_confirm, to_start};
pub use write::{
    NewOrder, insert, is_any_live, lock, pending_for_closing, set_closing, set_money, set_remark,
    set_shipped, set_state,
};
