//! A stand-in for WeChat, good enough that the server cannot tell: api.weixin.qq.com and
//! api.mch.weixin.qq.com under one address, the cashier, the phone, and faults on demand. Beside
//! them a partner hospital with books of its own.
//!
//! It shares no code with the server. Both agree with the same known answers.

mod app;
pub mod beijing;
pub mod books;
pub mod chance;
pub mod clock;
mod control;
mod cut;
pub mod faults;
pub mod hospital;
pub mod journal;
pub mod keys;
pub mod mini;
pub mod mode;
pub mod money;
pub mod notify;
mod pages;
pub mod pay;
pub mod people;
pub mod plans;
mod sandbox;
pub mod state;
pub mod wechat;

pub use app::{Listening, listen};
pub use hospital::HospitalSetup;
pub use sandbox::{Sandbox, Setup};
