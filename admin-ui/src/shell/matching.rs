//! How well words match what was typed.

/// Fewest digits that may be an order's number or a telephone.
const DIGITS: usize = 4;

/// Whether `text` can only be a number to look up.
pub fn looks_like_number(text: &str) -> bool {
    let text = text.trim();
    text.len() >= DIGITS && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// How well one of `names` matches: 0 best. Nothing typed matches everything equally.
pub fn rank(text: &str, names: &[&str]) -> Option<u8> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Some(0);
    }
    names.iter().filter_map(|name| rank_one(&text, &name.to_lowercase())).min()
}

fn rank_one(text: &str, name: &str) -> Option<u8> {
    if name.starts_with(text) {
        return Some(0);
    }
    if name.split([' ', '/']).any(|word| word.starts_with(text)) {
        return Some(1);
    }
    if name.contains(text) {
        return Some(2);
    }
    // Its letters in their order, with others between them.
    let mut rest = name.chars();
    let in_order = text.chars().filter(|c| !c.is_whitespace()).all(|c| rest.any(|other| other == c));
    in_order.then_some(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_counts_most() {
        let names = ["审计", "Audit log", "audit"];
        assert_eq!(rank("", &names), Some(0));
        assert_eq!(rank("审", &names), Some(0));
        assert_eq!(rank("LOG", &names), Some(1));
        assert_eq!(rank("udi", &names), Some(2));
        assert_eq!(rank("adt", &names), Some(3));
        assert_eq!(rank("订单", &names), None);
    }

    #[test]
    fn digits_are_looked_up() {
        assert!(looks_like_number("13800138000") && looks_like_number(" 2611200000000001 "));
        assert!(!looks_like_number("138") && !looks_like_number("订单1234"));
    }
}
