//! Bills that lie.

use super::answer::{bad, conflict, missing};
use crate::beijing;
use crate::books::Books;
use crate::pay::{BillPlans, DayPlan, Difference, Lie};
use crate::sandbox::Sandbox;
use crate::state::State;
use poem::web::{Data, Json, Path};
use poem::{Result, handler};

/// GET bills: every day's plan.
#[handler]
pub fn all(Data(sandbox): Data<&Sandbox>) -> Json<BillPlans> {
    Json(sandbox.with(|state| state.bill_plans.clone()))
}

/// DELETE bills: all bills tell the truth again.
#[handler]
pub fn forget_all(Data(sandbox): Data<&Sandbox>) -> Json<BillPlans> {
    sandbox.with(|state| state.bill_plans.clear());
    Json(BillPlans::new())
}

/// GET bills/{date}
#[handler]
pub fn of_day(Data(sandbox): Data<&Sandbox>, Path(date): Path<String>) -> Result<Json<DayPlan>> {
    day_of(&date)?;
    Ok(Json(sandbox.with(|state| state.bill_plans.get(&date).cloned().unwrap_or_default())))
}

/// DELETE bills/{date}: the bills of that day tell the truth again.
#[handler]
pub fn forget(Data(sandbox): Data<&Sandbox>, Path(date): Path<String>) -> Result<Json<DayPlan>> {
    day_of(&date)?;
    sandbox.with(|state| state.bill_plans.remove(&date));
    Ok(Json(DayPlan::default()))
}

/// PUT bills/{date}: this plan and no other.
#[handler]
pub fn replace(
    Data(sandbox): Data<&Sandbox>,
    Path(date): Path<String>,
    Json(plan): Json<DayPlan>,
) -> Result<Json<DayPlan>> {
    let day = day_of(&date)?;
    sandbox.with(|state| {
        let differences: Result<Vec<_>> =
            plan.differences.into_iter().map(|difference| checked(state, day, difference)).collect();
        let plan = DayPlan { differences: differences?, ..plan };
        state.bill_plans.insert(date.clone(), plan.clone());
        Ok(Json(plan))
    })
}

/// POST bills/{date}/differences: this one behind the others.
#[handler]
pub fn add(
    Data(sandbox): Data<&Sandbox>,
    Path(date): Path<String>,
    Json(difference): Json<Difference>,
) -> Result<Json<DayPlan>> {
    let day = day_of(&date)?;
    sandbox.with(|state| {
        let difference = checked(state, day, difference)?;
        let plan = state.bill_plans.entry(date.clone()).or_default();
        plan.differences.push(difference);
        Ok(Json(plan.clone()))
    })
}

fn day_of(date: &str) -> Result<i64> {
    beijing::parse_day(date).ok_or_else(|| bad("日期应为 yyyy-MM-dd"))
}

/// The difference with the numbers of what it makes up; refused when it is about nothing that the
/// bills of the day tell.
fn checked(state: &mut State, day: i64, difference: Difference) -> Result<Difference> {
    let on_day = |ms: Option<i64>| ms.is_some_and(|ms| beijing::day(ms) == day);
    let told = match &difference.lie {
        Lie::OmitPayment { out_trade_no }
        | Lie::PaymentAmount { out_trade_no, .. }
        | Lie::Fee { out_trade_no, .. }
        | Lie::OmitFee { out_trade_no } => on_day(Some(paid_ms(&state.books, out_trade_no)?)),
        Lie::OmitRefund { out_refund_no }
        | Lie::RefundAmount { out_refund_no, .. }
        | Lie::RefundStatus { out_refund_no, .. } => {
            let refund = state.books.refunds.get(out_refund_no).ok_or_else(|| missing("没有这笔退款"))?;
            on_day(Some(refund.created_ms)) || on_day(refund.success_ms)
        }
        Lie::ExtraPayment { at_ms, .. } | Lie::ExtraRefund { at_ms, .. } => at_ms.is_none() || on_day(*at_ms),
    };
    if !told {
        return Err(conflict("它不在这一天的账单里"));
    }
    Ok(Difference { lie: difference.lie.filled(day, &mut state.chance), ..difference })
}

fn paid_ms(books: &Books, out_trade_no: &str) -> Result<i64> {
    let payment = books.orders.get(out_trade_no).and_then(|order| order.payment.as_ref());
    payment.map(|payment| payment.at_ms).ok_or_else(|| missing("没有这笔付款"))
}
