//! 医生 of a department: who sees patients in a session. Staff edit them, or their hospital pushes them.
