//! What staff filled in.

use banyi_shared::dto::admin::{Reissue, ReissueWay};

use crate::error::Result;
use crate::http::Check;
use crate::secret::Secret;
use crate::wechat::AbnormalOrder;

/// A form that holds.
pub struct Form {
    /// Why.
    pub reason: String,
    /// What the way needs.
    pub filled: Filled,
}

/// The way, with what it needs.
pub enum Filled {
    /// Again to where it was paid from.
    Again,
    /// To another card.
    Card(AbnormalOrder),
    /// Outside WeChat.
    ByHand {
        /// The bank's reference.
        reference: String,
    },
    /// Nothing more goes back.
    Settled,
}

/// Checks a form. Cards and names are not kept, and not repeated in an error.
pub fn read(input: &Reissue) -> Result<Form> {
    let mut form = Check::new();
    let reason = form.line("reason", &input.reason, 2, 80);
    let filled = match input.way {
        ReissueWay::Again => Filled::Again,
        ReissueWay::Settled => Filled::Settled,
        ReissueWay::MerchantCard => Filled::Card(AbnormalOrder::MerchantBankCard),
        ReissueWay::ByHand => {
            let reference = form.line("reference", input.reference.as_deref().unwrap_or_default(), 4, 64);
            Filled::ByHand { reference }
        }
        ReissueWay::UserCard => Filled::Card(user_card(&mut form, input)),
    };
    form.finish()?;
    Ok(Form { reason, filled })
}

fn user_card(form: &mut Check, input: &Reissue) -> AbnormalOrder {
    let bank_type = form.line("bankType", input.bank_type.as_deref().unwrap_or_default(), 3, 16);
    let is_word = bank_type.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    form.need(is_word, "bankType", "应为微信的银行类型，例如 ICBC_DEBIT");
    let account = input.bank_account.as_deref().unwrap_or_default();
    let account: String = account.chars().filter(|c| !c.is_whitespace()).collect();
    let is_number = (12..=30).contains(&account.len()) && account.bytes().all(|byte| byte.is_ascii_digit());
    form.need(is_number, "bankAccount", "银行卡号应为 12 到 30 位数字");
    let name = form.line("realName", input.real_name.as_deref().unwrap_or_default(), 2, 64);
    AbnormalOrder::UserBankCard {
        bank_type,
        bank_account: Secret::new(account),
        real_name: Secret::new(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(input: &Reissue) -> Vec<String> {
        read(input).err().map(|error| error.fields.into_keys().collect()).unwrap_or_default()
    }

    fn filled(way: ReissueWay) -> Reissue {
        Reissue {
            way,
            reason: "原卡已注销".to_owned(),
            bank_type: Some("ICBC_DEBIT".to_owned()),
            bank_account: Some("6222 0000 0000 0001".to_owned()),
            real_name: Some("张三".to_owned()),
            reference: Some("B20261120".to_owned()),
        }
    }

    #[test]
    fn each_way_asks_for_what_it_needs() {
        for way in ReissueWay::ALL {
            assert_eq!(wrong(&filled(*way)), [""; 0], "{way}");
        }
        let empty = |way| Reissue {
            bank_type: None,
            bank_account: None,
            real_name: None,
            reference: None,
            ..filled(way)
        };
        assert_eq!(wrong(&empty(ReissueWay::Again)), [""; 0]);
        assert_eq!(wrong(&empty(ReissueWay::MerchantCard)), [""; 0]);
        assert_eq!(wrong(&empty(ReissueWay::UserCard)), ["bankAccount", "bankType", "realName"]);
        assert_eq!(wrong(&empty(ReissueWay::ByHand)), ["reference"]);
        let short = Reissue { reason: " ".to_owned(), ..empty(ReissueWay::Settled) };
        assert_eq!(wrong(&short), ["reason"]);
    }

    #[test]
    fn a_card_is_not_repeated_in_the_error() {
        let odd = Reissue { bank_account: Some("6222x000".to_owned()), ..filled(ReissueWay::UserCard) };
        let error = read(&odd).err().unwrap();
        assert!(!format!("{error:?}").contains("6222"));
    }
}
