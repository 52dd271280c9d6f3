//! What the parts of the screen share: the refund, and how to ask for it again.

use std::time::Duration;

use banyi_shared::OutRefundNo;
use banyi_shared::dto::admin::{AdminRefund, EventTopic, Reissue};
use banyi_shared::order::{RefundApproval, RefundStatus};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{Api, ApiError};
use crate::kit::{Hints, IntentSlot};

/// Between two questions about what is on its way.
const FOLLOW: Duration = Duration::from_secs(5);

/// The screen's state. Cheap to copy.
#[derive(Clone, Copy)]
pub struct RefundPage {
    api: Api,
    no: StoredValue<OutRefundNo>,
    refund: RwSignal<Option<AdminRefund>>,
    error: RwSignal<Option<ApiError>>,
    busy: RwSignal<bool>,
    /// The issue anew that is meant.
    pub reissue: IntentSlot<Reissue>,
}

/// The state that the screen provided.
pub fn use_refund_page() -> RefundPage {
    expect_context()
}

impl RefundPage {
    /// A screen for `no`, with nothing there yet.
    pub fn new(api: Api, no: OutRefundNo) -> Self {
        Self {
            api,
            no: StoredValue::new(no),
            refund: RwSignal::new(None),
            error: RwSignal::new(None),
            busy: RwSignal::new(false),
            reissue: IntentSlot::new(),
        }
    }

    /// 退款单号.
    pub fn no(self) -> OutRefundNo {
        self.no.get_value()
    }

    /// Whether the refund is there.
    pub fn is_there(self) -> bool {
        self.refund.with(Option::is_some)
    }

    /// Why the last question failed.
    pub fn error(self) -> Option<ApiError> {
        self.error.get()
    }

    /// Whether it is being asked for.
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// Something of the refund; `None` while it is not there.
    pub fn read<T>(self, part: impl FnOnce(&AdminRefund) -> T) -> Option<T> {
        self.refund.with(|refund| refund.as_ref().map(part))
    }

    /// The refund as the server just answered it. Ignored once the screen is gone.
    pub fn show(self, refund: AdminRefund) {
        self.refund.try_set(Some(refund));
    }

    /// Asks for the refund. What is on the screen stays until the answer comes.
    pub fn load(self) {
        self.busy.set(true);
        self.ask();
    }

    /// Asks now, whenever a refund moved, and every few seconds while it is on its way.
    pub fn follow(self) {
        let hints = expect_context::<Hints>();
        Effect::new(move |_| {
            hints.count(&[EventTopic::Refunds]);
            self.load();
        });
        let look = move || {
            let moves = |refund: &AdminRefund| {
                matches!(refund.status, RefundStatus::Requested | RefundStatus::Processing)
                    && refund.approval != RefundApproval::Waiting
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
            let answer = api.one_refund(&no).await;
            self.busy.try_set(false);
            match answer {
                Ok(refund) => {
                    self.error.try_set(None);
                    self.show(refund);
                }
                Err(error) => {
                    self.error.try_set(Some(error));
                }
            }
        });
    }
}
