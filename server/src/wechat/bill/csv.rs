//! The form of a bill: which line is what, which column is where.

use std::collections::HashMap;

use banyi_shared::Instant;

use super::{BillFault, amount};

/// A bill, taken apart; values are read from it by their columns' names.
pub(super) struct Table<'a> {
    columns: Columns<'a>,
    rows: Vec<(usize, &'a str)>,
    totals_columns: Columns<'a>,
    totals: (usize, &'a str),
}

/// Where each column stands.
struct Columns<'a> {
    at: HashMap<&'a str, usize>,
    count: usize,
}

impl<'a> Columns<'a> {
    fn of(line: &'a str) -> Self {
        let names: Vec<&str> = line.split(',').map(|name| name.trim().trim_start_matches('`')).collect();
        let mut at = HashMap::new();
        for (place, name) in names.iter().enumerate() {
            at.entry(*name).or_insert(place);
        }
        Self { at, count: names.len() }
    }

    fn need(&self, names: &'static [&'static str]) -> Result<(), BillFault> {
        names
            .iter()
            .find(|name| !self.at.contains_key(*name))
            .map_or(Ok(()), |name| Err(BillFault::NoColumn(name)))
    }
}

impl<'a> Table<'a> {
    /// Takes a bill apart. The named columns must be there, in whatever order, among whatever others.
    pub(super) fn parse(
        text: &'a str,
        needed: &'static [&'static str],
        needed_totals: &'static [&'static str],
    ) -> Result<Self, BillFault> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
        let mut lines =
            lines.enumerate().map(|(at, line)| (at + 1, line)).filter(|(_, line)| !line.is_empty());
        let (_, header) = lines.next().ok_or(BillFault::CutOff)?;
        let columns = Columns::of(header);
        columns.need(needed)?;
        let mut rows = Vec::new();
        let totals_header = loop {
            match lines.next() {
                Some((at, line)) if line.starts_with('`') => rows.push((at, line)),
                Some((_, line)) => break line,
                None => return Err(BillFault::CutOff),
            }
        };
        let totals_columns = Columns::of(totals_header);
        totals_columns.need(needed_totals)?;
        let totals = lines.next().ok_or(BillFault::CutOff)?;
        if let Some((at, _)) = lines.next() {
            return Err(BillFault::Line(at));
        }
        Ok(Self { columns, rows, totals_columns, totals })
    }

    /// The rows, each with its values.
    pub(super) fn rows(&self) -> impl Iterator<Item = Result<Row<'_>, BillFault>> {
        self.rows.iter().map(|(at, line)| Row::of(&self.columns, *at, line))
    }

    /// The totals.
    pub(super) fn totals(&self) -> Result<Row<'_>, BillFault> {
        Row::of(&self.totals_columns, self.totals.0, self.totals.1)
    }
}

/// A line's values.
pub(super) struct Row<'a> {
    columns: &'a Columns<'a>,
    line: usize,
    values: Vec<&'a str>,
}

impl<'a> Row<'a> {
    fn of(columns: &'a Columns<'a>, at: usize, line: &'a str) -> Result<Self, BillFault> {
        // A comma before a backtick parts values, so that one in a value does no harm.
        let values: Vec<&str> = line.strip_prefix('`').ok_or(BillFault::Line(at))?.split(",`").collect();
        if values.len() == columns.count {
            Ok(Self { columns, line: at, values })
        } else {
            Err(BillFault::Line(at))
        }
    }

    fn raw(&self, column: &'static str) -> &'a str {
        let at = self.columns.at.get(column);
        at.and_then(|at| self.values.get(*at)).map_or("", |value| value.trim())
    }

    fn read<T>(&self, column: &'static str, read: impl FnOnce(&'a str) -> Option<T>) -> Result<T, BillFault> {
        read(self.raw(column)).ok_or(BillFault::Value { line: self.line, column })
    }

    /// Text, as it was before it was escaped.
    pub(super) fn text(&self, column: &'static str) -> String {
        self.raw(column).replace("\\ ", ",").replace("\\n", "\n")
    }

    /// Text that must be there.
    pub(super) fn filled(&self, column: &'static str) -> Result<String, BillFault> {
        self.read(column, |raw| (!raw.is_empty()).then(|| self.text(column)))
    }

    /// An amount in fen.
    pub(super) fn fen(&self, column: &'static str) -> Result<i64, BillFault> {
        self.read(column, amount::fen)
    }

    /// A fee in 1/1000 fen.
    pub(super) fn milli_fen(&self, column: &'static str) -> Result<i64, BillFault> {
        self.read(column, amount::milli_fen)
    }

    /// Whether it is the first of two words; neither is an error.
    pub(super) fn is_one_of(
        &self,
        column: &'static str,
        first: &str,
        second: &str,
    ) -> Result<bool, BillFault> {
        self.read(column, |raw| (raw == first || raw == second).then(|| raw == first))
    }

    /// `2026-11-20 10:26:01`, in Beijing.
    pub(super) fn at(&self, column: &'static str) -> Result<Instant, BillFault> {
        self.read(column, |raw| {
            let (date, time) = raw.split_once(' ')?;
            format!("{date}T{}+08:00", time.trim()).parse().ok()
        })
    }

    /// Whether a total is this many.
    pub(super) fn is_count(&self, column: &'static str, count: usize) -> Result<(), BillFault> {
        let told: usize = self.read(column, |raw| raw.parse().ok())?;
        if told == count { Ok(()) } else { Err(BillFault::Total(column)) }
    }

    /// Whether a total is this many fen.
    pub(super) fn is_fen(&self, column: &'static str, sum: i64) -> Result<(), BillFault> {
        if self.fen(column)? == sum { Ok(()) } else { Err(BillFault::Total(column)) }
    }

    /// Whether a total is these 1/1000 fen.
    pub(super) fn is_milli_fen(&self, column: &'static str, sum: i64) -> Result<(), BillFault> {
        if self.read(column, |raw| amount::is_total(raw, sum))? {
            Ok(())
        } else {
            Err(BillFault::Total(column))
        }
    }
}

/// A sum that has run over is as good as one that does not fit.
pub(super) fn add(sum: &mut i64, more: i64, of: &'static str) -> Result<(), BillFault> {
    *sum = sum.checked_add(more).ok_or(BillFault::Total(of))?;
    Ok(())
}
