//! Who sees patients when: nobody does twice.

use banyi_shared::{CivilDate, DepartmentId, DoctorId, Period};

use super::store::{NewSchedule, ScheduleRow};

/// The turn of a doctor, or of a clinic of a department.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Turn {
    date: CivilDate,
    period: Period,
    who: Who,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Who {
    Doctor(DoctorId),
    Clinic(DepartmentId, String, String),
}

impl Turn {
    /// That of a session, on a day.
    pub fn of_row(row: &ScheduleRow, date: CivilDate) -> Self {
        let who = match &row.doctor_id {
            Some(doctor) => Who::Doctor(doctor.clone()),
            None => Who::Clinic(row.department_id.clone(), row.doctor_name.clone(), row.title.clone()),
        };
        Self { date, period: row.period, who }
    }

    /// That of a session which is wanted.
    pub fn of_new(row: &NewSchedule) -> Self {
        let who = match &row.doctor_id {
            Some(doctor) => Who::Doctor(doctor.clone()),
            None => Who::Clinic(row.department_id.clone(), row.doctor_name.clone(), row.title.clone()),
        };
        Self { date: row.date, period: row.period, who }
    }
}
