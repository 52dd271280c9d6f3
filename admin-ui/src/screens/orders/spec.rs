//! The list of orders, described.

use banyi_shared::dto::admin::AdminOrderRow;
use banyi_shared::order::{OrderTab, RefundState};
use leptos::prelude::Signal;

use super::cells;
use crate::kit::Sign;
use crate::kit::list::{Choice, Column, Filter, ListSpec};
use crate::route;

/// Rows of a page.
const PAGE: usize = 50;

/// The states of a tab, as the query has them.
fn states(tab: OrderTab) -> String {
    let words: Vec<&str> = tab.states().iter().map(|state| state.as_str()).collect();
    words.join(",")
}

fn tabs() -> Vec<Choice> {
    let tabs = OrderTab::ALL.iter().map(|tab| Choice::new(states(*tab), tab.label()));
    std::iter::once(Choice::new("", "全部")).chain(tabs).collect()
}

fn refunds() -> Vec<Choice> {
    RefundState::ALL.iter().map(|state| Choice::new(state.as_str(), state.label())).collect()
}

/// The list. `hospitals` may arrive later.
pub fn spec(hospitals: Signal<Vec<Choice>>) -> ListSpec<AdminOrderRow> {
    let column = Column::<AdminOrderRow>::new;
    ListSpec {
        noun: "订单",
        sign: Sign::Orders,
        path: route::list("orders"),
        columns: vec![
            column("no", "订单号", cells::number),
            column("patient", "就诊人", cells::patient),
            column("service", "服务", cells::service),
            column("hospital", "医院", cells::hospital),
            column("time", "服务时间", cells::time),
            column("money", "金额", cells::money),
            column("state", "状态", cells::state),
            column("refund", "退款", cells::refund),
            column("placed", "下单时间", cells::placed),
        ],
        filters: vec![
            Filter::Tabs { key: "state", label: "订单状态", choices: tabs() },
            Filter::Search {
                key: "q", placeholder: "订单号、手机号、身份证号、姓名、服务或医院"
            },
            Filter::Select { key: "refundState", label: "退款", choices: Signal::stored(refunds()) },
            Filter::Select { key: "hospitalId", label: "医院", choices: hospitals },
            Filter::Dates { from: "from", to: "to", label: "服务日期" },
        ],
        id: |row| row.no.to_string(),
        href: Some(|row| route::order(&row.no)),
        ask: |api, query| Box::pin(api.orders(query)),
        page_size: Some(PAGE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_ask_for_several_states() {
        let values: Vec<String> = tabs().into_iter().map(|tab| tab.value).collect();
        assert_eq!(values[..3], ["", "pending_payment,closing", "paid,confirmed"]);
        assert_eq!(values.len(), 1 + OrderTab::ALL.len());
    }
}
