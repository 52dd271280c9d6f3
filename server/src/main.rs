//! `banyi-server`: one binary with several roles.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
