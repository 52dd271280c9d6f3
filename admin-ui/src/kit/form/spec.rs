//! The description of a form, typed by what it edits.

use std::sync::Arc;

use leptos::prelude::*;

use super::describe::{Field, Fields};
use super::plan::{FormPlan, Kind, Preview, Problems, Saving};
use crate::api::{Api, ApiError};
use crate::lang::t;

/// What is made of what has been filled in.
type Of<Input, T> = Arc<dyn Fn(&Input) -> T + Send + Sync>;

/// What a form edits, how, and where it is sent.
///
/// ```ignore
/// FormSpec::new(t("新增公告", "New announcement"), blank(), |form| {
///     form.text("title", t("标题", "Title"), |input| &mut input.title).length(2, 64)
///         .area("body", t("正文", "Text"), |input| &mut input.body).length(2, 5_000)
///         .switch("isPinned", t("置顶", "Pinned"), |input| &mut input.is_pinned)
/// }, |api, input| async move { api.add_announcement(&input).await })
/// ```
pub struct FormSpec<Input> {
    title: String,
    note: Option<String>,
    submit: &'static str,
    done: &'static str,
    danger: bool,
    start: Input,
    fields: Fields<Input>,
    check: Option<Of<Input, Problems>>,
    preview: Option<Of<Input, AnyView>>,
    save: Arc<dyn Fn(Api, Input) -> Saving + Send + Sync>,
}

impl<Input: Clone + Send + Sync + 'static> FormSpec<Input> {
    /// A form that begins with `start` and sends what becomes of it with `save`.
    pub fn new<F, Fut, T>(
        title: impl Into<String>,
        start: Input,
        fields: impl FnOnce(Fields<Input>) -> Fields<Input>,
        save: F,
    ) -> Self
    where
        F: Fn(Api, Input) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<T, ApiError>> + 'static,
    {
        Self {
            title: title.into(),
            note: None,
            submit: t("保存", "Save"),
            done: t("已保存", "Saved"),
            danger: false,
            start,
            fields: fields(Fields(Vec::new())),
            check: None,
            preview: None,
            save: Arc::new(move |api, input| {
                let work = save(api, input);
                Box::pin(async move { work.await.map(drop) })
            }),
        }
    }

    /// A sentence above the fields.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.note = Some(text.into());
        self
    }

    /// What must hold between fields: the names of those to correct, and why.
    #[must_use]
    pub fn check<Found>(mut self, check: impl Fn(&Input) -> Found + Send + Sync + 'static) -> Self
    where
        Found: IntoIterator<Item = (&'static str, String)>,
    {
        self.check = Some(Arc::new(move |input| check(input).into_iter().collect()));
        self
    }

    /// What it comes to, beside the fields, drawn anew with each change that can be read.
    #[must_use]
    pub fn preview(mut self, preview: impl Fn(&Input) -> AnyView + Send + Sync + 'static) -> Self {
        self.preview = Some(Arc::new(preview));
        self
    }

    /// The words of the button, else 保存.
    #[must_use]
    pub const fn submit(mut self, words: &'static str) -> Self {
        self.submit = words;
        self
    }

    /// What is said when it is done, else 已保存.
    #[must_use]
    pub const fn done(mut self, words: &'static str) -> Self {
        self.done = words;
        self
    }

    /// It cannot be taken back.
    #[must_use]
    pub const fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// The description, ready to be shown.
    pub fn plan(self) -> FormPlan {
        let (start, fields) = (Arc::new(self.start), Arc::new(self.fields.0));
        let (check, save) = (self.check, self.save);
        let plans = fields.iter().map(|field| {
            let mut plan = field.plan.clone();
            plan.start = (field.show)(&mut Input::clone(&start));
            plan
        });
        let plans = plans.collect();
        let preview = self.preview.map(|preview| -> Preview {
            let (start, fields) = (start.clone(), fields.clone());
            Arc::new(move |texts| {
                let (input, problems) = read(&fields, &start, texts);
                // A menu from which nothing has been chosen yet does not hide the rest.
                let is_menu = |name: &str| {
                    let field = fields.iter().find(|field| field.plan.name == name);
                    field.is_some_and(|field| matches!(field.plan.kind, Kind::Select { .. }))
                };
                problems.iter().all(|(name, _)| is_menu(name)).then(|| preview(&input))
            })
        });
        FormPlan {
            title: self.title,
            note: self.note,
            submit: self.submit,
            done: self.done,
            danger: self.danger,
            fields: plans,
            preview,
            send: Arc::new(move |api, texts| {
                let (input, mut problems) = read(&fields, &start, texts);
                if problems.is_empty() {
                    problems = check.as_ref().map(|check| check(&input)).unwrap_or_default();
                }
                if problems.is_empty() { Ok(save(api, input)) } else { Err(problems) }
            }),
        }
    }
}

/// What `start` becomes with the texts of its fields, and those that cannot be read. They and hidden ones leave it as
/// it is.
fn read<Input: Clone>(fields: &[Field<Input>], start: &Input, texts: &[String]) -> (Input, Problems) {
    let by_name = |name: &str| {
        let at = fields.iter().position(|field| field.plan.name == name)?;
        texts.get(at)
    };
    let (mut input, mut problems) = (start.clone(), Problems::new());
    for (field, text) in fields.iter().zip(texts) {
        let is_other = |(name, value): (&str, &str)| by_name(name).is_some_and(|text| text != value);
        let hidden = field.plan.shown_when.is_some_and(is_other);
        if !hidden && let Err(problem) = field.read_checked(&mut input, text) {
            problems.push((field.plan.name, problem));
        }
    }
    (input, problems)
}

#[cfg(test)]
mod tests {
    use banyi_shared::Fen;

    use super::*;

    #[derive(Clone)]
    struct Price {
        name: String,
        fen: Fen,
        sizes: Vec<(String, i64)>,
    }

    fn plan() -> FormPlan {
        let start = Price { name: "半天".to_owned(), fen: Fen(19_850), sizes: vec![("小".to_owned(), 1)] };
        FormSpec::new(
            "价格",
            start,
            |form| {
                form.text("name", "名称", |price| &mut price.name)
                    .length(1, 4)
                    .yuan("fen", "价格", |price| &mut price.fen)
                    .rows(
                        "sizes",
                        "规格",
                        ((String::new(), 0), 3),
                        |row| row.text("size", "大小", |row| &mut row.0),
                        |price| &mut price.sizes,
                    )
            },
            |_, price| async move {
                assert_eq!((price.name.as_str(), price.fen), ("全天", Fen(20_000)));
                Ok(())
            },
        )
        .plan()
    }

    #[test]
    fn fields_begin_with_what_is_there() {
        let starts: Vec<String> = plan().fields.into_iter().map(|field| field.start).collect();
        assert_eq!(starts, ["半天", "198.50", "0\u{1f}小"]);
    }

    #[test]
    fn every_problem_is_named() {
        let api = Api::new(Callback::new(|()| ()));
        let texts = ["太长的名称", "1.234", "\u{1f}"].map(str::to_owned);
        let problems = (plan().send)(api, &texts).err().unwrap();
        assert_eq!(problems.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["name", "fen", "sizes"]);
        let texts = ["全天", "200", "\u{1f}大"].map(str::to_owned);
        assert!((plan().send)(api, &texts).is_ok());
    }
    #[test]
    fn a_preview_is_of_what_can_be_read() {
        let form = FormSpec::new(
            "价格",
            Fen(100),
            |form| form.yuan("fen", "价格", |fen| fen),
            |_, _| async { Ok(()) },
        );
        let plan = form.preview(|fen| fen.yuan().into_any()).plan();
        let preview = plan.preview.unwrap();
        assert!(preview(&["2".to_owned()]).is_some());
        assert!(preview(&["二".to_owned()]).is_none());
    }
}
