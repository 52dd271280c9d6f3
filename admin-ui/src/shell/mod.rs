//! What stands around every screen: who is signed in, the menu, the bar on top.

mod account;
mod crumbs;
mod frame;
mod guard;
mod lapsed;
mod live;
mod matching;
mod menu;
mod offline;
mod palette;
mod session;
mod theme;
mod top_bar;

pub use frame::Shell;
pub use guard::Here;
pub use session::{Session, Standing, use_session};
