//! What each kind of template field may hold (订阅消息参数值内容限制说明).

/// Whether a value fits the field, whose kind is its name without the number: `thing1`, `time2`.
/// A field of an unknown kind fits nothing.
pub fn fits(name: &str, value: &str) -> bool {
    let kind = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let count = value.chars().count();
    let chinese = value.chars().filter(|c| is_chinese(*c)).count();
    let digits = value.chars().filter(char::is_ascii_digit).count();
    match kind {
        "thing" => count <= 20 && !value.contains('\n'),
        "number" => count <= 32 && value.parse::<f64>().is_ok(),
        "letter" => count <= 32 && value.chars().all(|c| c.is_ascii_alphabetic()),
        "symbol" => count <= 5 && !value.chars().any(char::is_alphanumeric),
        "character_string" => count <= 32 && chinese == 0,
        "time" | "date" => digits >= 3 && count <= 64,
        "amount" => {
            count <= 13 && (1..=10).contains(&digits) && chinese <= usize::from(value.ends_with('元'))
        }
        "phone_number" => count <= 17 && chinese == 0 && digits >= 1,
        "car_number" => count <= 8,
        "name" => {
            if chinese > 0 {
                count <= 10
            } else {
                count <= 20 && digits == 0
            }
        }
        "phrase" => count <= 5 && chinese == count,
        "enum" => count <= 20,
        _ => false,
    }
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn values_are_held_to_their_kind() {
        assert!(fits("thing1", "北京协和医院全天陪诊") && !fits("thing1", &"长".repeat(21)));
        assert!(fits("character_string4", "26112010253000001") && !fits("character_string4", "编号1"));
        assert!(fits("amount3", "198.00元") && fits("amount3", "¥198.00") && !fits("amount3", "一百元"));
        assert!(fits("time2", "2026年11月20日 10:26") && !fits("time2", "明天"));
        assert!(fits("phrase5", "已支付") && !fits("phrase5", "已经支付成功"));
        assert!(fits("name6", "张秀英") && !fits("name6", "张秀英王建国李小梅赵德"));
        assert!(!fits("nonsense1", "x"));
    }
}
