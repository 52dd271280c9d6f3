//! What is pushed, as forms of the older protocol.

use super::sign::Fields;
use serde_json::Value;

/// saveDepartment
pub fn department_form(row: &Value) -> Fields {
    form(&[
        ("depcode", text(row, "code")),
        ("depname", text(row, "name")),
        ("intro", text(row, "intro")),
        ("bigcode", text(row, "groupCode")),
        ("bigname", text(row, "groupName")),
    ])
}

/// saveSchedule
pub fn schedule_form(row: &Value) -> Fields {
    let fee_fen = row["feeFen"].as_i64().unwrap_or(0);
    let total = row["total"].as_i64().unwrap_or(0).to_string();
    let afternoon = row["period"] == "afternoon";
    let status = match row["state"].as_str() {
        Some("stopped") => "-1",
        Some("paused") => "0",
        _ => "1",
    };
    form(&[
        ("depcode", text(row, "departmentCode")),
        ("title", text(row, "title")),
        ("docname", text(row, "doctorName")),
        ("skill", text(row, "skill")),
        ("workDate", text(row, "date")),
        ("workTime", if afternoon { "1" } else { "0" }.to_owned()),
        ("reservedNumber", total.clone()),
        ("availableNumber", total),
        ("amount", format!("{}.{:02}", fee_fen / 100, fee_fen % 100)),
        ("status", status.to_owned()),
        ("hosScheduleId", text(row, "code")),
    ])
}

fn text(row: &Value, field: &str) -> String {
    row[field].as_str().unwrap_or_default().to_owned()
}

fn form(fields: &[(&str, String)]) -> Fields {
    fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}
