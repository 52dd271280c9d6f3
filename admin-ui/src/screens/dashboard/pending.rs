//! Work that waits, as ways to it.

use banyi_shared::dto::admin::PendingWork;
use banyi_shared::order::OrderState;
use leptos::prelude::*;

use crate::api::{Query, clock};
use crate::kit::{Icon, Panel, Sign};
use crate::lang::t;
use crate::route;

/// One kind of work: how much, what it is, and where it is done.
struct Work {
    count: i64,
    name: &'static str,
    sign: Sign,
    href: String,
}

fn works(pending: &PendingWork) -> Vec<Work> {
    let orders = |key: &'static str, value: &'static str| Query::new().with(key, value);
    let today = clock::now().date().to_string();
    let starting =
        orders("state", OrderState::Confirmed.as_str()).with("from", today.clone()).with("to", today);
    let list = |query: Query| query.prefixed(&route::list("orders"));
    let mut works = vec![
        Work {
            count: pending.to_confirm,
            name: t("待接单", "To confirm"),
            sign: Sign::Orders,
            href: list(orders("state", OrderState::Paid.as_str())),
        },
        Work {
            count: pending.to_start,
            name: t("今日待服务", "To start today"),
            sign: Sign::Capacity,
            href: list(starting),
        },
        Work {
            count: pending.refunds_attention,
            name: t("退款异常", "Refunds to look at"),
            sign: Sign::Warn,
            href: list(orders("refundState", "attention")),
        },
    ];
    works.extend(pending.approvals.map(|count| Work {
        count,
        name: t("待复核退款", "Refunds to approve"),
        sign: Sign::Refund,
        href: Query::new().with("view", "waiting").prefixed(&route::list("refunds")),
    }));
    works.extend(pending.differences.map(|count| Work {
        count,
        name: t("对账差异", "Differences"),
        sign: Sign::Bill,
        href: Query::new().with("state", "open").prefixed(&route::list("bills/differences")),
    }));
    works.extend(pending.applications.map(|count| Work {
        count,
        name: t("陪诊员申请", "Applications"),
        sign: Sign::Apply,
        href: Query::new().with("state", "submitted").prefixed(&route::list("applications")),
    }));
    works.extend(pending.dead_jobs.map(|count| Work {
        count,
        name: t("失败任务", "Failed jobs"),
        sign: Sign::Jobs,
        href: Query::new().with("state", "dead").prefixed(&route::list("jobs")),
    }));
    works
}

/// The panel. What is done is said too: nothing is hidden for being nought.
#[component]
pub fn Pending(work: PendingWork) -> impl IntoView {
    let works = works(&work);
    let is_free = works.iter().all(|work| work.count == 0);
    let links = works.into_iter().map(|Work { count, name, sign, href }| {
        view! {
            <li>
                <a class="work" class:work-waits=move || { count > 0 } href=href>
                    <Icon sign=sign />
                    <span class="work-name">{name}</span>
                    <span class="work-count">{count}</span>
                </a>
            </li>
        }
    });
    view! {
        <Panel title=t("待办", "To do")>
            {is_free.then(|| view! { <p class="soft">{t("都处理完了。", "All done.")}</p> })}
            <ul class="works">{links.collect_view()}</ul>
        </Panel>
    }
}
