//! A release under load: a session opens at 08:30, and many more people than it has places ask for one at once.

mod books;
mod desk;
mod storm;
mod tally;

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde_json::Value;

use crate::clock::Clock;
use crate::person::Person;
use crate::{Addresses, Failure, Target, phase};
use books::Books;
use desk::Desk;
use tally::Tally;

/// How many people, places and connections. The password of the account `admin` stands in BANYI_ADMIN_PASSWORD.
#[derive(Args)]
pub struct Release {
    #[command(flatten)]
    at: Addresses,
    /// The file by which business time is moved.
    #[arg(long)]
    clock_file: PathBuf,
    /// The server's database, to look at the books afterwards.
    #[arg(long)]
    database: String,
    /// Places of the session.
    #[arg(long, default_value_t = 500)]
    places: usize,
    /// People, each with one request.
    #[arg(long, default_value_t = 10_000)]
    requests: usize,
    /// Connections, each with one request under way.
    #[arg(long, default_value_t = 64)]
    at_once: usize,
}

/// A session that opens soon.
pub struct Session {
    id: Value,
    fee: Value,
    /// When it opens, ms UTC.
    opens_at: i64,
}

impl Release {
    /// Runs it, prints what came of it, and fails unless every place was sold once and every request answered.
    pub async fn run(self) -> Result<(), Failure> {
        if self.requests < self.places + self.at_once {
            return Err("there must be more requests than places and connections together".into());
        }
        let target = Target::new(self.at)?;
        let clock = Clock::new(self.clock_file);
        // Tokens live for two hours: enough to sign in before the release.
        clock.set(clock.tomorrow(8)?)?;
        let password = std::env::var("BANYI_ADMIN_PASSWORD")?;
        let desk = Desk::sign_in(&target, &password).await?;
        let session = Arc::new(desk.session(self.places).await?);
        println!("{} people sign in, {} at once", self.requests, self.at_once);
        let people = everybody(&target, self.requests, self.at_once).await?;
        let early = session.opens_at - 1_000;
        if clock.now()? >= early {
            return Err("the release passed while people signed in".into());
        }
        clock.set(early)?;
        let answers = storm::storm(people, &session, Arc::new(clock), self.at_once).await?;
        let tally = Tally::of(answers);
        println!("{tally}");
        let books = Books::read(&self.database, &session).await?;
        println!("{books}");
        tally.must_sell(self.places, self.requests)?;
        books.must_agree(self.places)
    }
}

async fn everybody(target: &Target, people: usize, at_once: usize) -> Result<Vec<Person>, Failure> {
    let numbers = (0..people).collect();
    let people = phase::prepare(at_once, numbers, |number| Person::join(target.clone(), number)).await?;
    let people = phase::prepare(at_once, people, Person::sign_in).await?;
    phase::prepare(at_once, people, Person::add_patient).await
}
