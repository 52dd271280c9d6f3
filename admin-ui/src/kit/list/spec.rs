//! The description of a list, typed by its row. A screen states only what it needs.

use std::cmp::Ordering;
use std::marker::PhantomData;
use std::sync::Arc;

use banyi_shared::Permission;
use banyi_shared::dto::admin::EventTopic;
use leptos::prelude::*;

use super::super::Sign;
use super::super::form::FormSpec;
use super::action::{Action, FormButton};
use super::filter::{Choice, Filter, Near};
use super::plan::{AnyRow, Head, Of, Plan, Sort};
use crate::api::{Api, ApiError, Page, Query};
use crate::lang::t;
use crate::route;
use crate::shell::use_session;

/// What a list shows, how it is asked for, and what can be done with it.
///
/// ```ignore
/// ListSpec::new(t("公告", "announcements"), Sign::News, "announcements", |row| row.id.to_string(), Api::announcements)
///     .search("q", t("标题或正文", "Title or text"))
///     .text("title", t("标题", "Title"), |row| row.title.clone())
///     .text("at", t("发布时间", "Published"), |row| when::minute(row.published_at)).sort("publishedAt")
///     .add(Permission::ContentWrite, t("新增公告", "New announcement"), || form(None))
///     .edit(Permission::ContentWrite, |row| form(Some(row)))
/// ```
pub struct ListSpec<Row: 'static> {
    plan: Plan,
    row: PhantomData<fn(Row)>,
}

/// Makes of an erased row what `of` makes of a `Row`.
pub(super) fn erase<Row, T, F>(of: F) -> Of<T>
where
    Row: 'static,
    T: Default,
    F: Fn(&Row) -> T + Send + Sync + 'static,
{
    Arc::new(move |row: &AnyRow| row.downcast_ref::<Row>().map(&of).unwrap_or_default())
}

fn erase_view<Row: 'static>(of: impl Fn(&Row) -> AnyView + Send + Sync + 'static) -> Of<AnyView> {
    Arc::new(move |row: &AnyRow| row.downcast_ref::<Row>().map_or_else(|| ().into_any(), &of))
}

impl<Row: PartialEq + Send + Sync + 'static> ListSpec<Row> {
    /// A list of `noun`s, for instance 订单, at `/admin/{name}`. `id` tells one row from another; `ask` gets a page,
    /// for instance `Api::orders`.
    pub fn new<F, Fut>(
        noun: &'static str,
        sign: Sign,
        name: &str,
        id: impl Fn(&Row) -> String + Send + Sync + 'static,
        ask: F,
    ) -> Self
    where
        F: Fn(Api, Query) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Page<Row>, ApiError>> + 'static,
    {
        let plan = Plan {
            noun,
            sign,
            path: route::list(name),
            heads: Vec::new(),
            filters: Vec::new(),
            id: erase(id),
            same: Arc::new(|one, other| match (one.downcast_ref::<Row>(), other.downcast_ref::<Row>()) {
                (Some(one), Some(other)) => one == other,
                _ => false,
            }),
            href: None,
            ask: Arc::new(move |api, query| {
                let page = ask(api, query);
                Box::pin(async move { page.await.map(Page::erase) })
            }),
            page_size: None,
            whole: false,
            tools: Vec::new(),
            batch: Vec::new(),
            add: None,
            topics: &[],
            empty: None,
            follow: None,
        };
        Self { plan, row: PhantomData }
    }

    /// The list comes whole: [`ListSpec::search`] and the sorting of columns happen here.
    #[must_use]
    pub fn whole(mut self) -> Self {
        self.plan.whole = true;
        self
    }

    /// Rows of a page, sent as `limit`, where the call takes it.
    #[must_use]
    pub fn page_size(mut self, rows: usize) -> Self {
        self.plan.page_size = Some(rows);
        self
    }

    /// Where a row leads.
    #[must_use]
    pub fn href(mut self, href: impl Fn(&Row) -> String + Send + Sync + 'static) -> Self {
        self.plan.href = Some(erase(href));
        self
    }

    /// What stands below 还没有… where there are no rows at all.
    #[must_use]
    pub fn empty(mut self, text: &'static str) -> Self {
        self.plan.empty = Some(text);
        self
    }

    /// The list learns that something of these changed, and says so.
    #[must_use]
    pub fn live(mut self, topics: &'static [EventTopic]) -> Self {
        self.plan.topics = topics;
        self
    }

    /// While a row that fits is shown, the list asks again every few seconds: work on its way.
    #[must_use]
    pub fn follow(mut self, fits: impl Fn(&Row) -> bool + Send + Sync + 'static) -> Self {
        self.plan.follow = Some(erase(fits));
        self
    }

    /// A column. `key` is a short word for styles: the cell's class is `cell-{key}`.
    #[must_use]
    pub fn column(
        mut self,
        key: &'static str,
        title: &'static str,
        cell: impl Fn(&Row) -> AnyView + Send + Sync + 'static,
    ) -> Self {
        let (cell, text, sort) = (erase_view(cell), None, Sort::None);
        self.plan.heads.push(Head { key, title, cell, text, sort, hidden: false, end: false });
        self
    }

    /// A column of plain words; the export has them too.
    #[must_use]
    pub fn text(
        self,
        key: &'static str,
        title: &'static str,
        words: impl Fn(&Row) -> String + Clone + Send + Sync + 'static,
    ) -> Self {
        let cell = words.clone();
        self.column(key, title, move |row| cell(row).into_any()).exports(words)
    }

    fn last(mut self, change: impl FnOnce(&mut Head)) -> Self {
        if let Some(head) = self.plan.heads.last_mut() {
            change(head);
        }
        self
    }

    /// The last column in plain words: for export, and for searching and sorting a whole list.
    #[must_use]
    pub fn exports(self, words: impl Fn(&Row) -> String + Send + Sync + 'static) -> Self {
        self.last(|head| head.text = Some(erase(words)))
    }

    /// The server sorts by the last column, under this name.
    #[must_use]
    pub fn sort(self, key: &'static str) -> Self {
        self.last(|head| head.sort = Sort::Server(key))
    }

    /// The last column of a whole list sorts by this order.
    #[must_use]
    pub fn ordered(self, order: impl Fn(&Row, &Row) -> Ordering + Send + Sync + 'static) -> Self {
        let order = move |one: &AnyRow, other: &AnyRow| match (one.downcast_ref(), other.downcast_ref()) {
            (Some(one), Some(other)) => order(one, other),
            _ => Ordering::Equal,
        };
        self.last(|head| head.sort = Sort::Here(Arc::new(order)))
    }

    /// The last column is shown only to those who choose it.
    #[must_use]
    pub fn hidden(self) -> Self {
        self.last(|head| head.hidden = true)
    }

    /// The last column is aligned to the end: amounts and counts.
    #[must_use]
    pub fn end(self) -> Self {
        self.last(|head| head.end = true)
    }

    /// A box to search by.
    #[must_use]
    pub fn search(self, key: &'static str, placeholder: &'static str) -> Self {
        self.filter(Filter::Search { key, placeholder })
    }

    /// A few values side by side; 全部 is added in front.
    #[must_use]
    pub fn tabs(
        self,
        key: &'static str,
        label: &'static str,
        choices: impl IntoIterator<Item = Choice>,
    ) -> Self {
        let all = Choice::new("", t("全部", "All"));
        self.filter(Filter::Tabs { key, label, choices: std::iter::once(all).chain(choices).collect() })
    }

    /// Values in a menu. They may arrive later.
    #[must_use]
    pub fn select(
        self,
        key: &'static str,
        label: &'static str,
        choices: impl Into<Signal<Vec<Choice>>>,
    ) -> Self {
        self.filter(Filter::Select { key, label, choices: choices.into() })
    }

    /// From one day to another, under the keys `from` and `to`; with shortcuts to the days ahead.
    #[must_use]
    pub fn dates(self, label: &'static str) -> Self {
        self.filter(Filter::Dates { label, near: Near::Ahead })
    }

    /// From one day to another, under the keys `from` and `to`; with shortcuts to the days behind.
    #[must_use]
    pub fn past_dates(self, label: &'static str) -> Self {
        self.filter(Filter::Dates { label, near: Near::Behind })
    }

    /// From one day to another, under the keys `from` and `to`; with shortcuts to spans of up to a year.
    #[must_use]
    pub fn spans(self, label: &'static str) -> Self {
        self.filter(Filter::Dates { label, near: Near::Spans })
    }

    /// Any other filter.
    #[must_use]
    pub fn filter(mut self, filter: Filter) -> Self {
        self.plan.filters.push(filter);
        self
    }

    /// A button above the list, for those who may, that opens a form for a new row.
    #[must_use]
    pub fn add<Input: Clone + Send + Sync + 'static>(
        mut self,
        needs: Permission,
        label: &'static str,
        form: impl Fn() -> FormSpec<Input> + Send + Sync + 'static,
    ) -> Self {
        if use_session().may(needs) {
            self.plan.add = Some((label, Arc::new(move || form().plan())));
        }
        self
    }

    /// A button in each row, for those who may, that opens a form with the row in it.
    #[must_use]
    pub fn edit<Input: Clone + Send + Sync + 'static>(
        self,
        needs: Permission,
        form: impl Fn(&Row) -> FormSpec<Input> + Send + Sync + 'static,
    ) -> Self {
        self.form(t("编辑", "Edit"), needs, |_| true, form)
    }

    /// A button in each row that `fits`, for those who may, that opens another form about the row.
    #[must_use]
    pub fn form<Input: Clone + Send + Sync + 'static>(
        self,
        label: &'static str,
        needs: Permission,
        fits: impl Fn(&Row) -> bool + Send + Sync + 'static,
        form: impl Fn(&Row) -> FormSpec<Input> + Send + Sync + 'static,
    ) -> Self {
        if !use_session().may(needs) {
            return self;
        }
        let fits = erase(fits);
        let form = Arc::new(move |row: &AnyRow| row.downcast_ref::<Row>().map(|row| form(row).plan()));
        self.tool_of(Arc::new(move |row| {
            let (form, row, shown) = (form.clone(), row.clone(), fits(row));
            shown
                .then(|| view! { <FormButton label=label form=Callback::new(move |()| form(&row)) /> })
                .into_any()
        }))
    }

    /// A button in each row that fits, for those who may.
    #[must_use]
    pub fn act(self, action: Action<Row>) -> Self {
        match use_session().may(action.needs) {
            true => self.tool_of(action.plan().button()),
            false => self,
        }
    }

    /// Rows can be chosen by those who may, and this be done to all that are chosen.
    #[must_use]
    pub fn batch(mut self, action: Action<Row>) -> Self {
        if use_session().may(action.needs) {
            self.plan.batch.push(action.plan());
        }
        self
    }

    /// Anything else at the end of each row.
    #[must_use]
    pub fn tools(self, tools: impl Fn(&Row) -> AnyView + Send + Sync + 'static) -> Self {
        self.tool_of(erase_view(tools))
    }

    fn tool_of(mut self, tool: Of<AnyView>) -> Self {
        self.plan.tools.push(tool);
        self
    }

    /// The description, ready to be shown.
    pub(super) fn plan(self) -> Plan {
        let mut plan = self.plan;
        if plan.whole {
            plan.heads.iter_mut().for_each(sort_by_words);
        }
        if !plan.tools.is_empty() {
            let tools = std::mem::take(&mut plan.tools);
            let cell: Of<AnyView> = Arc::new(move |row| {
                let all = tools.iter().map(|tool| tool(row)).collect_view();
                view! { <div class="row-tools">{all}</div> }.into_any()
            });
            let (title, sort) = (t("操作", "Actions"), Sort::None);
            plan.heads.push(Head { key: "actions", title, cell, text: None, sort, hidden: false, end: true });
        }
        plan
    }
}

/// A column of a whole list sorts by its words, unless it says otherwise.
fn sort_by_words(head: &mut Head) {
    if let (Sort::None, Some(text)) = (&head.sort, head.text.clone()) {
        head.sort = Sort::Here(Arc::new(move |one, other| natural(&text(one), &text(other))));
    }
}

/// Numbers by their size, words by their letters.
fn natural(one: &str, other: &str) -> Ordering {
    match (one.parse::<f64>(), other.parse::<f64>()) {
        (Ok(one), Ok(other)) => one.total_cmp(&other),
        _ => one.cmp(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_by_their_size() {
        let mut words = ["10", "9", "100.5"];
        words.sort_by(|one, other| natural(one, other));
        assert_eq!(words, ["9", "10", "100.5"]);
        assert_eq!(natural("乙", "甲"), "乙".cmp("甲"));
    }
}
