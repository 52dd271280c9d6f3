//! A row of the sheet as a session that is wanted.

use std::collections::HashMap;

use banyi_shared::dto::admin::RowProblem;
use banyi_shared::{CivilDate, Fen, Period};

use super::cell::{Cell, half_width};
use super::columns::Column;
use super::problem;
use super::sheet::SheetRow;
use crate::schedules::form::{MAX_DAYS_AHEAD, MAX_FEE, MAX_TOTAL};

/// What a row asks for; names are not looked up yet.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The row's number.
    pub row: i64,
    /// The department's number.
    pub department_code: Option<String>,
    /// Its name.
    pub department: Option<String>,
    /// The day.
    pub date: CivilDate,
    /// Morning or afternoon.
    pub period: Period,
    /// The doctor's number.
    pub doctor_code: Option<String>,
    /// May be empty.
    pub doctor: String,
    /// May be empty.
    pub title: String,
    /// Absent where the sheet says nothing.
    pub skill: Option<String>,
    /// 挂号费
    pub fee: Fen,
    /// Places.
    pub total: i64,
    /// The session's number.
    pub code: Option<String>,
}

const MISSING: &str = "此项必填（合并的单元格请先拆分）";

struct Row {
    number: i64,
    cells: HashMap<Column, Cell>,
    problems: Vec<RowProblem>,
}

impl Row {
    fn wrong(&mut self, column: Column, sentence: impl Into<String>) {
        self.problems.push(problem(self.number, column, sentence));
    }

    /// The value of a column, if something stands there; a wrong one is noted.
    fn value<T>(&mut self, column: Column, read: impl Fn(&Cell) -> Result<T, &'static str>) -> Option<T> {
        match read(self.cells.get(&column)?) {
            Ok(value) => Some(value),
            Err(sentence) => {
                self.wrong(column, sentence);
                None
            }
        }
    }

    fn needed<T>(&mut self, column: Column, read: impl Fn(&Cell) -> Result<T, &'static str>) -> Option<T> {
        if !self.cells.contains_key(&column) {
            self.wrong(column, MISSING);
            return None;
        }
        self.value(column, read)
    }

    /// Text on one line, of at most so many characters.
    fn line(&mut self, column: Column, most: usize) -> Option<String> {
        let text = self.value(column, Cell::text)?;
        if text.chars().count() > most {
            self.wrong(column, format!("最多 {most} 个字"));
        } else if text.chars().any(char::is_control) {
            self.wrong(column, "不能换行");
        } else {
            return Some(text);
        }
        None
    }
}

/// The row, or all that is wrong with it.
pub fn parse(row: SheetRow, today: CivilDate) -> Result<Wanted, Vec<RowProblem>> {
    let mut row = Row { number: row.number, cells: row.cells, problems: Vec::new() };
    let half = |text: Option<String>| text.map(|text| half_width(&text).trim().to_owned());
    let department_code = half(row.line(Column::DepartmentCode, 64));
    let department = row.line(Column::Department, 64);
    let says_where =
        row.cells.contains_key(&Column::DepartmentCode) || row.cells.contains_key(&Column::Department);
    if !says_where {
        row.wrong(Column::DepartmentCode, MISSING);
    }
    let date = row.needed(Column::Date, Cell::date);
    let date = date.filter(|date| {
        if *date < today {
            row.wrong(Column::Date, "日期已经过去");
        } else if *date > today.plus_days(MAX_DAYS_AHEAD) {
            row.wrong(Column::Date, "最多设置一年以内的日期");
        }
        true
    });
    let period = row.needed(Column::Period, |cell| match half_width(&cell.text()?).trim() {
        "上午" => Ok(Period::Morning),
        "下午" => Ok(Period::Afternoon),
        _ => Err("时段应为“上午”或“下午”"),
    });
    let fee = row.needed(Column::Fee, |cell| match cell.yuan()? {
        fee if fee.0 > MAX_FEE => Err("挂号费应在 0 到 10000 元之间"),
        fee => Ok(fee),
    });
    let total = row.needed(Column::Total, |cell| match cell.count()? {
        total if total > MAX_TOTAL => Err("号源数应在 0 到 10000 之间"),
        total => Ok(total),
    });
    let doctor_code = half(row.line(Column::DoctorCode, 64));
    let doctor = row.line(Column::Doctor, 32);
    let title = row.line(Column::Title, 32);
    let skill = row.value(Column::Skill, Cell::text);
    if skill.as_ref().is_some_and(|skill| skill.chars().count() > 500) {
        row.wrong(Column::Skill, "最多 500 个字");
    }
    let code = half(row.line(Column::Code, 64));
    match (date, period, fee, total) {
        (Some(date), Some(period), Some(fee), Some(total)) if row.problems.is_empty() => Ok(Wanted {
            row: row.number,
            department_code,
            department,
            date,
            period,
            doctor_code,
            doctor: doctor.unwrap_or_default(),
            title: title.unwrap_or_default(),
            skill,
            fee,
            total,
            code,
        }),
        _ => Err(row.problems),
    }
}
