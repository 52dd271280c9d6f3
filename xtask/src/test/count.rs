//! Runs a test command, shows what it prints and counts what passed.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::Outcome;
use crate::command::line;

/// Runs it to its end. A failing exit status is an error, and so is a run that tests nothing when
/// `must_find` is set: a suite that was lost is not a suite that passed.
pub fn count(command: &mut Command, must_find: bool) -> Outcome<u32> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|cause| format!("{}: {cause}", line(command)))?;
    let (mut passed, mut failed) = (0, 0);
    if let Some(printed) = child.stdout.take() {
        for text in BufReader::new(printed).split(b'\n') {
            let text = String::from_utf8_lossy(&text?).into_owned();
            println!("{text}");
            let (good, bad) = read(&text);
            passed += good;
            failed += bad;
        }
    }
    let status = child.wait()?;
    if !status.success() || failed > 0 {
        return Err(format!("{passed} passed, {failed} failed ({status}): {}", line(command)).into());
    }
    if must_find && passed == 0 {
        return Err(format!("no test ran: {}", line(command)).into());
    }
    Ok(passed)
}

/// The passed and the failed tests that a line sums up: cargo's, or node's in either of its styles.
fn read(line: &str) -> (u32, u32) {
    let number = |text: &str| text.trim().parse().unwrap_or(0);
    if let Some(rest) = line.strip_prefix("test result: ") {
        let of = |word: &str| {
            rest.split(['.', ';']).find_map(|part| part.trim().strip_suffix(word)).map_or(0, number)
        };
        return (of(" passed"), of(" failed"));
    }
    let Some(rest) = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ ")) else {
        return (0, 0);
    };
    let of = |word: &str| rest.strip_prefix(word).map_or(0, number);
    (of("pass "), of("fail "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read() {
        let cargo = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 4 filtered out; finished in 0.5s";
        assert_eq!(read(cargo), (12, 3));
        assert_eq!(read("test result: ok. 7 passed; 0 failed; 0 ignored"), (7, 0));
        assert_eq!(read("# pass 28"), (28, 0));
        assert_eq!(read("ℹ fail 2"), (0, 2));
        for other in ["ok 1 - pass 3", "test a ... ok", "# Subtest: pass", "# duration_ms 12"] {
            assert_eq!(read(other), (0, 0), "{other}");
        }
    }

    #[test]
    fn a_lost_suite_is_a_failure() {
        assert!(count(&mut Command::new("true"), true).is_err());
        assert_eq!(count(&mut Command::new("true"), false).unwrap(), 0);
        assert!(count(&mut Command::new("false"), false).is_err());
        assert!(count(Command::new("echo").arg("# fail 1"), false).is_err());
        assert_eq!(count(Command::new("echo").arg("# pass 5"), true).unwrap(), 5);
    }
}
