//! Words for the audit log's codes. A code without words is shown as it is.

/// What was done.
pub fn action(code: &str) -> String {
    let words = match code {
        "session.sign_in" | "staff.sign_in" => "登录",
        "session.sign_out" | "staff.sign_out" => "退出登录",
        "session.password" | "staff.password" => "修改密码",
        "order.state" | "order.move" => "变更订单状态",
        "order.cancel" => "取消订单",
        "order.refund" => "退款",
        "order.remark" => "写备注",
        "order.reveal" => "查看个人信息",
        "user.lock" => "锁定用户",
        "user.unlock" => "解锁用户",
        "user.state" => "变更用户状态",
        "staff.create" => "新增员工",
        "staff.update" => "修改员工",
        "role.create" => "新增角色",
        "role.update" => "修改角色",
        "capacity.set" => "设置名额",
        "job.rerun" => "重新执行任务",
        other => other,
    };
    words.to_owned()
}

/// What kind of thing it was done to.
pub fn object(kind: &str) -> String {
    let words = match kind {
        "order" => "订单",
        "user" => "用户",
        "staff" => "员工",
        "role" => "角色",
        "hospital" => "医院",
        "service" => "服务",
        "capacity" => "名额",
        "job" => "任务",
        other => other,
    };
    words.to_owned()
}
