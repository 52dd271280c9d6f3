//! Faults on demand: what goes wrong, where, how often and how probably.

mod journey;
mod rule;

pub use journey::{GATEWAY_PAGE, Journey, suffer};
pub use rule::{Kind, Rule, Side};

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

    /// The rules with what is left of their times.
    pub fn rules(&self) -> &[Rule] {
        &self.0
    }

    /// The fault that strikes this call on this side, if any; its rule is used up by one.
    pub fn draw(&mut self, operation: &str, side: Side, chance: &mut Chance) -> Option<Kind> {
        let rule = self
            .0
            .iter_mut()
            .find(|rule| rule.applies(operation, side) && chance.strikes(rule.probability))?;
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
        assert_eq!(faults.draw("jsapi", Side::Answer, &mut chance), None);
        assert_eq!(faults.draw("query", Side::Request, &mut chance), None);
        assert_eq!(faults.draw("query", Side::Answer, &mut chance), Some(Kind::SystemError));
        assert_eq!(faults.draw("query", Side::Answer, &mut chance), Some(Kind::SystemError));
        assert_eq!(faults.draw("query", Side::Answer, &mut chance), None);
    }

    #[test]
    fn probability_follows_the_seed() {
        let draw = |seed| {
            let (mut faults, mut chance) = (Faults::default(), Chance::new(Some(seed)));
            faults
                .replace(rules(json!([{"match": "*", "side": "answer", "kind": "lost", "probability": 0.5}])))
                .unwrap();
            (0..32).map(|_| faults.draw("close", Side::Answer, &mut chance).is_some()).collect::<Vec<_>>()
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
