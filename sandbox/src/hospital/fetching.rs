//! When and where a number is fetched.

const SLOT_MINUTES: i64 = 30;
const USUAL_TOTAL: i64 = 40;

/// The half hour of a number: the numbers of a session are spread evenly over its half hours.
/// `total` are its places, where the hospital planned it.
pub fn fetch_time(period: &str, number: u32, total: Option<i64>) -> String {
    let (begins, slots) = if period == "afternoon" { (13 * 60 + 30, 7) } else { (8 * 60, 8) };
    let total = total.unwrap_or(USUAL_TOTAL).max(1);
    let slot = ((i64::from(number) - 1) * slots / total).min(slots - 1);
    let at = begins + slot * SLOT_MINUTES;
    let clock = |minutes: i64| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    format!("{}-{}", clock(at), clock(at + SLOT_MINUTES))
}

/// The desk of a department, always the same.
pub fn fetch_place(department_code: &str) -> String {
    let sum: usize = department_code.bytes().map(usize::from).sum();
    let floor = ["一", "二", "三", "四"][sum % 4];
    format!("门诊楼{floor}层 {} 号窗口", sum % 9 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spread_over_the_session() {
        assert_eq!(fetch_time("morning", 1, Some(16)), "08:00-08:30");
        assert_eq!(fetch_time("morning", 3, Some(16)), "08:30-09:00");
        assert_eq!(fetch_time("morning", 16, Some(16)), "11:30-12:00");
        assert_eq!(fetch_time("morning", 99, Some(16)), "11:30-12:00");
        assert_eq!(fetch_time("afternoon", 1, None), "13:30-14:00");
        assert_eq!(fetch_time("afternoon", 40, None), "16:30-17:00");
        assert_eq!(fetch_place("200040878"), fetch_place("200040878"));
    }
}
