//! An order's kinds, states and moves. One table for the server, the admin and the mini-program.

mod action;
mod event;
mod moves;
mod refund_part;
mod state;

pub use action::{Action, allowed_actions};
pub use event::OrderEvent;
pub use moves::{MOVES, Move, Mover, may_move, moves_from};
pub use refund_part::RefundPart;
pub use state::{
    OrderKind, OrderState, OrderTab, RefundApproval, RefundAttention, RefundState, RefundStatus,
};
