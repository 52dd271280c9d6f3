//! 我的账号: one's own password, and where one is signed in.

mod password;
mod sessions;

use leptos::prelude::*;

use crate::kit::{PageHead, Panel, fact};
use crate::lang::t;
use crate::shell::use_session;
use password::PasswordPanel;
use sessions::Sessions;

/// The screen.
#[component]
pub fn Account() -> impl IntoView {
    let session = use_session();
    view! {
        <PageHead title=t("我的账号", "My account") />
        <Panel title=t("账号", "Account")>
            {move || session.staff().map(|me| {
                let hospitals = if me.all_hospitals { t("全部医院", "All hospitals") } else { t("指定医院", "Some hospitals") };
                view! {
                    <dl class="facts">
                        {fact(t("账号", "Account"), me.account)}
                        {fact(t("姓名", "Name"), me.name)}
                        {fact(t("角色", "Role"), me.role)}
                        {fact(t("范围", "Scope"), hospitals)}
                    </dl>
                }
            })}
        </Panel>
        <PasswordPanel />
        <Sessions />
    }
}
