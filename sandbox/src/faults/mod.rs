//! Faults on demand: what goes wrong, where, how often and how probably.

mod journey;
mod rule;
mod target;

pub use journey::{GATEWAY_PAGE, Journey, suffer};
pub use rule::{Kind, Rule, Side};
pub use target::Target;

use crate::chance::Chance;

/// The rules in force, the first match wins.
#[derive(Debug, Clone, Default)]
pub struct Faults(Vec<Rule>);

impl Faults {
    /// Puts these rules in place of all others.
    ///
    /// # Errors
    /// A sentence about the first rule that makes no sense.
    pub fn replace(&mut self, rules: Vec<Rule>) -> Result<(), String> {
        rules.iter().try_for_each(Rule::check)?;
        self.0 = rules;
        Ok(())
    }

    /// Adds rules behind the others.
    ///
    /// # Errors
    /// A sentence about the first rule that makes no sense; then none is added.
    pub fn add(&mut self, rules: Vec<Rule>) -> Result<(), String> {
        rules.iter().try_for_each(Rule::check)?;
        self.0.extend(rules);
        Ok(())
    }

    /// The rules with what is left of their times.
    pub fn rules(&self) -> &[Rule] {
        &self.0
    }

    /// The fault that strikes this call on this side, if any; its rule is used up by one.
    pub fn draw(&mut self, target: &Target<'_>, side: Side, chance: &mut Chance) -> Option<Kind> {
        let rule =
            self.0.iter_mut().find(|rule| rule.applies(target, side) && chance.strikes(rule.probability))?;
        rule.times = rule.times.map(|times| times.saturating_sub(1));
        Some(rule.kind.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn rules(value: serde_json::Value) -> Vec<Rule> {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn a_rule_strikes_its_operation_as_often_as_it_says() {
        let (mut faults, mut chance) = (Faults::default(), Chance::new(Some(1)));
        faults
            .replace(rules(json!([{"match": "query", "side": "answer", "kind": "500", "times": 2}])))
            .unwrap();
        let mut draw = |name, side| faults.draw(&Target::call(name, "P1"), side, &mut chance);
        assert_eq!(draw("jsapi", Side::Answer), None);
        assert_eq!(draw("query", Side::Request), None);
        assert_eq!(draw("query", Side::Answer), Some(Kind::SystemError));
        assert_eq!(draw("query", Side::Answer), Some(Kind::SystemError));
        assert_eq!(draw("query", Side::Answer), None);
    }

    #[test]
    fn a_rule_may_speak_of_one_order_only() {
        let (mut faults, mut chance) = (Faults::default(), Chance::new(Some(1)));
        faults
            .add(rules(json!([
                {"match": "notify_refund", "side": "request", "kind": "never", "subject": "P1"},
                {"match": "*", "side": "request", "kind": "lost", "subject": "P2"},
            ])))
            .unwrap();
        let mut draw = |target: Target<'_>| faults.draw(&target, Side::Request, &mut chance);
        assert_eq!(draw(Target::notification("P1", None)), None);
        assert_eq!(draw(Target::notification("P1", Some("R1"))), Some(Kind::Never));
        assert_eq!(draw(Target::call("stable_token", "")), None);
        assert_eq!(draw(Target::call("close", "P2")), Some(Kind::Lost));
    }

    #[test]
    fn probability_follows_the_seed() {
        let draw = |seed| {
            let (mut faults, mut chance) = (Faults::default(), Chance::new(Some(seed)));
            faults
                .replace(rules(json!([{"match": "*", "side": "answer", "kind": "lost", "probability": 0.5}])))
                .unwrap();
            (0..32)
                .map(|_| faults.draw(&Target::call("close", ""), Side::Answer, &mut chance).is_some())
                .collect::<Vec<_>>()
        };
        assert_eq!(draw(3), draw(3));
        assert!(draw(3).contains(&true) && draw(3).contains(&false));
    }

    #[test]
    fn an_answer_cannot_be_forged_before_there_is_one() {
        let refused = Faults::default()
            .replace(rules(json!([{"match": "jsapi", "side": "request", "kind": "tampered"}])));
        assert!(refused.unwrap_err().contains("tampered"));
        assert!(
            serde_json::from_value::<Rule>(json!({"match": "jsapi", "side": "request", "kind": "magic"}))
                .is_err()
        );
    }
}
