//! The workbook: unpacked within limits, read cell by cell, its columns known by their headings.

use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read};

use banyi_shared::{CivilDate, ErrorCode};
use calamine::{DataRef, Reader, Xlsx, XlsxError};
use zip::ZipArchive;

use super::MOST_ROWS;
use super::cell::Cell;
use super::columns::Column;
use crate::error::{Error, Result};

/// What all parts of a workbook may unpack to, in bytes: ten times what 5,000 long rows need.
const MOST_UNPACKED: u64 = 48 * 1024 * 1024;
/// Parts of a workbook.
const MOST_PARTS: usize = 500;
/// Columns that are looked at.
const MOST_COLUMNS: u32 = 100;
/// Sheets that are looked at for the headings.
const MOST_SHEETS: usize = 10;

/// A row with something in it.
#[derive(Debug)]
pub struct SheetRow {
    /// Its number as people see it; the headings are in row 1.
    pub number: i64,
    /// What stands in it.
    pub cells: HashMap<Column, Cell>,
}

/// Reads the first sheet that has the headings. FILE_REFUSED when it is no workbook, BODY_TOO_LARGE when it unpacks to
/// too much, VALIDATION_FAILED when headings lack or there are too many rows.
pub fn read(bytes: &[u8]) -> Result<Vec<SheetRow>> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(refused("这是旧版的 .xls 或加密的文件，请去掉密码并另存为 .xlsx 后再上传"));
    }
    check_size(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| not_a_book())?;
    let names = book.sheet_names();
    let mut nearest: Option<Vec<&'static str>> = None;
    for name in names.iter().take(MOST_SHEETS) {
        let mut rows = match cells(&mut book, name) {
            Ok(rows) => rows?,
            // A sheet of charts has no cells.
            Err(XlsxError::WorksheetNotFound(_)) => continue,
            Err(_) => return Err(not_a_book()),
        };
        let head = rows.remove(&0).unwrap_or_default();
        let columns = columns(&head);
        let missing = missing(&columns);
        if missing.is_empty() {
            return named(rows, &columns);
        }
        if nearest.as_ref().is_none_or(|known| missing.len() < known.len()) {
            nearest = Some(missing);
        }
    }
    let missing = nearest.unwrap_or_default().join("、");
    Err(Error::field("file", format!("第一行没有找到这些列：{missing}。请下载模板填写")))
}

/// Unpacks everything once and counts: what a part says of its size is not believed.
fn check_size(bytes: &[u8]) -> Result<()> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| not_a_book())?;
    if archive.len() > MOST_PARTS {
        return Err(too_much());
    }
    let mut left = MOST_UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| not_a_book())?;
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| not_a_book())?;
        left = left.checked_sub(read).ok_or_else(too_much)?;
    }
    Ok(())
}

type Rows = BTreeMap<u32, HashMap<u32, Cell>>;

/// The cells that have something in them. They are read one by one: a sheet may say that it is far larger than it is.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Result<Rows>, XlsxError> {
    let is_1904 = book.has_1904_epoch();
    let mut reader = book.worksheet_cells_reader(name)?;
    let mut rows: Rows = BTreeMap::new();
    while let Some(record) = reader.next_cell_with_formula_metadata()? {
        let (row, column) = record.pos;
        if column >= MOST_COLUMNS {
            continue;
        }
        let cell = if record.formula.is_some() { Some(Cell::Formula) } else { plain(record.value, is_1904) };
        if let Some(cell) = cell {
            rows.entry(row).or_default().insert(column, cell);
        }
        // Headings, explanations and examples may come on top.
        if rows.len() > MOST_ROWS + 10 {
            return Ok(Err(too_many()));
        }
    }
    Ok(Ok(rows))
}

fn plain(value: DataRef<'_>, is_1904: bool) -> Option<Cell> {
    let text = |text: &str| {
        // A workbook can say any of them by an escape; PostgreSQL takes no U+0000.
        let text = text.replace(|c: char| c.is_control() && !matches!(c, '\n' | '\t'), "");
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        (!text.is_empty()).then(|| Cell::Text(text.to_owned()))
    };
    match value {
        DataRef::Empty => None,
        DataRef::Int(number) => Some(Cell::Number(number as f64)),
        // A serial number that is not shown as a date counts from where the workbook's dates do.
        DataRef::Float(number) => Some(Cell::Number(number)),
        DataRef::String(string) => text(&string),
        DataRef::SharedString(string) => text(string),
        DataRef::Bool(is_true) => text(if is_true { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(date) => {
            let serial = date.as_f64() + if is_1904 { 1_462.0 } else { 0.0 };
            Some(Cell::Date(super::cell::serial_date(serial)))
        }
        DataRef::DateTimeIso(iso) => {
            Some(Cell::Date(iso.get(..10).and_then(|date| date.parse::<CivilDate>().ok())))
        }
        DataRef::DurationIso(_) => Some(Cell::Date(None)),
        DataRef::Error(_) => Some(Cell::Broken),
    }
}

/// The columns by their place. Of two with one heading the first counts.
fn columns(head: &HashMap<u32, Cell>) -> HashMap<u32, Column> {
    let mut places: Vec<_> = head.keys().copied().collect();
    places.sort_unstable();
    let mut known = HashMap::new();
    for place in places {
        let Some(Cell::Text(heading)) = head.get(&place) else { continue };
        if let Some(column) = Column::of(heading)
            && !known.values().any(|other| *other == column)
        {
            known.insert(place, column);
        }
    }
    known
}

fn missing(columns: &HashMap<u32, Column>) -> Vec<&'static str> {
    let has = |column| columns.values().any(|known| *known == column);
    let mut missing = Vec::new();
    if !has(Column::DepartmentCode) && !has(Column::Department) {
        missing.push("科室编号（或科室）");
    }
    let needed = [Column::Date, Column::Period, Column::Doctor, Column::Title, Column::Fee, Column::Total];
    missing.extend(needed.into_iter().filter(|column| !has(*column)).map(Column::heading));
    missing
}

/// Rows with something in a known column; explanations and examples are left out.
fn named(rows: Rows, columns: &HashMap<u32, Column>) -> Result<Vec<SheetRow>> {
    let mut read = Vec::new();
    for (at, cells) in rows {
        let cells: HashMap<Column, Cell> = cells
            .into_iter()
            .filter_map(|(place, cell)| columns.get(&place).map(|column| (*column, cell)))
            .collect();
        let is_note = matches!(cells.get(&Column::Note),
            Some(Cell::Text(text)) if text.starts_with("说明") || text.starts_with("示例"));
        if is_note || cells.keys().all(|column| *column == Column::Note) {
            continue;
        }
        read.push(SheetRow { number: i64::from(at) + 1, cells });
    }
    if read.len() > MOST_ROWS {
        return Err(too_many());
    }
    if read.is_empty() {
        return Err(Error::field("file", "表格里没有排班，请从第二行起填写"));
    }
    Ok(read)
}

fn refused(sentence: &str) -> Error {
    Error::new(ErrorCode::FileRefused).message(sentence)
}

fn not_a_book() -> Error {
    refused("这不是可以读取的 Excel 文件（.xlsx），请用模板填写后上传")
}

fn too_much() -> Error {
    Error::new(ErrorCode::BodyTooLarge).message("文件解压后过大，请只保留排班表后再上传")
}

fn too_many() -> Error {
    Error::field("file", format!("一次最多导入 {MOST_ROWS} 行，请分成几个文件"))
}
