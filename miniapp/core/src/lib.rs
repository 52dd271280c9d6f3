//! The rules of `banyi-shared` as a small WebAssembly module for the mini-program.
//!
//! JSON in, JSON out, across a plain C boundary ([`boundary`]): no wasm-bindgen, because its glue
//! wants `TextEncoder` and `fetch`, which WeChat's JavaScript engine lacks. One dispatcher
//! ([`answer`]) takes `{"fn": …, "args": …}` and gives `{"ok": …}` or `{"error": sentence}`.

mod boundary;
mod calendar;
mod dispatch;

pub use boundary::{alloc, call, dealloc};
pub use dispatch::answer;
