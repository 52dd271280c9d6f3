//! What the parts of the screen share: the order, and how to ask for it again.

use std::time::Duration;

use banyi_shared::OrderNo;
use banyi_shared::dto::admin::{AdminOrder, MoveRegistration, RefundInput, StaffCancel};
use banyi_shared::order::{OrderKind, OrderState, RefundState};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{Api, ApiError};
use crate::kit::IntentSlot;

/// Between two questions about what is on its way.
const FOLLOW: Duration = Duration::from_secs(5);

/// The screen's state. Cheap to copy.
#[derive(Clone, Copy)]
pub struct OrderPage {
    api: Api,
    no: StoredValue<OrderNo>,
    order: RwSignal<Option<AdminOrder>>,
    error: RwSignal<Option<ApiError>>,
    busy: RwSignal<bool>,
    /// The refund that is meant.
    pub refund: IntentSlot<RefundInput>,
    /// The cancellation that is meant.
    pub cancel: IntentSlot<StaffCancel>,
    /// The move to another session that is meant.
    pub rebook: IntentSlot<MoveRegistration>,
}

/// The state that the screen provided.
pub fn use_order_page() -> OrderPage {
    expect_context()
}

impl OrderPage {
    /// A screen for `no`, with nothing there yet.
    pub fn new(api: Api, no: OrderNo) -> Self {
        Self {
            api,
            no: StoredValue::new(no),
            order: RwSignal::new(None),
            error: RwSignal::new(None),
            busy: RwSignal::new(false),
            refund: IntentSlot::new(),
            cancel: IntentSlot::new(),
            rebook: IntentSlot::new(),
        }
    }

    /// 订单号.
    pub fn no(self) -> OrderNo {
        self.no.get_value()
    }

    /// Whether the order is there.
    pub fn is_there(self) -> bool {
        self.order.with(Option::is_some)
    }

    /// Why the last question failed.
    pub fn error(self) -> Option<ApiError> {
        self.error.get()
    }

    /// Whether it is being asked for.
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// Something of the order; `None` while it is not there.
    pub fn read<T>(self, part: impl FnOnce(&AdminOrder) -> T) -> Option<T> {
        self.order.with(|order| order.as_ref().map(part))
    }

    /// The order as the server just answered it. Ignored once the screen is gone.
    pub fn show(self, order: AdminOrder) {
        self.order.try_set(Some(order));
    }

    /// Asks for the order. What is on the screen stays until the answer comes.
    pub fn load(self) {
        self.busy.set(true);
        self.ask();
    }

    /// What it sells. Tracked.
    pub fn kind(self) -> OrderKind {
        self.read(|order| order.order.kind).unwrap_or(OrderKind::Escort)
    }

    /// Asks again every few seconds while something is on its way that staff wait for: a refund, a closing payment.
    pub fn follow(self) {
        let look = move || {
            let moves = |order: &AdminOrder| {
                order.order.state == OrderState::Closing
                    || order.order.refund_state == RefundState::Pending
                    || (order.order.kind == OrderKind::Registration && order.order.state == OrderState::Paid)
            };
            if untrack(|| self.read(moves)) == Some(true) && !document().hidden() {
                self.ask();
            }
        };
        if let Ok(handle) = set_interval_with_handle(look, FOLLOW) {
            on_cleanup(move || handle.clear());
        }
    }

    fn ask(self) {
        let (api, no) = (self.api, self.no());
        spawn_local(async move {
            let answer = api.order(&no).await;
            self.busy.try_set(false);
            match answer {
                Ok(order) => {
                    self.error.try_set(None);
                    self.show(order);
                }
                Err(error) => {
                    self.error.try_set(Some(error));
                }
            }
        });
    }
}
