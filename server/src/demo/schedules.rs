//! Doctors and the sessions of the coming two weeks, invented; the same ones for the same department and day each time.

use std::collections::HashSet;

use banyi_shared::dto::OnOff;
use banyi_shared::dto::admin::DoctorInput;
use banyi_shared::{CivilDate, DepartmentId, DoctorId, Fen, HospitalId, Period, ScheduleId};

use crate::app::App;
use crate::db::Tx;
use crate::departments::DepartmentRow;
use crate::error::Result;
use crate::schedules::NewSchedule;
use crate::{capacity, doctors, hospitals, schedules};

/// Days that have sessions, today included.
const DAYS: i64 = 14;

const FAMILY: [&str; 24] = [
    "林", "苏", "程", "顾", "叶", "沈", "陆", "温", "江", "裴", "许", "宋", "秦", "周", "何", "唐", "方",
    "石", "龙", "白", "孟", "袁", "邓", "蒋",
];
const GIVEN: [&str; 20] = [
    "知远", "婉宁", "若谷", "明川", "书航", "念慈", "景行", "以宁", "望舒", "安然", "星河", "清扬", "思齐",
    "子衿", "怀瑾", "云舒", "静姝", "致远", "嘉树", "允之",
];

/// A shape of a session: which doctor (or none), title, half day, places, fee in fen. The places are those of the
/// dumps that the departments come from.
struct Shape {
    doctor: Option<usize>,
    title: &'static str,
    period: Period,
    places: i64,
    fee: i64,
}

const SHAPES: [Shape; 4] = [
    Shape { doctor: Some(0), title: "主任医师", period: Period::Morning, places: 40, fee: 10_000 },
    Shape { doctor: Some(1), title: "副主任医师", period: Period::Morning, places: 33, fee: 8_000 },
    Shape { doctor: Some(1), title: "副主任医师", period: Period::Afternoon, places: 27, fee: 8_000 },
    Shape { doctor: None, title: "医师", period: Period::Morning, places: 33, fee: 5_000 },
];

/// Adds the doctors and sessions of a hospital that are missing.
pub async fn seed(app: &App, hospital: &HospitalId, departments: &[DepartmentRow]) -> Result<()> {
    let today = app.now().date();
    let mut tx = app.db.begin("demo.schedules").await?;
    hospitals::store::hold(&mut tx, hospital).await?;
    let there = schedules::store::codes_between(&mut tx, hospital, today, today.plus_days(DAYS - 1)).await?;
    let there: HashSet<String> = there.into_iter().collect();
    let (mut rows, mut places) = (Vec::new(), Vec::new());
    for (at, department) in (0u64..).zip(departments.iter().filter(|row| row.is_group == 0)) {
        let id: DepartmentId = department.id.parse()?;
        let staff = [
            doctor(app, &mut tx, hospital, department, at, 0).await?,
            doctor(app, &mut tx, hospital, department, at, 1).await?,
        ];
        for ahead in 0..DAYS {
            let date = today.plus_days(ahead);
            for (which, shape) in SHAPES.iter().enumerate() {
                let Some(total) = places_of(at, date, which, shape) else { continue };
                let code = format!("D{}-{date}-{which}", department.code);
                if there.contains(&code) {
                    continue;
                }
                let fresh: ScheduleId = app.rng.new_id(app.now());
                let who = shape.doctor.map(|which| &staff[which]);
                places.push((fresh.clone(), date, total));
                rows.push(NewSchedule {
                    id: fresh,
                    hospital_id: hospital.clone(),
                    department_id: id.clone(),
                    doctor_id: who.map(|(id, _)| id.clone()),
                    code,
                    date,
                    period: shape.period,
                    doctor_name: who.map(|(_, name)| name.clone()).unwrap_or_default(),
                    title: shape.title.to_owned(),
                    skill: skill(department),
                    fee: Fen(shape.fee),
                });
            }
        }
    }
    capacity::open_many(app, &mut tx, hospital, &places).await?;
    schedules::store::insert_many(&mut tx, &rows, app.now()).await?;
    tx.commit().await
}

/// The places of a shape on a day, if it takes place then. Sundays are quiet; one department in nine has sessions on
/// few days; one in seven has few places, so that they can be seen to run out.
fn places_of(department: u64, date: CivilDate, which: usize, shape: &Shape) -> Option<i64> {
    let day = u64::try_from(CivilDate::new(2026, 1, 1)?.days_until(date)).ok()?;
    let chance = mix(department * 4_099 + day * 31 + which as u64);
    let is_quiet = date.weekday_label() == "周日" || (department % 9 == 4 && !day.is_multiple_of(3));
    if is_quiet || chance % 10 < 3 {
        return None;
    }
    let is_scarce = department % 7 == 2 && day.is_multiple_of(2);
    Some(if is_scarce { 1 + i64::from(chance & 1 == 1) } else { shape.places })
}

/// Spreads neighbouring numbers (the finaliser of SplitMix64).
const fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

fn skill(department: &DepartmentRow) -> String {
    let field = department.name.trim_end_matches("门诊");
    format!("{field}常见病、多发病的诊治")
}

/// An invented doctor of a department, who is added when missing.
async fn doctor(
    app: &App,
    tx: &mut Tx,
    hospital: &HospitalId,
    department: &DepartmentRow,
    at: u64,
    which: u64,
) -> Result<(DoctorId, String)> {
    let chance = mix(at * 2 + which + 1);
    let family = FAMILY[(chance % FAMILY.len() as u64) as usize];
    let given = GIVEN[(chance / 64 % GIVEN.len() as u64) as usize];
    let name = format!("{family}{given}");
    let input = DoctorInput {
        department_id: department.id.parse()?,
        code: format!("D{}-{which}", department.code),
        name: name.clone(),
        title: SHAPES[which as usize].title.to_owned(),
        skill: skill(department),
        intro: String::new(),
        sort: which as i64,
        state: OnOff::Online,
        picture_file_id: None,
    };
    let id: DoctorId = app.rng.new_id(app.now());
    if doctors::store::insert(tx, &id, hospital, &input, app.now()).await? {
        return Ok((id, name));
    }
    let known = doctors::store::with_codes(tx, hospital, &[input.code]).await?;
    match known.into_iter().next() {
        Some(row) => Ok((row.id.parse()?, row.name)),
        None => Ok((id, name)),
    }
}
