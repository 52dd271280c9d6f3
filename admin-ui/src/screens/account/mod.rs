//! 我的账号: one's own password, and where one is signed in.

mod sessions;

use leptos::prelude::*;

use crate::kit::{Button, PageHead, Panel, Sign, fact};
use crate::lang::t;
use crate::shell::{PasswordDialog, use_session};
use sessions::Sessions;

/// The screen.
#[component]
pub fn Account() -> impl IntoView {
    let open = RwSignal::new(false);
    let session = use_session();
    view! {
        <PageHead title=t("我的账号", "My account") />
        <Panel
            title=t("账号", "Account")
            tools=view! {
                <Button sign=Sign::Key on_press=move |()| open.set(true)>{t("修改密码", "Change password")}</Button>
            }
            .into_any()
        >
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
        <Sessions />
        <PasswordDialog open=open />
    }
}
