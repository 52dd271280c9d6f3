//! What passed, what failed and how long it took.

use std::time::{Duration, Instant};

use crate::Outcome;

/// The steps that ran.
#[derive(Default)]
pub struct Tally(Vec<Row>);

struct Row {
    name: &'static str,
    title: &'static str,
    took: Duration,
    outcome: Result<u32, String>,
}

impl Tally {
    /// Runs a step; a failure is told at the end too, and the next step runs all the same.
    pub fn run(&mut self, name: &'static str, title: &'static str, step: impl FnOnce() -> Outcome<u32>) {
        println!("\n── {name}: {title}");
        let started = Instant::now();
        let outcome = step().map_err(|failure| failure.to_string());
        if let Err(failure) = &outcome {
            println!("── {name} FAILED: {failure}");
        }
        self.0.push(Row { name, title, took: started.elapsed(), outcome });
    }

    /// Prints the table and the count; errs when a step failed.
    pub fn finish(self) -> Outcome {
        println!("\n{:<12} {:>7} {:>9}  what", "step", "tests", "seconds");
        for row in &self.0 {
            let tests = match &row.outcome {
                Ok(0) => "ok".to_owned(),
                Ok(tests) => tests.to_string(),
                Err(_) => "FAILED".to_owned(),
            };
            println!("{:<12} {tests:>7} {:>9.1}  {}", row.name, row.took.as_secs_f64(), row.title);
        }
        let passed: u32 = self.0.iter().filter_map(|row| row.outcome.as_ref().ok()).sum();
        let total: f64 = self.0.iter().map(|row| row.took.as_secs_f64()).sum();
        let failures: Vec<_> = self
            .0
            .iter()
            .filter_map(|row| Some(format!("{}: {}", row.name, row.outcome.as_ref().err()?)))
            .collect();
        println!("\n{passed} tests passed in {total:.0} s");
        if failures.is_empty() {
            return Ok(());
        }
        Err(format!("{} of {} steps failed\n  {}", failures.len(), self.0.len(), failures.join("\n  "))
            .into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_failure_fails_the_whole_and_stops_nothing() {
        let mut tally = Tally::default();
        let mut ran = 0;
        tally.run("a", "first", || Err("broken".into()));
        tally.run("b", "second", || {
            ran += 1;
            Ok(3)
        });
        let failure = tally.finish().unwrap_err().to_string();
        assert_eq!(ran, 1);
        assert!(failure.contains("1 of 2 steps failed") && failure.contains("a: broken"), "{failure}");
        let mut good = Tally::default();
        good.run("b", "second", || Ok(0));
        assert!(good.finish().is_ok());
    }
}
