//! How many streams an account has open in this process.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use banyi_shared::{ErrorCode, StaffId};

use crate::error::{Error, Result};

/// The most open streams of an account: a stream is a page of the admin.
const MOST: usize = 8;

/// The streams that are open, by account.
#[derive(Debug, Default)]
pub struct Seats(Mutex<HashMap<StaffId, usize>>);

/// A stream's place; free again when it is dropped.
#[derive(Debug)]
pub struct Seat {
    seats: Arc<Seats>,
    staff: StaffId,
}

impl Seats {
    /// Takes one. RATE_LIMITED when the account has too many.
    pub fn take(self: &Arc<Self>, staff: &StaffId) -> Result<Seat> {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(staff.clone()).or_default();
        if *count >= MOST {
            let mut error = Error::new(ErrorCode::RateLimited).message("打开的页面太多，请关闭一些");
            error.retry_after = Some(30);
            return Err(error);
        }
        *count += 1;
        Ok(Seat { seats: Arc::clone(self), staff: staff.clone() })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&self.staff) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.staff);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_free_again_when_its_stream_ends() {
        let seats = Arc::new(Seats::default());
        let staff: StaffId = "somebody".parse().unwrap();
        let mut taken: Vec<_> = (0..MOST).map(|_| seats.take(&staff).unwrap()).collect();
        assert!(seats.take(&staff).is_err());
        assert!(seats.take(&"another".parse().unwrap()).is_ok());
        taken.pop();
        assert!(seats.take(&staff).is_ok());
    }
}
