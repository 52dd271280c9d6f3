//! The stand-in as one value, cheap to clone.

use crate::books::{self, Progress};
use crate::clock::Clock;
use crate::cut::Scissors;
use crate::hospital::{self, Desk, Hospital, HospitalSetup};
use crate::keys::Keys;
use crate::state::{Errand, State};
use crate::{notify, pay};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How a sandbox is set up.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// The folder of the phone's built files, served at `/`.
    pub phone: Option<PathBuf>,
    /// The server that the phone talks to, e.g. `http://127.0.0.1:8080`.
    pub server: Option<String>,
    /// The offset of business time.
    pub clock_file: Option<PathBuf>,
    /// Makes chance repeatable.
    pub seed: Option<u64>,
    /// Where the books are kept; None keeps them in memory.
    pub books: Option<PathBuf>,
    /// The partner hospital.
    pub hospital: HospitalSetup,
}

/// The stand-in.
#[derive(Debug, Clone)]
pub struct Sandbox(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    setup: Setup,
    keys: Keys,
    clock: Clock,
    http: reqwest::Client,
    scissors: Scissors,
    state: Mutex<State>,
    hospital: Hospital,
}

impl Sandbox {
    /// Opens the books and is ready to serve.
    ///
    /// # Errors
    /// When the books cannot be read, its own or the hospital's.
    pub fn new(setup: Setup, keys: Keys) -> std::io::Result<Self> {
        let books = setup.books.as_deref().map(books::read).transpose()?.unwrap_or_default();
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .connect_timeout(Duration::from_secs(5))
            .build()
            .map_err(std::io::Error::other)?;
        let clock = Clock::new(setup.clock_file.clone());
        let state = Mutex::new(State::new(setup.seed, books));
        let hospital = Hospital::new(&setup.hospital, setup.seed)?;
        let scissors = Scissors::default();
        Ok(Self(Arc::new(Inner { setup, keys, clock, http, scissors, state, hospital })))
    }

    /// How it was set up.
    pub fn setup(&self) -> &Setup {
        &self.0.setup
    }

    /// The identities.
    pub fn keys(&self) -> &Keys {
        &self.0.keys
    }

    /// The two times.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// Goes out to the server; follows no redirects.
    pub fn http(&self) -> &reqwest::Client {
        &self.0.http
    }

    /// Cuts connections.
    pub fn scissors(&self) -> &Scissors {
        &self.0.scissors
    }

    /// The partner hospital.
    pub fn hospital(&self) -> &Hospital {
        &self.0.hospital
    }

    /// Lets something happen in the hospital: it is in its books before this returns, and its
    /// events are under way.
    pub fn in_hospital<T>(&self, happen: impl FnOnce(&mut Desk) -> T) -> T {
        let result = self.0.hospital.change(happen);
        for id in self.0.hospital.with(|desk| std::mem::take(&mut desk.errands)) {
            let sandbox = self.clone();
            tokio::spawn(async move { hospital::follow(&sandbox, id).await });
        }
        result
    }

    /// Looks at the state, or changes what need not survive.
    pub fn with<T>(&self, look: impl FnOnce(&mut State) -> T) -> T {
        look(&mut self.0.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the books: they are on disk before this returns, and what the change left to do is
    /// under way.
    pub fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let (result, errands) = self.with(|state| {
            let result = change(state);
            let file = self.0.setup.books.as_deref();
            if let Some(Err(error)) = file.map(|file| books::write(file, &state.books)) {
                tracing::error!(%error, "the books could not be written");
            }
            (result, std::mem::take(&mut state.errands))
        });
        errands.into_iter().for_each(|errand| self.run(errand));
        result
    }

    /// Takes up what an earlier process left undone.
    pub fn resume(&self) {
        self.change(|state| {
            let pending = state.books.notifications.values().filter(|one| one.progress == Progress::Pending);
            state.errands.extend(pending.map(|one| Errand::Notify(one.id.clone())));
            let open = state.books.refunds.values().filter(|one| one.ends.is_some());
            state.errands.extend(open.map(|one| Errand::Settle(one.out_refund_no.clone())));
        });
        self.in_hospital(Desk::resume);
    }

    fn run(&self, errand: Errand) {
        let sandbox = self.clone();
        tokio::spawn(async move {
            match errand {
                Errand::Notify(id) => notify::follow_schedule(&sandbox, &id).await,
                Errand::Settle(out_refund_no) => pay::settle_later(&sandbox, &out_refund_no).await,
            }
        });
    }
}
