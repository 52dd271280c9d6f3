//! Comparing a day, again or for the first time.

use banyi_shared::CivilDate;
use banyi_shared::dto::admin::BillRunInput;

use crate::api::clock;
use crate::kit::form::FormSpec;
use crate::lang::t;

/// WeChat keeps its bills that many days.
const DAYS: i64 = 90;

/// Whether WeChat still has the bill of `day`.
pub fn is_open(day: CivilDate, today: CivilDate) -> bool {
    today.plus_days(-DAYS) <= day && day < today
}

/// The form: yesterday at first.
pub fn form() -> FormSpec<BillRunInput> {
    let today = clock::now().date();
    let yesterday = today.plus_days(-1);
    FormSpec::new(
        t("对账一天", "Compare a day"),
        BillRunInput { bill_date: yesterday },
        move |form| {
            form.date("billDate", t("账单日期", "Bill of"), |input| &mut input.bill_date)
                .between(today.plus_days(-DAYS), yesterday)
                .hint(t(
                    "昨天到 90 天前。昨天的账单要到上午 10 点后才齐全。",
                    "Yesterday to 90 days ago. Yesterday’s bill is complete after 10 in the morning.",
                ))
        },
        |api, input| api.run_bill(input),
    )
    .note(t(
        "会重新取回微信的账单并逐笔核对。已经处理过的差异保持不变，不再存在的差异会标记为已消除。",
        "WeChat’s bills are fetched again and compared. What has been settled stays; differences that are no more are marked as gone.",
    ))
    .submit(t("开始对账", "Compare"))
    .done(t("已开始对账", "Started"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bill_can_be_had_for_90_days() {
        let today: CivilDate = "2026-11-20".parse().unwrap();
        assert!(is_open(today.plus_days(-1), today));
        assert!(is_open(today.plus_days(-90), today));
        assert!(!is_open(today.plus_days(-91), today));
        assert!(!is_open(today, today));
    }
}
