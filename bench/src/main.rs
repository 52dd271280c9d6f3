//! Bounded loads on a server and a sandbox of this machine: a day of many people, and the release of a session that
//! many want.

#![expect(clippy::print_stdout, reason = "the numbers are the result")]

mod clock;
mod day;
mod measure;
mod person;
mod phase;
mod release;
mod target;

use std::process::ExitCode;

use clap::{Args, Parser};

use crate::target::Target;

/// What went wrong with a request, in words.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

#[derive(Parser)]
enum Load {
    /// So many people sign in, add a patient, place one order each and look at their orders.
    Day(day::Day),
    /// A session is released, and many more people than it has places ask for one at once.
    Release(release::Release),
}

/// Where both programs listen.
#[derive(Args)]
struct Addresses {
    /// The server's address; loopback only.
    #[arg(long)]
    server: String,
    /// The sandbox's address; loopback only.
    #[arg(long)]
    sandbox: String,
}

#[tokio::main]
async fn main() -> ExitCode {
    let ended = match Load::parse() {
        Load::Day(load) => load.run().await,
        Load::Release(load) => load.run().await,
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
