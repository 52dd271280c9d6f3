//! The fields of a described form, each with the place in what is edited that it reads and writes.

use std::str::FromStr;
use std::sync::Arc;

use banyi_shared::dto::{FilePurpose, OnOff};
use banyi_shared::{CivilDate, Fen, FileId, Instant};
use leptos::prelude::*;

use super::super::list::Choice;
use super::super::{parse_yuan, plain_yuan};
use super::check;
use super::plan::{FieldPlan, Kind};
use super::records;
use crate::lang::t;

type Show<Input> = Arc<dyn Fn(&mut Input) -> String + Send + Sync>;
type Read<Input> = Arc<dyn Fn(&mut Input, &str) -> Result<(), String> + Send + Sync>;

/// A field of what is edited: how it is shown, and how a text is read into it.
pub(super) struct Field<Input> {
    pub plan: FieldPlan,
    pub show: Show<Input>,
    /// Empty: the field's own sentence.
    read: Read<Input>,
}

/// The fields of a form, in their order. Each method adds one; those named like adjectives speak of the last.
pub struct Fields<Input>(pub(super) Vec<Field<Input>>);

const LINE: Kind = Kind::Line { kind: "text", inputmode: None };

impl<Input: Clone + Send + Sync + 'static> Fields<Input> {
    pub(super) fn push(
        mut self,
        name: &'static str,
        label: &'static str,
        kind: Kind,
        show: impl Fn(&mut Input) -> String + Send + Sync + 'static,
        read: impl Fn(&mut Input, &str) -> Result<(), String> + Send + Sync + 'static,
    ) -> Self {
        let plan = FieldPlan {
            name,
            label,
            kind,
            start: String::new(),
            hint: String::new(),
            required: false,
            length: None,
            range: None,
            days: None,
            shown_when: None,
            locked: false,
        };
        self.0.push(Field { plan, show: Arc::new(show), read: Arc::new(read) });
        self
    }

    pub(super) fn value<V>(
        self,
        name: &'static str,
        label: &'static str,
        kind: Kind,
        at: fn(&mut Input) -> &mut V,
    ) -> Self
    where
        V: FromStr + ToString + 'static,
    {
        let read = move |input: &mut Input, text: &str| {
            *at(input) = text.trim().parse().map_err(|_| String::new())?;
            Ok(())
        };
        self.push(name, label, kind, move |input| at(input).to_string(), read).required()
    }

    fn maybe<V>(
        self,
        name: &'static str,
        label: &'static str,
        kind: Kind,
        at: fn(&mut Input) -> &mut Option<V>,
    ) -> Self
    where
        V: FromStr + ToString + 'static,
    {
        let show = move |input: &mut Input| at(input).as_ref().map(V::to_string).unwrap_or_default();
        let read = move |input: &mut Input, text: &str| {
            let text = text.trim();
            *at(input) = match text.is_empty() {
                true => None,
                false => Some(text.parse().map_err(|_| String::new())?),
            };
            Ok(())
        };
        self.push(name, label, kind, show, read)
    }

    /// A line of text that must be there, unless it is [`Fields::optional`].
    #[must_use]
    pub fn text(self, name: &'static str, label: &'static str, at: fn(&mut Input) -> &mut String) -> Self {
        self.value(name, label, LINE, at)
    }

    /// A line of text that may be absent.
    #[must_use]
    pub fn maybe_text(
        self,
        name: &'static str,
        label: &'static str,
        at: fn(&mut Input) -> &mut Option<String>,
    ) -> Self {
        self.maybe(name, label, LINE, at)
    }

    /// Several lines of text.
    #[must_use]
    pub fn area(self, name: &'static str, label: &'static str, at: fn(&mut Input) -> &mut String) -> Self {
        self.value(name, label, Kind::Area { rows: 5 }, at)
    }

    /// Several lines of text that may be absent.
    #[must_use]
    pub fn maybe_area(
        self,
        name: &'static str,
        label: &'static str,
        at: fn(&mut Input) -> &mut Option<String>,
    ) -> Self {
        self.maybe(name, label, Kind::Area { rows: 5 }, at)
    }

    /// A new password, which can be shown.
    #[must_use]
    pub fn password(
        self,
        name: &'static str,
        label: &'static str,
        at: fn(&mut Input) -> &mut String,
    ) -> Self {
        self.secret(name, label, "new-password", at)
    }

    /// The password that holds.
    #[must_use]
    pub fn current_password(
        self,
        name: &'static str,
        label: &'static str,
        at: fn(&mut Input) -> &mut String,
    ) -> Self {
        self.secret(name, label, "current-password", at)
    }

    fn secret(
        self,
        name: &'static str,
        label: &'static str,
        autocomplete: &'static str,
        at: fn(&mut Input) -> &mut String,
    ) -> Self {
        // Its spaces are part of it.
        let read = move |input: &mut Input, text: &str| {
            text.clone_into(at(input));
            Ok(())
        };
        self.push(name, label, Kind::Password { autocomplete }, move |input| at(input).clone(), read)
            .required()
    }

    /// A whole number.
    #[must_use]
    pub fn number(self, name: &'static str, label: &'static str, at: fn(&mut Input) -> &mut i64) -> Self {
        self.value(name, label, Kind::Line { kind: "text", inputmode: Some("numeric") }, at)
    }

    /// A number with a point that may be absent.
    #[must_use]
    pub fn maybe_decimal(
        self,
        name: &'static str,
        label: &'static str,
        at: fn(&mut Input) -> &mut Option<f64>,
    ) -> Self {
        self.maybe(name, label, Kind::Line { kind: "text", inputmode: Some("decimal") }, at)
    }

    /// An amount, typed in yuan and kept in fen.
    #[must_use]
    pub fn yuan(self, name: &'static str, label: &'static str, at: fn(&mut Input) -> &mut Fen) -> Self {
        let read = move |input: &mut Input, text: &str| {
            *at(input) = parse_yuan(text)?;
            Ok(())
        };
        let kind = Kind::Line { kind: "text", inputmode: Some("decimal") };
        self.push(name, label, kind, move |input| plain_yuan(*at(input)), read).required()
    }

    /// On or off.
    #[must_use]
    pub fn switch(self, name: &'static str, label: &'static str, at: fn(&mut Input) -> &mut bool) -> Self {
        let read = move |input: &mut Input, text: &str| {
            *at(input) = text == "true";
            Ok(())
        };
        self.push(name, label, Kind::Switch, move |input| at(input).to_string(), read)
    }

    /// 上线 or 下线, as a switch.
    #[must_use]
    pub fn on_off(self, name: &'static str, label: &'static str, at: fn(&mut Input) -> &mut OnOff) -> Self {
        let read = move |input: &mut Input, text: &str| {
            *at(input) = if text == "true" { OnOff::Online } else { OnOff::Offline };
            Ok(())
        };
        let show = move |input: &mut Input| (*at(input) == OnOff::Online).to_string();
        self.push(name, label, Kind::Switch, show, read)
    }

    /// A day.
    #[must_use]
    pub fn date(self, name: &'static str, label: &'static str, at: fn(&mut Input) -> &mut CivilDate) -> Self {
        self.value(name, label, Kind::Line { kind: "date", inputmode: None }, at)
    }

    /// A minute in Shanghai that may be absent.
    #[must_use]
    pub fn maybe_moment(
        self,
        name: &'static str,
        label: &'static str,
        at: fn(&mut Input) -> &mut Option<Instant>,
    ) -> Self {
        let show = move |input: &mut Input| {
            at(input).map(|at| at.civil().format("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default()
        };
        let read = move |input: &mut Input, text: &str| {
            *at(input) = match text.is_empty() {
                true => None,
                false => Some(moment(text).ok_or_else(String::new)?),
            };
            Ok(())
        };
        self.push(name, label, Kind::Line { kind: "datetime-local", inputmode: None }, show, read)
    }

    /// One of a menu. The choices may arrive later.
    #[must_use]
    pub fn select<V>(
        self,
        name: &'static str,
        label: &'static str,
        choices: impl Into<Signal<Vec<Choice>>>,
        at: fn(&mut Input) -> &mut V,
    ) -> Self
    where
        V: FromStr + ToString + 'static,
    {
        self.value(name, label, Kind::Select { choices: choices.into(), optional: false }, at)
    }

    /// One of a menu, or none; add [`Fields::required`] where only the start is none.
    #[must_use]
    pub fn maybe_select<V>(
        self,
        name: &'static str,
        label: &'static str,
        choices: impl Into<Signal<Vec<Choice>>>,
        at: fn(&mut Input) -> &mut Option<V>,
    ) -> Self
    where
        V: FromStr + ToString + 'static,
    {
        self.maybe(name, label, Kind::Select { choices: choices.into(), optional: true }, at)
    }

    /// Several of many.
    #[must_use]
    pub fn checks<V>(
        self,
        name: &'static str,
        label: &'static str,
        choices: impl Into<Signal<Vec<Choice>>>,
        at: fn(&mut Input) -> &mut Vec<V>,
    ) -> Self
    where
        V: FromStr + ToString + 'static,
    {
        let show = move |input: &mut Input| at(input).iter().map(V::to_string).collect::<Vec<_>>().join(",");
        let read = move |input: &mut Input, text: &str| {
            *at(input) = text.split(',').filter_map(|text| text.parse().ok()).collect();
            Ok(())
        };
        self.push(name, label, Kind::Checks { choices: choices.into() }, show, read)
    }

    /// A picture, sent to `path` (below `/api/v1`) when it is chosen. `url` shows the one that is there.
    #[must_use]
    pub fn picture(
        self,
        name: &'static str,
        label: &'static str,
        (path, purpose): (&'static str, FilePurpose),
        url: Option<String>,
        at: fn(&mut Input) -> &mut Option<FileId>,
    ) -> Self {
        self.maybe(name, label, Kind::Picture { path, purpose: purpose.as_str(), url }, at)
    }

    /// Rows of fields, at least one and at most `most`. What has no field is kept from the row that was there.
    #[must_use]
    pub fn rows<Row: Clone + Send + Sync + 'static>(
        self,
        name: &'static str,
        label: &'static str,
        (blank, most): (Row, usize),
        fields: impl FnOnce(Fields<Row>) -> Fields<Row>,
        at: fn(&mut Input) -> &mut Vec<Row>,
    ) -> Self {
        let columns = Arc::new(fields(Fields(Vec::new())));
        let texts = |columns: &Fields<Row>, row: &Row, from: String| {
            let mut row = row.clone();
            let cells = columns.0.iter().map(|field| (field.show)(&mut row));
            std::iter::once(from).chain(cells).collect::<Vec<String>>()
        };
        let kind = Kind::Rows {
            columns: columns.0.iter().map(|field| field.plan.clone()).collect(),
            blank: records::write(&[texts(&columns, &blank, String::new())]),
            most,
            add: t("添加一行", "Add a row"),
        };
        let shown = columns.clone();
        let show = move |input: &mut Input| {
            let rows = at(input).iter().enumerate();
            records::write(&rows.map(|(from, row)| texts(&shown, row, from.to_string())).collect::<Vec<_>>())
        };
        let read = move |input: &mut Input, text: &str| {
            let old = at(input).clone();
            let mut new = Vec::new();
            for cells in records::read(text) {
                let from = cells.first().and_then(|from| from.parse::<usize>().ok());
                let mut row = from.and_then(|from| old.get(from)).unwrap_or(&blank).clone();
                for (field, cell) in columns.0.iter().zip(cells.iter().skip(1)) {
                    field.read_checked(&mut row, cell)?;
                }
                new.push(row);
            }
            *at(input) = new;
            Ok(())
        };
        self.push(name, label, kind, show, read).required()
    }

    fn last(mut self, change: impl FnOnce(&mut FieldPlan)) -> Self {
        if let Some(field) = self.0.last_mut() {
            change(&mut field.plan);
        }
        self
    }

    /// A line below the last field.
    #[must_use]
    pub fn hint(self, text: impl Into<String>) -> Self {
        self.last(|field| field.hint = text.into())
    }

    /// Fewest and most characters of the last field. Fewest 0 lets it be empty.
    #[must_use]
    pub fn length(self, least: usize, most: usize) -> Self {
        self.last(|field| {
            field.length = Some((least, most));
            field.required = field.required && least > 0;
        })
    }

    /// Smallest and largest number of the last field.
    #[must_use]
    pub fn range(self, least: i64, most: i64) -> Self {
        self.last(|field| field.range = Some((least, most)))
    }

    /// First and last day of the last field.
    #[must_use]
    pub fn between(self, first: CivilDate, last: CivilDate) -> Self {
        self.last(|field| field.days = Some((first, last)))
    }

    /// The last field must be filled in.
    #[must_use]
    pub fn required(self) -> Self {
        self.last(|field| field.required = true)
    }

    /// The last field may stay empty.
    #[must_use]
    pub fn optional(self) -> Self {
        self.last(|field| field.required = false)
    }

    /// The last field, of several lines, is that high.
    #[must_use]
    pub fn high(self, rows: u8) -> Self {
        self.last(|field| field.kind = Kind::Area { rows })
    }

    /// The last field is shown only while the field `name` holds `value`. Hidden, it is sent as it was.
    #[must_use]
    pub fn shown_when(self, name: &'static str, value: &'static str) -> Self {
        self.last(|field| field.shown_when = Some((name, value)))
    }

    /// The last field is shown and cannot be changed.
    #[must_use]
    pub fn locked(self) -> Self {
        self.last(|field| field.locked = true)
    }
}

impl<Input> Field<Input> {
    /// Reads `text`, when it fits.
    ///
    /// # Errors
    /// A sentence for the field.
    pub fn read_checked(&self, input: &mut Input, text: &str) -> Result<(), String> {
        if let Some(problem) = check::problem(&self.plan, text) {
            return Err(problem);
        }
        (self.read)(input, text).map_err(|problem| match problem.is_empty() {
            true => check::unreadable(&self.plan),
            false => problem,
        })
    }
}

/// A minute of the clock in Shanghai, as the browser's field writes it: `2026-11-20T08:00`.
fn moment(text: &str) -> Option<Instant> {
    let (date, time) = text.split_once('T')?;
    let (hour, minute) = time.get(..5)?.split_once(':')?;
    Some(date.parse::<CivilDate>().ok()?.at(hour.parse().ok()?, minute.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_is_that_of_shanghai() {
        assert_eq!(
            moment("2026-11-20T08:05").map(|at| at.to_string()).as_deref(),
            Some("2026-11-20T08:05:00.000+08:00")
        );
        assert_eq!(moment("2026-11-20"), None);
    }
}
