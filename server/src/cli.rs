//! The command line.

mod staff;

use std::process::ExitCode;

use banyi_server::app::{App, Ctx, StartError};
use banyi_server::clock::Clock;
use banyi_server::config::{Settings, Source};
use banyi_server::rng::Rng;
use banyi_server::{catalogue, demo, ledger, metrics, rekey, serve};
use clap::{Parser, Subcommand};
use tokio_util::sync::CancellationToken;

/// The Banyi server.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    role: Role,
}

#[derive(Subcommand)]
enum Role {
    /// Serve HTTP, and work off jobs unless BANYI_WORKER=off.
    Serve,
    /// Work off jobs only.
    Work,
    /// Bring the database up to date and end.
    Migrate,
    /// Accounts of staff.
    #[command(subcommand)]
    Staff(staff::Command),
    /// Add the demonstration's data.
    Seed,
    /// Seal again what older keys sealed, after a new BANYI_SECRET_KEY.
    Rekey,
    /// Recompute the ledger and compare; ends with 1 when something does not agree.
    Check,
    /// Print the OpenAPI document.
    Openapi,
}

/// Runs the role; a setting that is wrong is told in one sentence.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(cause) => return failed(&cause),
    };
    match runtime.block_on(run(cli.role)) {
        Ok(code) => code,
        Err(cause) => failed(&cause),
    }
}

fn failed(cause: &dyn std::fmt::Display) -> ExitCode {
    eprintln!("banyi-server: {cause}");
    ExitCode::FAILURE
}

async fn run(role: Role) -> Result<ExitCode, StartError> {
    let settings = Settings::load(&Source::from_machine()?)?;
    log(settings.log_json);
    metrics::install();
    let clock = Clock::system(settings.clock_file.clone());
    let app = App::connect(settings, clock, Rng::from_os()).await?;
    match role {
        Role::Serve => {
            prepare(&app).await?;
            serve::serve(app, stop_signal()).await?;
        }
        Role::Work => serve::work(app, stop_signal()).await,
        Role::Migrate => app.db.migrate().await?,
        Role::Staff(command) => print(&staff::run(&app, command).await?),
        Role::Seed => {
            prepare(&app).await?;
            demo::seed(&app).await?;
        }
        Role::Rekey => {
            let done = rekey::run(&app).await?;
            print(&format!("rekeyed {} rows, {} failed\n", done.rows, done.failed));
        }
        Role::Check => return check(&app).await,
        Role::Openapi => print(&banyi_server::app::openapi_document(&app)),
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints what the ledger's check finds.
async fn check(app: &Ctx) -> Result<ExitCode, StartError> {
    let found = ledger::check(app).await?;
    for fault in &found.faults {
        let (expected, is) = (fault.expected_fen.0, fault.found_fen.0);
        print(&format!("{} {}: {expected} fen expected, {is} found\n", fault.subject, fault.what));
    }
    let (orders, postings, faults) = (found.orders, found.postings, found.faults.len());
    print(&format!("checked {orders} orders and {postings} postings, {faults} faults\n"));
    Ok(if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Migrates, unless it is forbidden, and gives an empty database its catalogue.
async fn prepare(app: &Ctx) -> Result<(), StartError> {
    if app.settings.migrate {
        app.db.migrate().await?;
    }
    app.files.prepare().await?;
    banyi_server::staff::seed(app).await?;
    catalogue::seed(app).await?;
    Ok(())
}

/// Cancelled by Ctrl-C or SIGTERM.
fn stop_signal() -> CancellationToken {
    let stop = CancellationToken::new();
    let cancels = stop.clone();
    tokio::spawn(async move {
        let terminate = async {
            match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
                Ok(mut signal) => {
                    signal.recv().await;
                }
                Err(_) => std::future::pending::<()>().await,
            }
        };
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            () = terminate => {}
        }
        tracing::info!("stopping");
        cancels.cancel();
    });
    stop
}

fn log(is_json: bool) {
    let filter = tracing_subscriber::EnvFilter::try_from_env("BANYI_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if is_json {
        builder.json().init();
    } else {
        builder.init();
    }
}

#[expect(clippy::print_stdout, reason = "what a command prints is its result")]
fn print(text: &str) {
    print!("{text}");
}
