//! A stand-in for a partner hospital's own system: it pushes its departments, doctors and
//! schedules to the platform, books what the platform sells, keeps its own books, and can be slow,
//! down, forgetful in its answers, or refuse.
//!
//! It signs and verifies by code of its own; it and the server agree by the same known answers.

mod book;
mod books;
mod catalogue;
mod check;
mod counts;
mod desk;
mod events;
mod fetching;
mod gate;
mod happen;
mod invented;
mod legacy;
mod mode;
mod platform;
mod push;
mod settings;
pub mod sign;
mod spoil;
mod view;

pub use books::{Booking, BookingState, Event, EventState};
pub use desk::Desk;
pub use events::{follow, wait_for};
pub use gate::answer;
pub use happen::{fetch, stop};
pub use legacy::{Fields, fields, sign as sign_form};
pub use platform::{Answer, Request, send, send_as_form};
pub use push::{Pushed, Pushing, push};
pub use spoil::Spoil;
pub use view::{View, view};

use books::{Books, File, Record};
use serde_json::Value;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How the hospital is set up from outside.
#[derive(Debug, Clone, Default)]
pub struct HospitalSetup {
    /// `code,key,secret,platformBase`; goes before what the books remember.
    pub environment: Option<String>,
    /// Where its books are kept; None keeps them in memory.
    pub books: Option<PathBuf>,
}

/// The hospital.
#[derive(Debug)]
pub struct Hospital(Mutex<Desk>);

impl Hospital {
    /// Opens its books.
    ///
    /// # Errors
    /// When the books cannot be read, or the environment is not four words.
    pub fn new(setup: &HospitalSetup, seed: Option<u64>) -> io::Result<Self> {
        let (file, books) = match setup.books.as_deref().map(File::open).transpose()? {
            Some((file, books)) => (Some(file), books),
            None => (None, Books::default()),
        };
        let hospital = Self(Mutex::new(Desk::new(books, file, seed)));
        if let Some(text) = &setup.environment {
            hospital.change(|desk| {
                let settings = desk.books.settings.with_environment(text).map_err(io::Error::other)?;
                desk.books.keep(Record::Settings(settings));
                Ok::<_, io::Error>(())
            })?;
        }
        Ok(hospital)
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at the desk, or changes what need not survive.
    pub fn with<T>(&self, look: impl FnOnce(&mut Desk) -> T) -> T {
        look(&mut self.desk())
    }

    /// Changes the books: what was kept is on the disk before this returns. What the change left
    /// to be sent stays on the desk: see `Sandbox::in_hospital`.
    pub fn change<T>(&self, change: impl FnOnce(&mut Desk) -> T) -> T {
        let mut desk = self.desk();
        let result = change(&mut desk);
        let fresh = desk.books.take_fresh();
        if let Some(file) = desk.file.as_mut().filter(|_| !fresh.is_empty())
            && let Err(error) = file.write(&fresh)
        {
            tracing::error!(%error, "the hospital's books could not be written");
        }
        result
    }

    /// Changes the settings that are named.
    ///
    /// # Errors
    /// A sentence about what is no setting.
    pub fn set(&self, fields: &Value) -> Result<Value, String> {
        self.change(|desk| {
            let settings = desk.books.settings.changed(fields)?;
            desk.books.keep(Record::Settings(settings.clone()));
            Ok(settings.shown())
        })
    }

    /// Changes the fields of the mode that are named.
    ///
    /// # Errors
    /// A sentence about what is no mode.
    pub fn behave(&self, fields: &Value) -> Result<Value, String> {
        self.with(|desk| {
            desk.mode = desk.mode.changed(fields)?;
            serde_json::to_value(&desk.mode).map_err(|error| error.to_string())
        })
    }

    /// Empty books, the usual mode, no counts; who it is stays.
    pub fn reset(&self, seed: Option<u64>) {
        let mut desk = self.desk();
        let mut books = Books::default();
        books.keep(Record::Settings(desk.books.settings.clone()));
        let fresh = books.take_fresh();
        let mut file = desk.file.take();
        if let Some(Err(error)) = file.as_mut().map(|file| file.begin_anew(&fresh)) {
            tracing::error!(%error, "the hospital's books could not be written");
        }
        *desk = Desk::new(books, file, seed);
    }
}
