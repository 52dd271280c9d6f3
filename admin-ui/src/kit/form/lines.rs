//! Fields of the booking rules and of partners: a time of day, and texts of which each line is one.

use banyi_shared::ClockTime;

use super::describe::Fields;
use super::plan::Kind;

/// The lines of `text`, without those that are empty.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

impl<Input: Clone + Send + Sync + 'static> Fields<Input> {
    /// A time of day.
    #[must_use]
    pub fn time(self, name: &'static str, label: &'static str, at: fn(&mut Input) -> &mut ClockTime) -> Self {
        self.value(name, label, Kind::Line { kind: "time", inputmode: None }, at)
    }

    /// Texts, a line each; none may be there.
    #[must_use]
    pub fn lines(
        self,
        name: &'static str,
        label: &'static str,
        at: fn(&mut Input) -> &mut Vec<String>,
    ) -> Self {
        let read = move |input: &mut Input, text: &str| {
            *at(input) = lines(text);
            Ok(())
        };
        self.push(name, label, Kind::Area { rows: 4 }, move |input| at(input).join("\n"), read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_text() {
        assert_eq!(lines(" 身份证 \n\n医保卡\r\n"), ["身份证", "医保卡"]);
        assert!(lines(" \n").is_empty());
    }
}
