//! The order of a list, as the address has it: `amountFen` rises, `-amountFen` falls.

/// Which way a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The smallest first.
    Rising,
    /// The largest first.
    Falling,
}

/// How `sort` orders the column `key`, if it does.
pub fn order_of(sort: &str, key: &str) -> Option<Order> {
    match sort.strip_prefix('-') {
        Some(rest) if rest == key => Some(Order::Falling),
        None if sort == key => Some(Order::Rising),
        _ => None,
    }
}

fn written(key: &str, order: Order) -> String {
    match order {
        Order::Rising => key.to_owned(),
        Order::Falling => format!("-{key}"),
    }
}

/// What follows `sort` when the head of the column `key` is pressed: one way, the other, the list's own.
pub fn next(sort: &str, key: &str, first: Order) -> String {
    let second = match first {
        Order::Rising => Order::Falling,
        Order::Falling => Order::Rising,
    };
    match order_of(sort, key) {
        None => written(key, first),
        Some(order) if order == first => written(key, second),
        Some(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pressing_thrice_comes_round() {
        let once = next("", "amountFen", Order::Falling);
        let twice = next(&once, "amountFen", Order::Falling);
        assert_eq!((once.as_str(), twice.as_str()), ("-amountFen", "amountFen"));
        assert_eq!(next(&twice, "amountFen", Order::Falling), "");
    }

    #[test]
    fn another_column_begins_anew() {
        assert_eq!(next("-amountFen", "placedAt", Order::Rising), "placedAt");
        assert_eq!(order_of("-amountFen", "amountFen"), Some(Order::Falling));
        assert_eq!(order_of("-amountFen", "amount"), None);
    }
}
