//! The mini-program's server API: the part of api.weixin.qq.com that a booking platform uses.

mod code_image;
mod error;
mod gate;
mod login;
mod message;
mod message_rules;
mod phone_number;
mod shipping;
mod shipping_body;
mod token;

pub use error::MiniError;
pub use gate::{answer, is_path};
pub use token::Tokens;
