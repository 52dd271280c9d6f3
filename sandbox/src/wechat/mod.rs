//! The cryptography of WeChat Pay APIv3, written for the sandbox alone: the server has its own,
//! and both must agree with the same known answers.

pub mod aead;
pub mod authorization;
pub mod refusal;
pub mod sealed;
pub mod sign;
pub mod stamp;
pub mod verify;
