//! The command line of the sandbox.

use banyi_sandbox::{HospitalSetup, Sandbox, Setup, keys, listen};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// A stand-in for WeChat: its servers, its cashier, its phone and its faults.
#[derive(Debug, Parser)]
#[command(name = "banyi-sandbox", version, args_conflicts_with_subcommands = true)]
struct Command {
    #[command(subcommand)]
    other: Option<Other>,
    #[command(flatten)]
    serve: Serve,
}

#[derive(Debug, Subcommand)]
enum Other {
    /// Only makes the folder of keys, if it is not complete.
    Keys {
        /// The folder.
        #[arg(long)]
        dir: PathBuf,
    },
}

#[derive(Debug, Args)]
struct Serve {
    /// Address to listen on; port 0 takes any.
    #[arg(long, default_value = "127.0.0.1:9000")]
    listen: String,
    /// Folder of keys and identities, made when incomplete.
    #[arg(long, default_value = "data/wechat")]
    keys: PathBuf,
    /// Folder of the phone's built files.
    #[arg(long)]
    phone: Option<PathBuf>,
    /// The server that the phone talks to.
    #[arg(long)]
    server: Option<String>,
    /// File with the offset of business time in milliseconds.
    #[arg(long)]
    clock_file: Option<PathBuf>,
    /// Makes chance repeatable.
    #[arg(long)]
    seed: Option<u64>,
    /// File that keeps the books over a restart.
    #[arg(long)]
    books: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(Command::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<(), Box<dyn std::error::Error>> {
    if let Some(Other::Keys { dir }) = command.other {
        keys::load_or_make(&dir)?;
        return Ok(());
    }
    let serve = command.serve;
    let keys = keys::load_or_make(&serve.keys)?;
    let setup = Setup {
        phone: serve.phone,
        server: serve.server,
        clock_file: serve.clock_file,
        seed: serve.seed,
        books: serve.books,
        hospital: HospitalSetup {
            environment: std::env::var("BANYI_SANDBOX_HOSPITAL").ok().filter(|text| !text.is_empty()),
            books: std::env::var_os("BANYI_SANDBOX_HOSPITAL_BOOKS").map(PathBuf::from),
        },
    };
    let listening = listen(Sandbox::new(setup, keys)?, &serve.listen).await?;
    announce(&listening.base());
    listening.run(stop()).await?;
    Ok(())
}

#[expect(clippy::print_stdout, reason = "whoever started the sandbox waits for this line")]
fn announce(base: &str) {
    println!("listening {base}");
}

async fn stop() {
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}
