//! A day: every phase ends before the next begins.

use std::sync::Arc;

use clap::Args;

use crate::person::{Catalogue, Person};
use crate::{Addresses, Failure, Target, phase};

/// How many people, and what they do.
#[derive(Args)]
pub struct Day {
    #[command(flatten)]
    at: Addresses,
    /// People, each of whom places one order.
    #[arg(long, default_value_t = 500)]
    users: usize,
    /// How often each looks at the list of orders.
    #[arg(long, default_value_t = 4)]
    lists: usize,
    /// Requests under way at once.
    #[arg(long, default_value_t = 16)]
    at_once: usize,
}

impl Day {
    /// Runs it and prints a line for each phase.
    pub async fn run(self) -> Result<(), Failure> {
        let at_once = self.at_once;
        let target = Target::new(self.at)?;
        let catalogue = Arc::new(Catalogue::read(&target).await?);
        println!("{} people, {at_once} at once", self.users);
        println!("{:<14} {:>8} {:>10} {:>10} {:>10}", "phase", "requests", "a second", "p50 ms", "p99 ms");

        let numbers = (0..self.users).collect();
        let codes = phase::prepare(at_once, numbers, |number| Person::join(target.clone(), number)).await?;
        let people = phase::measured("sign in", at_once, codes, Person::sign_in).await?;
        let people = phase::measured("add a patient", at_once, people, Person::add_patient).await?;
        let place = |person: Person| person.place(Arc::clone(&catalogue));
        let mut people = phase::measured("place an order", at_once, people, place).await?;
        for _ in 0..self.lists {
            people = phase::measured("list orders", at_once, people, Person::list).await?;
        }
        Ok(())
    }
}
