//! What the hospital has: 287 departments in 12 groups, two invented doctors in each, and their
//! week. Everything is made from the department's place in the list and the day, so that it is
//! the same whenever it is pushed.

use super::books::Plan;
use super::invented;
use crate::beijing;
use serde::Deserialize;
use std::sync::OnceLock;

/// 大科室
#[derive(Debug, Deserialize)]
struct Group {
    code: String,
    name: String,
    departments: Vec<Named>,
}

#[derive(Debug, Deserialize)]
struct Named {
    code: String,
    name: String,
}

/// 科室
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// 科室编号
    pub code: String,
    /// 科室名称
    pub name: String,
    /// 大科室编号
    pub group_code: String,
    /// 大科室名称
    pub group_name: String,
    index: usize,
}

/// 医生
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doctor {
    /// The hospital's number.
    pub code: String,
    /// Of their department.
    pub department_code: String,
    /// Invented.
    pub name: String,
    /// 职称
    pub title: &'static str,
    /// 擅长
    pub skill: String,
}

/// A kind of session: who sits there (0 and 1 are doctors, none is a clinic without a name),
/// when, for how many.
struct Shape {
    doctor: Option<usize>,
    period: &'static str,
    total: i64,
    on_saturday: bool,
}

const SHAPES: [Shape; 4] = [
    Shape { doctor: None, period: "morning", total: 33, on_saturday: true },
    Shape { doctor: Some(0), period: "morning", total: 40, on_saturday: false },
    Shape { doctor: Some(1), period: "afternoon", total: 27, on_saturday: false },
    Shape { doctor: None, period: "afternoon", total: 33, on_saturday: false },
];

/// Every department, in the order of the list.
pub fn departments() -> &'static [Department] {
    static ALL: OnceLock<Vec<Department>> = OnceLock::new();
    ALL.get_or_init(|| {
        let groups: Vec<Group> =
            serde_json::from_str(include_str!("../../data/departments.json")).unwrap_or_default();
        let flat = groups.into_iter().flat_map(|group| {
            let (group_code, group_name) = (group.code, group.name);
            group.departments.into_iter().map(move |one| (one, group_code.clone(), group_name.clone()))
        });
        let numbered = flat.enumerate().map(|(index, (one, group_code, group_name))| Department {
            code: one.code,
            name: one.name,
            group_code,
            group_name,
            index,
        });
        numbered.collect()
    })
}

/// The doctors of a department.
pub fn doctors(department: &Department) -> [Doctor; 2] {
    let subject = department.name.split(['门', '(', '（']).next().unwrap_or_default();
    [("主任医师", "疑难病症的诊断与综合治疗"), ("副主任医师", "常见病、多发病的规范诊治与随访")]
        .map(|(title, skill)| (title, format!("{subject}{skill}")))
        .into_iter()
        .enumerate()
        .map(|(nth, (title, skill))| Doctor {
            code: format!("{}-{}", department.code, nth + 1),
            department_code: department.code.clone(),
            name: invented::name(department.index * 2 + nth),
            title,
            skill,
        })
        .collect::<Vec<_>>()
        .try_into()
        .unwrap_or_else(|_| unreachable!("two titles make two doctors"))
}

/// The sessions of a department on a day (counted from 1970-01-01), with their numbers: four on a
/// weekday, one on Saturday, none on Sunday.
pub fn sessions(department: &Department, day: i64) -> Vec<(String, Plan)> {
    // 1970-01-01 was a Thursday.
    let weekday = (day + 3).rem_euclid(7);
    let date = beijing::date(day);
    let doctors = doctors(department);
    let held =
        SHAPES.iter().enumerate().filter(|(_, shape)| weekday < 5 || (weekday == 5 && shape.on_saturday));
    held.map(|(nth, shape)| {
        let doctor = shape.doctor.map(|nth| &doctors[nth]);
        let title = doctor.map_or("医师", |doctor| doctor.title);
        let plan = Plan {
            department_code: department.code.clone(),
            date: date.clone(),
            period: shape.period.to_owned(),
            doctor_name: doctor.map(|doctor| doctor.name.clone()).unwrap_or_default(),
            title: title.to_owned(),
            fee_fen: fee_fen(&department.name, title),
            total: shape.total,
            doctor_code: doctor.map(|doctor| doctor.code.clone()),
            skill: doctor.map(|doctor| doctor.skill.clone()),
        };
        (format!("{}-{}-{}", department.code, date.replace('-', ""), nth + 1), plan)
    })
    .collect()
}

fn fee_fen(department: &str, title: &str) -> i64 {
    let usual = match title {
        "主任医师" => 10_000,
        "副主任医师" => 8_000,
        _ => 5_000,
    };
    let times = if department.contains("国际医疗") {
        3
    } else if department.contains("特需") {
        2
    } else {
        1
    };
    usual * times
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn there_are_287_departments_in_12_groups() {
        let all = departments();
        assert_eq!(all.len(), 287);
        assert_eq!(all.iter().map(|one| &one.group_code).collect::<BTreeSet<_>>().len(), 12);
        assert_eq!(all.iter().map(|one| &one.code).collect::<BTreeSet<_>>().len(), 287);
    }

    #[test]
    fn a_week_has_its_rest() {
        let department = &departments()[5];
        let monday = beijing::parse_day("2026-11-23").unwrap();
        let counts: Vec<_> = (0..7).map(|day| sessions(department, monday + day).len()).collect();
        assert_eq!(counts, [4, 4, 4, 4, 4, 1, 0]);
        let week: Vec<_> = (0..7).flat_map(|day| sessions(department, monday + day)).collect();
        assert_eq!(week.iter().map(|(code, _)| code).collect::<BTreeSet<_>>().len(), week.len());
        let plan = &week[1].1;
        assert_eq!((plan.date.as_str(), plan.period.as_str(), plan.total), ("2026-11-23", "morning", 40));
        assert_eq!(plan.doctor_code.as_deref(), Some(doctors(department)[0].code.as_str()));
        assert_eq!(sessions(department, monday), sessions(department, monday));
    }
}
