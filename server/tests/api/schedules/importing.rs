//! Sessions from a spreadsheet: good rows are taken, bad ones told, and a hostile file is refused in words.

use std::io::{Cursor, Write};

use banyi_shared::dto::admin::{AdminScheduleList, ImportReport};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use serde_json::Value;

use crate::support::{Answer, Clinic, Form, Staff};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const HEADINGS: [&str; 11] = [
    "科室编号",
    "科室",
    "日期",
    "时段",
    "医生编号",
    "医生",
    "职称",
    "擅长",
    "挂号费（元）",
    "号源数",
    "排班编号",
];

/// A sheet whose cells are text as people type it; an empty text is an empty cell.
fn sheet(rows: &[[&str; 11]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(std::iter::once(&HEADINGS).chain(rows)) {
        for (column, text) in (0..).zip(cells) {
            match text.strip_prefix('=') {
                Some(formula) => {
                    _ = sheet.write_formula(row, column, Formula::new(formula).set_result("1")).unwrap()
                }
                None if text.is_empty() => {}
                None => _ = sheet.write_string(row, column, *text).unwrap(),
            }
        }
    }
    book.save_to_buffer().unwrap()
}

async fn sends(staff: &Staff<'_>, clinic: &Clinic, file: &[u8], is_trial: bool) -> Answer {
    let url = format!(
        "{}/api/v1/admin/hospitals/{}/schedules/import?trial={is_trial}",
        staff.t.base, clinic.hospital
    );
    let request = staff.t.client.post(url).header("Cookie", &staff.cookie);
    staff.t.ask(Form::empty().file("排班.xlsx", XLSX, file).on(request)).await
}

async fn takes(staff: &Staff<'_>, clinic: &Clinic, file: &[u8], is_trial: bool) -> ImportReport {
    sends(staff, clinic, file, is_trial).await.ok()
}

fn told(report: &ImportReport) -> Vec<(i64, &str)> {
    report.problems.iter().map(|one| (one.row, one.column.as_str())).collect()
}

both! {
    async fn good_rows_are_taken_and_bad_ones_told(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let (day, next) = (t.day(3).to_string(), t.day(4).to_string());
        let (past, day, next) = (t.day(-1).to_string(), day.as_str(), next.as_str());
        let slashes = next.replace('-', "/");
        let file = sheet(&[
            ["心内科", "", day, "上午", "", "张明", "主任医师", "冠心病", "50", "8", ""],
            // As people type: full width, spaces, other dates.
            ["", "心内科", &slashes, " 下午 ", "", "李岚", "医师", "", "５０．５", "３３", "S-2"],
            ["", "", "", "", "", "", "", "", "", "", ""],
            // A clinic without a name.
            ["心内科", "", day, "上午", "", "", "医师", "", "20", "5", ""],
            ["没有", "", day, "上午", "", "王宁", "医师", "", "20", "5", ""],
            ["心内科", "", &past, "晚上", "", "王宁", "医师", "", "1.234", "-5", ""],
            ["心内科", "", day, "上午", "", "张明", "主任医师", "", "50", "8", ""],
            ["心内科", "", "=TODAY()", "上午", "D9", "周宁", "医师", "", "20", "5", ""],
            ["心内科", "", day, "", "", "周宁", "医师", "", "20", "5", ""],
            ["心内科", "", next, "上午", "D9", "周宁", "医师", "", "20", "5", ""],
        ]);
        let trial = takes(&admin, &clinic, &file, true).await;
        let report = takes(&admin, &clinic, &file, false).await;
        assert_eq!((trial.rows, trial.made, trial.is_trial), (9, 3, true));
        assert_eq!(told(&trial), told(&report));
        assert_eq!((report.rows, report.made, report.changed, report.same), (9, 3, 0, 0));
        assert_eq!(told(&report), [(6, "科室编号"), (7, "日期"), (7, "时段"), (7, "挂号费(元)"), (7, "号源数"), (8, "医生"),
            (9, "日期"), (10, "时段"), (11, "医生编号")]);
        assert!(report.problems[5].sentence.contains("第 2 行"), "{:?}", report.problems[5]);
        assert!(report.problems[6].sentence.contains("公式"), "{:?}", report.problems[6]);

        let list: AdminScheduleList =
            admin.get(&format!("/departments/{}/schedules?date={next}", clinic.department)).await.ok();
        let made = &list.items[0];
        assert_eq!((made.code.as_str(), made.session.fee_fen.0, made.session.total), ("S-2", 5_050, 33));
        // The same again is the same; with a number a session is changed.
        let again = takes(&admin, &clinic, &file, false).await;
        assert_eq!((again.made, again.changed, again.same), (0, 0, 3));
        let other = sheet(&[["", "心内科", next, "下午", "", "李岚", "主任医师", "心电图", "60", "40", "S-2"]]);
        let changed = takes(&admin, &clinic, &other, false).await;
        assert_eq!((changed.made, changed.changed), (0, 1));
        let now = admin.session(&made.session.id).await;
        assert_eq!((now.session.title.as_str(), now.session.fee_fen.0, now.session.total), ("主任医师", 6_000, 40));
        // Of one with somebody in it the day stays.
        t.execute(&format!("UPDATE capacity SET remaining = remaining - 1 WHERE id = '{}'", made.session.id)).await;
        let moved = sheet(&[["", "心内科", day, "下午", "", "李岚", "主任医师", "心电图", "60", "40", "S-2"]]);
        let refused = takes(&admin, &clinic, &moved, false).await;
        assert_eq!((refused.changed, told(&refused)), (0, vec![(2, "排班编号")]));
        assert_eq!(t.number("SELECT count(*) FROM audit_log WHERE action = 'schedule.import'").await, 2);
        assert_eq!(t.number("SELECT count(*) FROM schedule").await, 3);
    }
}

both! {
    async fn dates_and_numbers_may_be_what_a_spreadsheet_makes_of_them(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let department = admin.department(&clinic.hospital, "200040878", Some(&clinic.group)).await;
        let mut book = Workbook::new();
        book.add_worksheet().set_name("封面").unwrap().write_string(0, 0, "十二月排班").unwrap();
        let sheet = book.add_worksheet();
        // Other columns, another order, and a merged heading below.
        for (column, words) in (0..).zip(["序号", "号源数", "挂号费(元)", "职称", "医生", "时段", "日期", "科室编号"]) {
            sheet.write_string(0, column, words).unwrap();
        }
        let date = Format::new().set_num_format("yyyy-mm-dd");
        for row in 1..=2 {
            sheet.write_number(row, 0, row).unwrap().write_number(row, 1, 12).unwrap();
            sheet.write_number(row, 2, 19.99).unwrap().write_string(row, 3, "医师").unwrap();
            sheet.write_string(row, 4, "张明").unwrap().write_number(row, 7, 200_040_878).unwrap();
            sheet.write_string(row, 5, if row == 1 { "上午" } else { "下午" }).unwrap();
        }
        let day = t.day(5);
        let cell = ExcelDateTime::parse_from_str(&day.to_string()).unwrap();
        sheet.write_datetime_with_format(1, 6, &cell, &date).unwrap();
        sheet.write_number(2, 6, cell.to_excel()).unwrap();
        sheet.merge_range(3, 3, 4, 5, "合并", &Format::new()).unwrap();
        let file = book.save_to_buffer().unwrap();
        let report = takes(&admin, &clinic, &file, false).await;
        assert_eq!((report.rows, report.made), (3, 2), "{report:?}");
        assert!(report.problems.iter().all(|one| one.row == 4) && report.problems.len() >= 4);
        let list: AdminScheduleList =
            admin.get(&format!("/departments/{department}/schedules?date={day}")).await.ok();
        let seen: Vec<_> = list.items.iter().map(|one| (one.session.fee_fen.0, one.session.total)).collect();
        assert_eq!(seen, [(1_999, 12), (1_999, 12)]);
    }
}

both! {
    async fn a_file_that_is_none_is_refused_in_words(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let at = async |file: &[u8]| sends(&admin, &clinic, file, false).await;
        at(b"\x89PNG\r\n\x1a\nnothing").await.fails(415, "FILE_REFUSED");
        at(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]).await.fails(415, "FILE_REFUSED");
        at(b"").await.fails(422, "VALIDATION_FAILED");
        at(&vec![b'x'; 5 * 1024 * 1024 + 1]).await.fails(413, "BODY_TOO_LARGE");
        at(&sheet(&[])).await.fails(422, "VALIDATION_FAILED");
        let mut book = Workbook::new();
        book.add_worksheet().write_string(0, 0, "姓名").unwrap();
        let refused = at(&book.save_to_buffer().unwrap()).await.fails(422, "VALIDATION_FAILED");
        assert!(refused["fields"]["file"].as_str().unwrap().contains("号源数"), "{refused}");
        // A bomb: 100 MB of nothing in a few kilobytes.
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
        for _ in 0..100 {
            zip.write_all(&vec![b' '; 1024 * 1024]).unwrap();
        }
        let bomb = zip.finish().unwrap().into_inner();
        assert!(bomb.len() < 1024 * 1024);
        at(&bomb).await.fails(413, "BODY_TOO_LARGE");
        // A sheet that says it has all the cells there are.
        let mut book = Workbook::new();
        let far = book.add_worksheet();
        far.write_string(0, 0, "科室编号").unwrap().write_string(1_048_575, 16_383, "远").unwrap();
        at(&book.save_to_buffer().unwrap()).await.fails(422, "VALIDATION_FAILED");
        let many = vec![["心内科", "", "2026-01-01", "上午", "", "张明", "", "", "1", "1", ""]; 5_001];
        let refused = at(&sheet(&many)).await.fails(422, "VALIDATION_FAILED");
        assert!(refused["message"].as_str().unwrap().contains("5000"), "{refused}");
        assert_eq!(t.number("SELECT count(*) FROM schedule").await, 0);
    }
}

both! {
    async fn the_template_can_be_filled_in(t: TestApp) {
        let admin = t.admin().await;
        let request = t.client.get(format!("{}/api/v1/admin/schedules/import-template", t.base));
        let answer = request.header("Cookie", &admin.cookie).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        assert!(answer.headers()["content-disposition"].to_str().unwrap().contains(".xlsx"));
        let bytes = answer.bytes().await.unwrap();
        let clinic = admin.clinic().await;
        // Explanations and examples are not sessions.
        let refused: Value = sends(&admin, &clinic, &bytes, false).await.fails(422, "VALIDATION_FAILED");
        assert!(refused["message"].as_str().unwrap().contains("没有排班"), "{refused}");
    }
}

both! {
    async fn five_thousand_rows_are_taken(t: TestApp) {
        let admin = t.admin().await;
        let clinic = admin.clinic().await;
        let days: Vec<String> = (1..=250).map(|ahead| t.day(ahead).to_string()).collect();
        let names: Vec<String> = (0..20).map(|at| format!("医生{at}")).collect();
        let rows: Vec<_> = days.iter().flat_map(|day| names.iter().map(move |name| (day, name))).collect();
        let rows: Vec<[&str; 11]> = rows
            .iter()
            .map(|(day, name)| ["心内科", "", day, "上午", "", name, "医师", "常见病", "50", "20", ""])
            .collect();
        let report = takes(&admin, &clinic, &sheet(&rows), false).await;
        assert_eq!((report.rows, report.made, report.problems.len()), (5_000, 5_000, 0));
        let count = "SELECT count(*) FROM schedule s JOIN capacity c ON c.id = s.id AND c.day = s.day WHERE c.remaining = 20";
        assert_eq!(t.number(count).await, 5_000);
    }
}
