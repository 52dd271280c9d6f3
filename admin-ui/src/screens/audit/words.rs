//! Words for the audit log's codes. A code without words is shown as it is.

use crate::lang::t;

/// What was done.
pub fn action(code: &str) -> String {
    let words = match code {
        "staff.sign_in" => t("登录", "Sign in"),
        "staff.password" => t("修改密码", "Change password"),
        "staff.add" => t("新增员工", "New member of staff"),
        "staff.rename" => t("修改员工姓名", "Rename staff"),
        "staff.role" => t("更换员工角色", "Change role of staff"),
        "staff.end_session" => t("退出设备", "End a session"),
        "staff.lock" => t("锁定员工", "Lock staff"),
        "staff.unlock" => t("解锁员工", "Unlock staff"),
        "role.add" => t("新增角色", "New role"),
        "role.change" => t("修改角色", "Change role"),
        "order.state" => t("变更订单状态", "Change the state"),
        "order.cancel" => t("取消订单", "Cancel order"),
        "order.refund" => t("退款", "Refund"),
        "order.remark" => t("写备注", "Write remark"),
        "order.reveal" => t("查看个人信息", "See personal data"),
        "patient.reveal" => t("查看就诊人信息", "See a patient's data"),
        "application.reveal" => t("查看申请人信息", "See an applicant's data"),
        "application.review" => t("处理陪诊员申请", "Decide on application"),
        "user.lock" => t("锁定用户", "Lock user"),
        "user.unlock" => t("解锁用户", "Unlock user"),
        "hospital.create" => t("新增医院", "New hospital"),
        "hospital.edit" => t("修改医院", "Change hospital"),
        "service.create" => t("新增服务", "New service"),
        "service.edit" => t("修改服务", "Change service"),
        "terms.publish" => t("发布服务条款", "Publish terms"),
        "policy.publish" => t("发布规则", "Publish rules"),
        "capacity.set" => t("设置名额", "Set capacity"),
        "job.rerun" => t("重新执行任务", "Run job again"),
        "expert.create" => t("新增专家", "New expert"),
        "expert.edit" => t("修改专家", "Change expert"),
        "expert.delete" => t("删除专家", "Delete expert"),
        "banner.create" => t("新增轮播图", "New banner"),
        "banner.edit" => t("修改轮播图", "Change banner"),
        "banner.delete" => t("删除轮播图", "Delete banner"),
        "announcement.create" => t("新增公告", "New announcement"),
        "announcement.edit" => t("修改公告", "Change announcement"),
        "announcement.delete" => t("删除公告", "Delete announcement"),
        "file.upload" => t("上传图片", "Upload picture"),
        other => other,
    };
    words.to_owned()
}

/// What kind of thing it was done to.
pub fn object(kind: &str) -> String {
    let words = match kind {
        "order" => t("订单", "Orders"),
        "patient" => t("就诊人", "Patient"),
        "application" => t("陪诊员申请", "Application"),
        "expert" => t("专家", "Expert"),
        "banner" => t("轮播图", "Banner"),
        "announcement" => t("公告", "Announcement"),
        "user" => t("用户", "User"),
        "staff" => t("员工", "Staff"),
        "role" => t("角色", "Role"),
        "hospital" => t("医院", "Hospital"),
        "service" => t("服务", "Service"),
        "terms" => t("服务条款", "Terms"),
        "policy" => t("规则", "Rules"),
        "capacity" => t("名额", "Places"),
        "job" => t("任务", "Job"),
        "file" => t("图片", "Picture"),
        other => other,
    };
    words.to_owned()
}
