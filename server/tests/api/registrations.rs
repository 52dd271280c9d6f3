//! 挂号: booking a number, what follows, and the line for a full session.

mod booking;
mod deadline;
mod ending;
mod late;
mod line;
mod moving;
mod staff;
mod stopping;
