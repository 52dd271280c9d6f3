//! Words for the audit log's codes. A code without words is shown as it is.

/// What was done.
pub fn action(code: &str) -> String {
    let words = match code {
        "staff.sign_in" => "登录",
        "staff.password" => "修改密码",
        "staff.add" => "新增员工",
        "staff.rename" => "修改员工姓名",
        "staff.role" => "更换员工角色",
        "staff.lock" => "锁定员工",
        "staff.unlock" => "解锁员工",
        "role.add" => "新增角色",
        "role.change" => "修改角色",
        "order.state" => "变更订单状态",
        "order.cancel" => "取消订单",
        "order.refund" => "退款",
        "order.remark" => "写备注",
        "order.reveal" => "查看个人信息",
        "user.lock" => "锁定用户",
        "user.unlock" => "解锁用户",
        "hospital.create" => "新增医院",
        "hospital.edit" => "修改医院",
        "service.create" => "新增服务",
        "service.edit" => "修改服务",
        "terms.publish" => "发布服务条款",
        "policy.publish" => "发布规则",
        "capacity.set" => "设置名额",
        "job.rerun" => "重新执行任务",
        "file.upload" => "上传图片",
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
        "terms" => "服务条款",
        "policy" => "规则",
        "capacity" => "名额",
        "job" => "任务",
        "file" => "图片",
        other => other,
    };
    words.to_owned()
}
