//! The sheet to fill in: headings, what to write in them, two examples.

use banyi_shared::CivilDate;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use super::columns::Column;
use crate::error::{Error, Result};

/// The workbook's bytes. Its examples are of tomorrow; they are not read, as little as its explanations.
pub fn template(today: CivilDate) -> Result<Vec<u8>> {
    build(today).map_err(Error::internal)
}

/// What to write in a column.
const fn hint(column: Column) -> &'static str {
    match column {
        Column::Note => "说明：以“说明”或“示例”开头的行不会导入",
        Column::DepartmentCode => "必填，或填写科室名称",
        Column::Department => "没有编号时填写，不能重名",
        Column::Date => "必填，如 2026-11-21",
        Column::Period => "必填，上午或下午",
        Column::DoctorCode => "选填，须为已有医生",
        Column::Doctor => "普通门诊可不填",
        Column::Title => "如 主任医师",
        Column::Skill => "选填，最多 500 字",
        Column::Fee => "必填，最多两位小数",
        Column::Total => "必填，0 到 10000",
        Column::Code => "选填；填已有的编号则修改该排班",
    }
}

const fn example(column: Column, is_named: bool) -> &'static str {
    match (column, is_named) {
        (Column::Note, _) => "示例",
        (Column::DepartmentCode, _) => "200040878",
        (Column::Department, _) => "多发性硬化专科门诊",
        (Column::Period, true) => "上午",
        (Column::Period, false) => "下午",
        (Column::Doctor, true) => "林知远",
        (Column::Title, true) => "主任医师",
        (Column::Title, false) => "医师",
        (Column::Skill, true) => "神经内科常见病",
        _ => "",
    }
}

fn build(today: CivilDate) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let heading = Format::new()
        .set_bold()
        .set_background_color(0x00E6_F4F1)
        .set_border_bottom(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter);
    let note = Format::new().set_font_color(0x0060_6B6A).set_text_wrap().set_align(FormatAlign::Top);
    // Codes stay text, so that none loses its zeros.
    let text = Format::new().set_num_format("@");
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let money = Format::new().set_num_format("0.00");
    let sheet = book.add_worksheet();
    sheet.set_name("排班")?.set_freeze_panes(1, 0)?;
    sheet.set_row_height(1, 48)?;
    for (place, column) in (0..).zip(Column::ALL) {
        let width = match column {
            Column::Skill | Column::Department => 24,
            Column::Period | Column::Total => 10,
            _ => 16,
        };
        sheet.set_column_width(place, f64::from(width))?;
        match column {
            Column::Date => _ = sheet.set_column_format(place, &date)?,
            Column::Fee => _ = sheet.set_column_format(place, &money)?,
            Column::DepartmentCode | Column::DoctorCode | Column::Code => {
                sheet.set_column_format(place, &text)?;
            }
            _ => {}
        }
        sheet.write_string_with_format(0, place, column.heading(), &heading)?;
        sheet.write_string_with_format(1, place, hint(column), &note)?;
        for (row, is_named) in [(2, true), (3, false)] {
            match column {
                Column::Date => {
                    let tomorrow = today.plus_days(1).to_string();
                    let tomorrow = ExcelDateTime::parse_from_str(&tomorrow)?;
                    sheet.write_datetime_with_format(row, place, &tomorrow, &date)?;
                }
                Column::Fee => _ = sheet.write_number_with_format(row, place, 50, &money)?,
                Column::Total => _ = sheet.write_number(row, place, 30)?,
                _ => {
                    let words = example(column, is_named);
                    if !words.is_empty() {
                        sheet.write_string(row, place, words)?;
                    }
                }
            }
        }
    }
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::super::sheet;
    use super::*;

    #[test]
    fn the_template_has_every_column_and_nothing_to_import() {
        let bytes = template("2026-11-21".parse().unwrap()).unwrap();
        let error = sheet::read(&bytes).unwrap_err();
        assert_eq!(error.message, "表格里没有排班，请从第二行起填写");
    }
}
