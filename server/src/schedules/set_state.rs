//! Staff pause 停约, stop 停诊 or open a session.

use banyi_shared::ScheduleId;
use banyi_shared::dto::ScheduleState;
use banyi_shared::dto::admin::{AdminSchedule, ScheduleStateInput};

use super::save::{as_saved, conflict};
use super::{ScheduleRow, store};
use crate::app::App;
use crate::error::{Error, Result};
use crate::hospitals::need_hospital;
use crate::http::Check;
use crate::queue::{self, JobKind};
use crate::staff::CurrentStaff;
use crate::{audit, capacity, waitlist};

/// Sets the state. Stopping queues what gives all orders back or moves them; a stopped session stays stopped: CONFLICT.
/// The same again changes the reason only.
pub async fn set_state(
    app: &App,
    staff: &CurrentStaff,
    id: &ScheduleId,
    input: ScheduleStateInput,
) -> Result<AdminSchedule> {
    let known = store::find(&app.db, id).await?.ok_or_else(Error::not_found)?;
    need_hospital(staff, &known.hospital_id)?;
    let reason = check(&input)?;
    if let Some(to) = &input.move_to {
        need_room(app, &known, to).await?;
    }
    let now = app.now();
    let mut tx = app.db.begin("schedules.state").await?;
    capacity::lock_places(app, &mut tx, id).await?;
    let before = store::read(&mut tx, id).await?.ok_or_else(Error::not_found)?;
    if before.state == ScheduleState::Stopped {
        return Err(conflict("这个排班已停诊，不能再改变状态"));
    }
    if before.period.ends_on(before.date) <= now {
        return Err(conflict("这次出诊已经结束"));
    }
    store::set_state(&mut tx, id, input.state, reason.as_deref(), now).await?;
    if input.state == ScheduleState::Stopped {
        let subject = match &input.move_to {
            Some(to) => format!("{id}/{to}"),
            None => id.to_string(),
        };
        queue::enqueue(app, &mut tx, JobKind::SessionStop, &subject, now).await?;
    }
    if input.state == ScheduleState::Open {
        // What became free while it was paused was kept for nobody.
        waitlist::offer(app, &mut tx, id).await?;
    }
    let mut detail = format!(
        "排班 {} {} {} {} → {}",
        before.doctor_name,
        before.date,
        before.period.label(),
        before.state.label(),
        input.state.label()
    );
    if let Some(reason) = &reason {
        detail = format!("{detail}：{reason}");
    }
    if let Some(to) = &input.move_to {
        detail = format!("{detail}，订单改到 {to}");
    }
    audit::record(app, &mut tx, staff, "schedule.state", "schedule", id.as_str(), &detail).await?;
    as_saved(app, tx, id).await
}

/// The reason, which an open session has not.
fn check(input: &ScheduleStateInput) -> Result<Option<String>> {
    let mut check = Check::new();
    let is_open = input.state == ScheduleState::Open;
    let reason =
        check.line("reason", input.reason.as_deref().unwrap_or_default(), usize::from(!is_open) * 2, 80);
    let moves = input.move_to.is_some() && input.state != ScheduleState::Stopped;
    check.need(!moves, "moveTo", "只有停诊时才能改期");
    check.finish()?;
    Ok((!is_open).then_some(reason))
}

/// Whether orders may go to another session: of the same hospital and fee, open, and not over.
async fn need_room(app: &App, from: &ScheduleRow, to: &ScheduleId) -> Result<()> {
    let wrong = |sentence: &str| Err(Error::field("moveTo", sentence));
    let Some(to) = store::find(&app.db, to).await?.filter(|to| to.hospital_id == from.hospital_id) else {
        return wrong("这家医院没有这个排班");
    };
    if to.id == from.id {
        return wrong("不能改到停诊的排班自己");
    }
    if to.fee != from.fee {
        return wrong("挂号费不同，不能改到这个排班");
    }
    if to.state != ScheduleState::Open || to.period.ends_on(to.date) <= app.now() {
        return wrong("这个排班不可预约");
    }
    Ok(())
}
