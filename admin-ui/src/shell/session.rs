//! Who is signed in.

use banyi_shared::Permission;
use banyi_shared::dto::admin::StaffSession;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{Api, ApiError};

/// What is known of the session.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// The server has not been asked yet.
    Unknown,
    /// The server could not be asked.
    Failed(ApiError),
    /// Nobody. `ended` when somebody was, and the server ended it.
    Out {
        /// Whether a session ended by itself.
        ended: bool,
    },
    /// Somebody.
    In(StaffSession),
}

/// The session. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Session(RwSignal<Standing>, RwSignal<bool>);

/// The session that the app provided.
pub fn use_session() -> Session {
    expect_context()
}

impl Session {
    /// Not asked yet.
    pub fn new() -> Self {
        Self(RwSignal::new(Standing::Unknown), RwSignal::new(false))
    }

    /// What is known now.
    pub fn standing(self) -> Standing {
        self.0.get()
    }

    /// Asks the server who is signed in.
    pub fn ask(self, api: Api) {
        spawn_local(async move {
            match api.session().await {
                Ok(staff) => self.0.set(Standing::In(staff)),
                Err(error) if error.is_signed_out() => self.0.set(Standing::Out { ended: false }),
                Err(error) => self.0.set(Standing::Failed(error)),
            }
        });
    }

    /// Somebody has signed in.
    pub fn enter(self, staff: StaffSession) {
        self.0.set(Standing::In(staff));
    }

    /// Somebody has signed out.
    pub fn leave(self) {
        self.0.set(Standing::Out { ended: false });
    }

    /// The server says that the session is over. Before anybody was in, that is no news.
    pub fn end(self) {
        if matches!(self.0.get_untracked(), Standing::In(_)) {
            self.0.set(Standing::Out { ended: true });
        }
    }

    /// The server says that the session is over, and something is unsaved: the screen stays, to sign in again on it.
    pub fn lapse(self) {
        if matches!(self.0.get_untracked(), Standing::In(_)) {
            self.1.set(true);
        }
    }

    /// Whether the session is over and the screen has stayed.
    pub const fn lapsed(self) -> RwSignal<bool> {
        self.1
    }

    /// Whether the one who is signed in may do it. Not tracked: another person means another frame.
    pub fn may(self, permission: Permission) -> bool {
        self.0.with_untracked(
            |standing| matches!(standing, Standing::In(staff) if staff.permissions.contains(&permission)),
        )
    }

    /// Whether the role sees every hospital: the books know no hospitals. Not tracked, as [`Session::may`].
    pub fn sees_all_hospitals(self) -> bool {
        self.0.with_untracked(|standing| matches!(standing, Standing::In(staff) if staff.all_hospitals))
    }

    /// Who is signed in.
    pub fn staff(self) -> Option<StaffSession> {
        self.0.with(|standing| match standing {
            Standing::In(staff) => Some(staff.clone()),
            _ => None,
        })
    }
}
