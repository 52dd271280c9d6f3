//! How api.weixin.qq.com says no: HTTP 200 with `errcode` and `errmsg`.

use serde_json::{Value, json};

/// An error answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MiniError {
    /// The documented code, e.g. 40029.
    pub errcode: i64,
    /// Its text.
    pub errmsg: String,
}

impl MiniError {
    /// The error in the platform's own words, as far as they are known.
    pub fn of(errcode: i64) -> Self {
        let errmsg = match errcode {
            -1 => "system error",
            40_001 => "invalid credential, access_token is invalid or not latest",
            40_002 => "invalid grant_type",
            40_003 => "invalid openid",
            40_013 => "invalid appid",
            40_029 => "invalid code",
            40_037 => "invalid template_id",
            40_097 => "invalid args",
            40_125 => "invalid appsecret",
            40_163 => "code been used",
            40_164 => "invalid ip, not in whitelist",
            40_169 => "invalid length for scene, or the data is not json string",
            40_226 => "code blocked",
            41_001 => "access_token missing",
            41_002 => "appid missing",
            41_004 => "appsecret missing",
            41_008 => "missing code",
            41_030 => "invalid page",
            42_001 => "access_token expired",
            43_002 => "require POST method",
            43_101 => "user refuse to accept the msg",
            45_009 => "reach max api daily quota limit",
            45_011 => "api minute-quota reach limit, must slower, retry next minute",
            47_001 => "data format error",
            47_003 => "argument invalid!",
            48_001 => "api unauthorized",
            10_060_001 => "支付单不存在",
            10_060_003 => "支付单已使用重新发货机会",
            10_060_004 => "支付单处于不可发货的状态，请检查",
            10_060_005 => "物流类型有误",
            10_060_006 => "非快递发货时不允许分拆发货",
            10_060_007 => "分拆发货模式下必须填写 is_all_delivered 字段",
            10_060_008 => "商品描述 item_desc 字段不能为空",
            10_060_009 => "商品描述 item_desc 字段太长",
            10_060_014 => "参数错误",
            10_060_023 => "发货信息未更新",
            10_060_031 => "该笔支付单不属于 openid 所指定的用户",
            268_485_216 => "上传时间非法，请按照 RFC 3339 格式填写",
            268_485_224 => "发货模式非法",
            268_485_228 => "统一发货模式下，物流信息列表长度必须为1",
            _ => "error",
        };
        Self { errcode, errmsg: errmsg.to_owned() }
    }

    /// The same error with its own text.
    pub fn saying(errcode: i64, errmsg: impl Into<String>) -> Self {
        Self { errcode, errmsg: errmsg.into() }
    }

    /// The body of the answer; the text ends in the id of the request.
    pub fn body(&self, rid: &str) -> Value {
        json!({"errcode": self.errcode, "errmsg": format!("{}, rid: {rid}", self.errmsg)})
    }
}
