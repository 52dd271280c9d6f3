//! Masks: how personal data is shown to who need not see it.

/// `138****8000`; anything shorter than 8 characters is hidden whole.
pub fn phone(text: &str) -> String {
    keep(text, 3, 4, 4)
}

/// `1101**********1234`: the first four and the last four of an ID number.
pub fn id_card(text: &str) -> String {
    keep(text, 4, 4, text.chars().count().saturating_sub(8))
}

/// 张*, 张*芳, 欧**娜: the first character, and the last when there are three or more.
pub fn name(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    match chars.as_slice() {
        [] => String::new(),
        [_] => "*".to_owned(),
        [first, _] => format!("{first}*"),
        [first, middle @ .., last] => format!("{first}{}{last}", "*".repeat(middle.len().min(4))),
    }
}

fn keep(text: &str, head: usize, tail: usize, stars: usize) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= head + tail {
        return "*".repeat(chars.len());
    }
    let first: String = chars[..head].iter().collect();
    let last: String = chars[chars.len() - tail..].iter().collect();
    format!("{first}{}{last}", "*".repeat(stars))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hide_the_middle() {
        assert_eq!(phone("13800138000"), "138****8000");
        assert_eq!(phone("1380"), "****");
        assert_eq!(id_card("11010519491231002X"), "1101**********002X");
        assert_eq!(name("张三"), "张*");
        assert_eq!(name("王小明"), "王*明");
        assert_eq!(name("欧阳娜娜"), "欧**娜");
        assert_eq!(name("李"), "*");
        assert_eq!(name(""), "");
    }
}
