//! The one error of the server: a code for a program, a sentence for a person, a status.
//! Internals go to the log and never to the client.

mod answer;
mod causes;

use std::collections::BTreeMap;
use std::fmt;

use banyi_shared::ErrorCode;
use poem::http::StatusCode;

pub use answer::{REQUEST_ID, request_id};

/// What a verb answers when it cannot do what was asked.
#[derive(Debug, Clone)]
pub struct Error {
    /// For a program.
    pub code: ErrorCode,
    /// For a person, in Chinese.
    pub message: String,
    /// Field path → sentence.
    pub fields: BTreeMap<String, String>,
    /// Data, as strings.
    pub details: BTreeMap<String, String>,
    /// Seconds until it is worth asking again.
    pub retry_after: Option<u64>,
}

/// The server's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An error with its usual sentence.
    pub fn new(code: ErrorCode) -> Self {
        Self {
            code,
            message: sentence(code).to_owned(),
            fields: BTreeMap::new(),
            details: BTreeMap::new(),
            retry_after: None,
        }
    }

    /// With another sentence.
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// With data for the client.
    pub fn detail(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.details.insert(name.to_owned(), value.to_string());
        self
    }

    /// One field is wrong.
    pub fn field(path: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        let mut error = Self::new(ErrorCode::ValidationFailed).message(message.clone());
        error.fields.insert(path.to_owned(), message);
        error
    }

    /// Nothing of that name, or nothing that the caller may know of.
    pub fn not_found() -> Self {
        Self::new(ErrorCode::NotFound)
    }

    /// Our fault: the cause is logged here, and the client learns nothing of it.
    #[track_caller]
    pub fn internal(cause: impl fmt::Display) -> Self {
        tracing::error!(%cause, at = %std::panic::Location::caller(), "internal error");
        Self::new(ErrorCode::Internal)
    }

    /// The HTTP status that goes with the code.
    pub const fn status(&self) -> StatusCode {
        use ErrorCode as Code;
        match self.code {
            Code::Unauthenticated
            | Code::TokenExpired
            | Code::SignInFailed
            | Code::WechatCodeInvalid
            | Code::SignatureRefused => StatusCode::UNAUTHORIZED,
            Code::Forbidden
            | Code::UserLocked
            | Code::WechatUserBlocked
            | Code::SecondPersonNeeded
            | Code::PartnerRefused => StatusCode::FORBIDDEN,
            Code::NotFound => StatusCode::NOT_FOUND,
            Code::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Code::FileRefused => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Code::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Code::ValidationFailed | Code::IdempotencyKeyReused | Code::CompanionNeeded => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Code::RateLimited => StatusCode::TOO_MANY_REQUESTS,
            Code::IdempotencyKeyRequired | Code::NotificationRefused => StatusCode::BAD_REQUEST,
            Code::UnpaidOrderExists
            | Code::SoldOut
            | Code::OrderNotPayable
            | Code::OrderAlreadyPaid
            | Code::MoveNotAllowed
            | Code::CancelTooLate
            | Code::TermsOutdated
            | Code::PriceChanged
            | Code::RefundChanged
            | Code::RefundTooMuch
            | Code::AlreadyExists
            | Code::Conflict
            | Code::AccountBusy
            | Code::BookingNotOpen
            | Code::BookingClosed
            | Code::AlreadyBooked
            | Code::BookingLimit
            | Code::NoShowStopped
            | Code::NotFull
            | Code::OfferOver
            | Code::Replayed
            | Code::PaymentUnderWay => StatusCode::CONFLICT,
            Code::WechatUnavailable | Code::WechatNotConfigured | Code::Unavailable => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for Error {}

/// The usual sentence of a code.
const fn sentence(code: ErrorCode) -> &'static str {
    use ErrorCode as Code;
    match code {
        Code::Unauthenticated => "请先登录",
        Code::TokenExpired => "登录已过期，请重新登录",
        Code::SignInFailed => "账号或密码不正确",
        Code::Forbidden => "没有权限进行此操作",
        Code::UserLocked => "账号已被锁定，请联系客服",
        Code::NotFound => "没有找到相关内容",
        Code::MethodNotAllowed => "不支持这种请求方式",
        Code::BodyTooLarge => "提交的内容过大",
        Code::ValidationFailed => "填写的内容有误，请检查后再提交",
        Code::RateLimited => "操作太频繁，请稍后再试",
        Code::IdempotencyKeyRequired => "缺少 Idempotency-Key 请求头",
        Code::IdempotencyKeyReused => "同一个 Idempotency-Key 不能用于不同的内容",
        Code::UnpaidOrderExists => "您有一个待付款的订单，请先支付或取消",
        Code::SoldOut => "该时段名额已满，请选择其他时间",
        Code::CompanionNeeded => "80 岁及以上或未满 12 岁的就诊人需要有人陪同",
        Code::OrderNotPayable => "订单当前不能支付",
        Code::OrderAlreadyPaid => "订单已支付，请勿重复付款",
        Code::MoveNotAllowed => "订单当前状态不允许此操作",
        Code::CancelTooLate => "已过可取消的时间，请联系客服",
        Code::TermsOutdated => "服务条款已更新，请重新阅读并同意",
        Code::PriceChanged => "价格已变动，请确认后重新提交",
        Code::RefundChanged => "可退金额已变化，请确认后重新提交",
        Code::RefundTooMuch => "退款金额超过可退金额",
        Code::BookingNotOpen => "还未到放号时间，请稍后再来",
        Code::BookingClosed => "该号源已停止预约，请选择其他时间",
        Code::AlreadyBooked => "该就诊人当天已预约这个科室，不能重复预约",
        Code::BookingLimit => "您当天在这家医院的预约数已达上限",
        Code::NoShowStopped => "您有多次预约未就诊，暂时不能预约挂号",
        Code::NotFull => "该号源还有余号，请直接预约",
        Code::OfferOver => "候补名额已过期或已被放弃",
        Code::SignatureRefused => "签名错误、已过期或密钥已停用",
        Code::Replayed => "请求已被处理过，不能重复使用",
        Code::PartnerRefused => "医院已被锁定，或来源地址不在允许范围内",
        Code::AlreadyExists => "已经存在，请勿重复添加",
        Code::Conflict => "内容已被他人更改，请刷新后重试",
        Code::FileRefused => "不支持这种文件，请换一张图片",
        Code::PaymentUnderWay => "另一笔付款正在进行，请稍后再试，请勿重复支付",
        Code::SecondPersonNeeded => "发起人不能复核自己的退款，请由另一位同事处理",
        Code::AccountBusy => "还有进行中的订单或退款，暂不能注销账号",
        Code::WechatCodeInvalid => "微信登录凭证已失效，请重试",
        Code::WechatUserBlocked => "微信限制了该账号登录",
        Code::WechatUnavailable => "微信服务暂时不可用，请稍后再试",
        Code::WechatNotConfigured => "服务器尚未配置微信",
        Code::NotificationRefused => "通知校验失败",
        Code::Unavailable => "服务繁忙，请稍后再试",
        Code::Internal => "服务器开小差了，请稍后再试",
    }
}
