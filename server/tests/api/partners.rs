//! Partner hospitals: what they push and tell us, signed, and what we tell them.

mod example;
mod gateway;
mod hospital;
mod keys;
mod killed;
mod legacy;
mod listener;
mod pushes;
mod signed;
mod stand_in;
