//! The spreadsheet, written row by row: what is written leaves the memory.

use std::path::Path;

use banyi_shared::time::{HOUR, SECOND};
use rust_xlsxwriter::{
    ColNum, ExcelDateTime, Format, FormatAlign, FormatBorder, RowNum, Workbook, XlsxError,
};

use super::cell::{Cell, Column};

/// Most rows of a sheet below its heading.
pub(super) const MOST_ROWS: i64 = 1_000_000;
/// Shanghai is so far from UTC, all year.
const SHANGHAI: i64 = 8 * HOUR;

/// A workbook with one sheet that grows.
pub(super) struct Sheet {
    book: Workbook,
    row: RowNum,
    money: Format,
    time: Format,
}

impl Sheet {
    /// Begins it with its headings, which stay in sight.
    pub(super) fn new(name: &str, columns: &[Column]) -> Result<Self, XlsxError> {
        let mut book = Workbook::new();
        let heading = Format::new()
            .set_bold()
            .set_background_color(0x00E6_F4F1)
            .set_border_bottom(FormatBorder::Thin)
            .set_align(FormatAlign::VerticalCenter);
        let sheet = book.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?.set_freeze_panes(1, 0)?;
        for (column, (_, width)) in (0..).zip(columns) {
            sheet.set_column_width(column, f64::from(*width))?;
        }
        for (column, (words, _)) in (0..).zip(columns) {
            sheet.write_string_with_format(0, column, *words, &heading)?;
        }
        let money = Format::new().set_num_format("#,##0.00");
        let time = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
        Ok(Self { book, row: 0, money, time })
    }

    /// Adds a row.
    pub(super) fn add(&mut self, cells: Vec<Cell>) -> Result<(), XlsxError> {
        self.row += 1;
        let row = self.row;
        let sheet = self.book.worksheet_from_index(0)?;
        for (column, cell) in (0 as ColNum..).zip(cells) {
            match cell {
                Cell::Text(text) => sheet.write_string(row, column, text)?,
                // A spreadsheet knows no other numbers; these are exact in it up to 2^53.
                Cell::Count(count) => sheet.write_number(row, column, count as f64)?,
                Cell::Money(fen) => {
                    sheet.write_number_with_format(row, column, fen.0 as f64 / 100.0, &self.money)?
                }
                Cell::Time(at) => {
                    let local = (at + SHANGHAI).ms().div_euclid(SECOND);
                    let date = ExcelDateTime::from_timestamp(local)?;
                    sheet.write_datetime_with_format(row, column, &date, &self.time)?
                }
                Cell::Empty => sheet,
            };
        }
        Ok(())
    }

    /// How many rows stand below the heading.
    pub(super) fn rows(&self) -> i64 {
        self.row.into()
    }

    /// Writes the file.
    pub(super) fn save(mut self, path: &Path) -> Result<(), XlsxError> {
        self.book.save(path)
    }
}
