//! A bounded load on a server and a sandbox of this machine: so many people sign in, add a patient,
//! place one order each and look at their orders. Every phase ends before the next begins.

#![expect(clippy::print_stdout, reason = "the numbers are the result")]

mod measure;
mod person;
mod phase;

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;

use crate::person::{Catalogue, Person, Target};

/// What went wrong with a request, in words.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

#[derive(Parser)]
struct Load {
    /// The server's address; loopback only.
    #[arg(long)]
    server: String,
    /// The sandbox's address; loopback only.
    #[arg(long)]
    sandbox: String,
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

#[tokio::main]
async fn main() -> ExitCode {
    match run(Load::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

async fn run(load: Load) -> Result<(), Failure> {
    for address in [&load.server, &load.sandbox] {
        if !["http://127.0.0.1:", "http://localhost:", "http://[::1]:"]
            .iter()
            .any(|own| address.starts_with(own))
        {
            return Err(format!("{address} is not on this machine").into());
        }
    }
    let at_once = load.at_once;
    let target = Target::new(load.server, load.sandbox)?;
    let catalogue = Arc::new(Catalogue::read(&target).await?);
    println!("{} people, {at_once} at once", load.users);
    println!("{:<14} {:>8} {:>10} {:>10} {:>10}", "phase", "requests", "a second", "p50 ms", "p99 ms");

    let numbers = (0..load.users).collect();
    let codes = phase::prepare(at_once, numbers, |number| Person::join(target.clone(), number)).await?;
    let people = phase::measured("sign in", at_once, codes, Person::sign_in).await?;
    let people = phase::measured("add a patient", at_once, people, Person::add_patient).await?;
    let place = |person: Person| person.place(Arc::clone(&catalogue));
    let mut people = phase::measured("place an order", at_once, people, place).await?;
    for _ in 0..load.lists {
        people = phase::measured("list orders", at_once, people, Person::list).await?;
    }
    Ok(())
}
