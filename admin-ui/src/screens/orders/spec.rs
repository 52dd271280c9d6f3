//! The list of orders, described.

use banyi_shared::dto::admin::{AdminOrderRow, EventTopic};
use banyi_shared::order::{OrderKind, OrderTab, RefundState};
use leptos::prelude::Signal;

use super::cells;
use crate::api::Api;
use crate::kit::list::{Choice, ListSpec};
use crate::kit::{Sign, plain_yuan, when};
use crate::lang::t;
use crate::route;
use crate::words::{Words, order_state};

/// Rows of a page.
const PAGE: usize = 50;

/// The states of a tab, as the query has them.
fn states(tab: OrderTab) -> String {
    let words: Vec<&str> = tab.states().iter().map(|state| state.as_str()).collect();
    words.join(",")
}

fn tabs() -> impl Iterator<Item = Choice> {
    OrderTab::ALL.iter().map(|tab| Choice::new(states(*tab), tab.words()))
}

fn refunds() -> Vec<Choice> {
    RefundState::ALL.iter().map(|state| Choice::new(state.as_str(), state.words())).collect()
}

/// What can be ordered by now.
fn kinds() -> Vec<Choice> {
    let sold = [OrderKind::Registration, OrderKind::Escort];
    sold.iter().map(|kind| Choice::new(kind.as_str(), kind.words())).collect()
}

/// The list. `hospitals` may arrive later.
pub fn spec(hospitals: Signal<Vec<Choice>>) -> ListSpec<AdminOrderRow> {
    ListSpec::new(t("订单", "orders"), Sign::Orders, "orders", |row| row.no.to_string(), Api::orders)
        .page_size(PAGE)
        .href(|row: &AdminOrderRow| route::order(&row.no))
        .live(&[EventTopic::Orders, EventTopic::Payments, EventTopic::Refunds])
        .tabs("state", t("订单状态", "State of orders"), tabs())
        .search(
            "q",
            t(
                "订单号、手机号、身份证号、姓名、服务或医院",
                "Number, phone, ID card, name, service or hospital",
            ),
        )
        .select("kind", t("类型", "Kind"), Signal::stored(kinds()))
        .select("refundState", t("退款", "Refunds"), Signal::stored(refunds()))
        .select("hospitalId", t("医院", "Hospital"), hospitals)
        .dates(t("服务日期", "Service date"))
        .column("no", t("订单号", "Number"), cells::number)
        .exports(|row| row.no.to_string())
        .column("patient", t("就诊人", "Patient"), cells::patient)
        .exports(|row| format!("{} {}", row.patient.name_masked, row.patient.phone_masked))
        .column("service", t("服务", "Service"), cells::service)
        .exports(|row| row.details.service_name.clone())
        .column("hospital", t("医院", "Hospital"), cells::hospital)
        .exports(|row| row.details.hospital_name.clone())
        .column("time", t("服务时间", "When"), cells::time)
        .exports(|row| format!("{} {}", row.details.service_date, row.details.period.words()))
        .sort("serviceDate")
        .column("money", t("金额", "Amount"), cells::money)
        .exports(|row| plain_yuan(row.amount_fen))
        .sort("amountFen")
        .end()
        .column("state", t("状态", "State"), cells::state)
        .exports(|row| order_state(row.kind, row.state).to_owned())
        .column("refund", t("退款", "Refund"), cells::refund)
        .exports(|row| row.refund_state.words().to_owned())
        .column("placed", t("下单时间", "Placed"), cells::placed)
        .exports(|row| when::minute(row.created_at))
        .sort("placedAt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_ask_for_several_states() {
        let values: Vec<String> = tabs().map(|tab| tab.value).collect();
        assert_eq!(values[..2], ["pending_payment,closing", "paid,confirmed"]);
        assert_eq!(values.len(), OrderTab::ALL.len());
    }
}
