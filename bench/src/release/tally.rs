//! What came of all requests.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use super::storm::{Answer, Outcome};
use crate::Failure;
use crate::measure::percentile;

/// Answers by kind, and how long they took.
pub struct Tally {
    sold: usize,
    /// Status and code, or the reason why there was no answer.
    others: BTreeMap<String, usize>,
    /// Without an answer, or with one of the server's own faults.
    faults: usize,
    /// Sorted.
    took: Vec<Duration>,
    /// Until the last place was sold, and until the last request was answered, since the release.
    sold_out: Duration,
    ended: Duration,
}

impl Tally {
    /// Counts.
    pub fn of(answers: Vec<Answer>) -> Self {
        let mut tally = Self {
            sold: 0,
            others: BTreeMap::new(),
            faults: 0,
            took: answers.iter().map(|answer| answer.took).collect(),
            sold_out: Duration::ZERO,
            ended: Duration::ZERO,
        };
        tally.took.sort_unstable();
        for answer in answers {
            tally.ended = tally.ended.max(answer.at);
            let (is_fault, what) = match answer.outcome {
                Outcome::Sold => {
                    tally.sold += 1;
                    tally.sold_out = tally.sold_out.max(answer.at);
                    continue;
                }
                Outcome::Refused(status, code) => {
                    (status.is_server_error(), format!("{} {code}", status.as_u16()))
                }
                Outcome::Lost(why) => (true, format!("no answer: {why}")),
            };
            tally.faults += usize::from(is_fault);
            *tally.others.entry(what).or_default() += 1;
        }
        tally
    }

    /// Every request was answered, each place was sold, and everybody else was told why not.
    pub fn must_sell(&self, places: usize, requests: usize) -> Result<(), Failure> {
        let told = ["409 SOLD_OUT", "409 BOOKING_NOT_OPEN"].iter().filter_map(|code| self.others.get(*code));
        let as_expected = self.sold + told.sum::<usize>();
        if self.took.len() != requests || self.faults > 0 || as_expected != requests {
            return Err(format!("{requests} requests, {as_expected} answered as they should").into());
        }
        if self.sold == places {
            Ok(())
        } else {
            Err(format!("{} sold of {places} places", self.sold).into())
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rate = |count: usize, time: Duration| count as f64 / time.as_secs_f64().max(0.001);
        let all = self.took.len();
        writeln!(f, "{:<24} {all:>8}", "requests")?;
        writeln!(f, "{:<24} {:>8}", "sold", self.sold)?;
        for (what, count) in &self.others {
            writeln!(f, "{what:<24} {count:>8}")?;
        }
        let (sold_out, ended) = (self.sold_out.as_secs_f64(), self.ended.as_secs_f64());
        writeln!(f, "sold out after {sold_out:.2} s, {:.0} places a second", rate(self.sold, self.sold_out))?;
        writeln!(f, "all answered after {ended:.2} s, {:.0} requests a second", rate(all, self.ended))?;
        let ms = |percent| percentile(&self.took, percent).as_secs_f64() * 1_000.0;
        write!(f, "p50 {:.1} ms, p99 {:.1} ms, longest {:.1} ms", ms(50), ms(99), ms(100))
    }
}

#[cfg(test)]
mod tests {
    use reqwest::StatusCode;

    use super::*;

    fn answers(of: &[(usize, Outcome)]) -> Vec<Answer> {
        let one = |outcome: &Outcome| Answer {
            outcome: outcome.clone(),
            took: Duration::from_millis(3),
            at: Duration::from_secs(2),
        };
        of.iter().flat_map(|(count, outcome)| (0..*count).map(|_| one(outcome))).collect()
    }

    fn refused(status: StatusCode, code: &str) -> Outcome {
        Outcome::Refused(status, code.to_owned())
    }

    #[test]
    fn only_a_place_each_and_an_answer_each_will_do() {
        let sold_out = refused(StatusCode::CONFLICT, "SOLD_OUT");
        let judge = |sold, more: &[(usize, Outcome)]| {
            let mut all = answers(&[(sold, Outcome::Sold)]);
            all.extend(answers(more));
            Tally::of(all).must_sell(5, 10)
        };
        assert!(judge(5, &[(5, sold_out.clone())]).is_ok());
        let early = refused(StatusCode::CONFLICT, "BOOKING_NOT_OPEN");
        assert!(judge(5, &[(3, sold_out.clone()), (2, early)]).is_ok());
        assert!(judge(6, &[(4, sold_out.clone())]).is_err());
        assert!(judge(4, &[(6, sold_out.clone())]).is_err());
        assert!(judge(5, &[(4, sold_out.clone())]).is_err(), "one request is missing");
        let fault = refused(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL");
        assert!(judge(5, &[(4, sold_out.clone()), (1, fault)]).is_err());
        assert!(judge(5, &[(4, sold_out.clone()), (1, Outcome::Lost("cut".into()))]).is_err());
        assert!(judge(5, &[(4, sold_out), (1, refused(StatusCode::CONFLICT, "BOOKING_LIMIT"))]).is_err());
    }
}
