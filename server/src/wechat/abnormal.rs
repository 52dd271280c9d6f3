//! An abnormal refund is sent to another card ("发起异常退款"): the same refund, with the same number.

use std::fmt;

use banyi_shared::OutRefundNo;
use serde::Serialize;

use super::outgoing::Outgoing;
use super::refund::{RefundAnswer, about};
use super::{PayError, WeChat, sealing};
use crate::secret::Secret;

/// Where the money goes instead.
#[derive(Clone)]
pub enum AbnormalOrder {
    /// To the merchant's own card, from which a person passes it on.
    MerchantBankCard,
    /// To a card of the payer's.
    UserBankCard {
        /// The bank, in WeChat's letters, e.g. `ICBC_DEBIT`; at most 16 characters.
        bank_type: String,
        /// The card's number. Travels sealed.
        bank_account: Secret<String>,
        /// Whose card it is. Travels sealed.
        real_name: Secret<String>,
    },
}

impl fmt::Debug for AbnormalOrder {
    /// Without whose card.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl AbnormalOrder {
    /// WeChat's word for it.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::MerchantBankCard => "MERCHANT_BANK_CARD",
            Self::UserBankCard { .. } => "USER_BANK_CARD",
        }
    }
}

#[derive(Serialize)]
struct Body<'a> {
    out_refund_no: &'a str,
    r#type: &'static str,
    #[serde(flatten)]
    card: Option<Card<'a>>,
}

#[derive(Serialize)]
struct Card<'a> {
    bank_type: &'a str,
    bank_account: String,
    real_name: String,
}

impl WeChat {
    /// Sends an abnormal refund on its way again. `refund_id` is WeChat's number of it. A success means "accepted", as
    /// of [`WeChat::refund`]; after an unknown outcome ask ([`WeChat::query_refund`]).
    pub async fn apply_abnormal(
        &self,
        refund_id: &str,
        no: &OutRefundNo,
        order: &AbnormalOrder,
    ) -> Result<RefundAnswer, PayError> {
        let not_sent = |why: &str| PayError::NotSent(why.to_owned());
        // It becomes part of a path.
        let fits = refund_id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        if refund_id.is_empty() || !fits {
            return Err(not_sent("not a refund_id"));
        }
        let path = format!("/v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund");
        let (card, serial) = match order {
            AbnormalOrder::MerchantBankCard => (None, None),
            AbnormalOrder::UserBankCard { bank_type, bank_account, real_name } => {
                let (serial, key) =
                    self.sealing_key().await.ok_or_else(|| not_sent("no key of WeChat Pay's to seal for"))?;
                let (account, name) = (bank_account.clone(), real_name.clone());
                let sealed = self.0.merchant.off_thread(move |_| {
                    sealing::seal(&key, account.expose()).zip(sealing::seal(&key, name.expose()))
                });
                let (bank_account, real_name) =
                    sealed.await.flatten().ok_or_else(|| not_sent("the card could not be sealed"))?;
                let serial = serial.parse().map_err(|_| not_sent("not a serial"))?;
                (Some(Card { bank_type, bank_account, real_name }), Some(serial))
            }
        };
        let body = super::json(&Body { out_refund_no: no.as_str(), r#type: order.word(), card });
        let mut out = Outgoing::post(&path, &body);
        if let Some(serial) = serial {
            out = out.sealed_for(serial);
        }
        about(no, self.call("apply_abnormal", out).await?.json()?)
    }
}
