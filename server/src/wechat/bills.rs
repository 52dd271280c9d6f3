//! Fetching bills ("申请交易账单", "申请资金账单", "下载账单"): WeChat signs their hash, not the file.

use std::io::Read;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use banyi_shared::CivilDate;
use bytes::Bytes;
use flate2::read::MultiGzDecoder;
use reqwest::Url;
use serde::Deserialize;

use super::outgoing::Outgoing;
use super::{PayError, WeChat};

/// Bytes of a file that are read at most, as it travels.
const MAX_PACKED: usize = 64 * 1024 * 1024;
/// Bytes of its text at most: about half a million trades.
const MAX_TEXT: u64 = 256 * 1024 * 1024;

/// Why there is no bill, though there may be one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BillError {
    /// WeChat is still making it; ask in half an hour.
    #[error("WeChat is still making the bill")]
    NotYet,
    /// The call did not succeed.
    #[error(transparent)]
    Pay(#[from] PayError),
    /// The link leads elsewhere than to WeChat Pay; it was not followed.
    #[error("the bill's link does not lead to WeChat Pay")]
    Elsewhere,
    /// What was downloaded is not what WeChat signed.
    #[error("the bill's hash is not the one that WeChat signed")]
    Hash,
    /// It is longer than any bill that is read, cannot be unpacked, or is no text.
    #[error("the bill cannot be read: {0}")]
    Unreadable(&'static str),
}

#[derive(Deserialize)]
struct Offer {
    hash_type: String,
    hash_value: String,
    download_url: String,
}

impl WeChat {
    /// The trade bill of a day, as text: payments of that day and refunds asked for on it. `None` when there was
    /// nothing. Made in the morning after; kept for three months.
    pub async fn trade_bill(&self, date: CivilDate) -> Result<Option<String>, BillError> {
        let path = format!("/v3/bill/tradebill?bill_date={date}&bill_type=ALL&tar_type=GZIP");
        self.bill(self.call("trade_bill", Outgoing::get(&path)).await).await
    }

    /// The fund-flow bill of a day, as text: every movement of the merchant's basic account. As [`Self::trade_bill`].
    pub async fn fund_flow_bill(&self, date: CivilDate) -> Result<Option<String>, BillError> {
        let path = format!("/v3/bill/fundflowbill?bill_date={date}&account_type=BASIC&tar_type=GZIP");
        self.bill(self.call("fund_flow_bill", Outgoing::get(&path)).await).await
    }

    async fn bill(
        &self,
        asked: Result<super::call::Verified, PayError>,
    ) -> Result<Option<String>, BillError> {
        let offer: Offer = match asked {
            Ok(verified) => verified.json()?,
            Err(error) if error.is_no_statement() => return Ok(None),
            Err(error) if error.is_statement_creating() => return Err(BillError::NotYet),
            Err(error) => return Err(error.into()),
        };
        if !offer.hash_type.eq_ignore_ascii_case("SHA1") {
            return Err(BillError::Unreadable("a hash of another kind"));
        }
        let hash = hex::decode(offer.hash_value.trim()).map_err(|_| BillError::Hash)?;
        let link = self.own_link(&offer.download_url)?;
        let wait = self.0.transport.file;
        let reply = self.exchange("bill_download", Outgoing::download(link, MAX_PACKED, wait)).await?;
        if reply.status != 200 {
            return Err(PayError::Unknown(format!("HTTP {} for a bill", reply.status)).into());
        }
        tokio::task::spawn_blocking(move || read(reply.body, &hash).map(Some))
            .await
            .unwrap_or(Err(BillError::Unreadable("the server is stopping")))
    }

    /// The link, if it leads where all our calls go: our signature must not travel elsewhere.
    fn own_link(&self, link: &str) -> Result<Url, BillError> {
        let (link, base) = Url::parse(link)
            .and_then(|link| Ok((link, Url::parse(&self.0.pay_base)?)))
            .map_err(|_| BillError::Elsewhere)?;
        let is_ours =
            link.origin() == base.origin() && link.username().is_empty() && link.password().is_none();
        is_ours.then_some(link).ok_or(BillError::Elsewhere)
    }
}

/// Unpacks what came, and compares its hash with the one that WeChat signed.
fn read(packed: Bytes, hash: &[u8]) -> Result<String, BillError> {
    let mut text = Vec::new();
    if packed.starts_with(&[0x1f, 0x8b]) {
        let mut unpacked = MultiGzDecoder::new(packed.as_ref()).take(MAX_TEXT + 1);
        unpacked.read_to_end(&mut text).map_err(|_| BillError::Unreadable("it is packed wrongly"))?;
    } else {
        text.extend_from_slice(&packed);
    }
    if text.len() as u64 > MAX_TEXT {
        return Err(BillError::Unreadable("it is too long"));
    }
    let own = digest(&SHA1_FOR_LEGACY_USE_ONLY, &text);
    verify_slices_are_equal(own.as_ref(), hash).map_err(|_| BillError::Hash)?;
    String::from_utf8(text).map_err(|_| BillError::Unreadable("it is no text"))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(text: &[u8]) -> Bytes {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(text).unwrap();
        gzip.finish().unwrap().into()
    }

    fn hash(text: &[u8]) -> Vec<u8> {
        digest(&SHA1_FOR_LEGACY_USE_ONLY, text).as_ref().to_vec()
    }

    #[test]
    fn the_hash_is_that_of_the_text_packed_or_not() {
        let text = "账单\r\n".as_bytes();
        assert_eq!(read(packed(text), &hash(text)).unwrap(), "账单\r\n");
        assert_eq!(read(Bytes::copy_from_slice(text), &hash(text)).unwrap(), "账单\r\n");
        assert_eq!(read(packed(text), &hash(&packed(text))), Err(BillError::Hash));
        assert_eq!(read(packed(text), &hash(b"other")), Err(BillError::Hash));
        assert_eq!(read(packed(text), &[]), Err(BillError::Hash));
    }

    #[test]
    fn what_is_cut_or_too_long_or_no_text_is_refused() {
        let text = "x".repeat(10_000);
        let whole = packed(text.as_bytes());
        let cut = whole.slice(..whole.len() / 2);
        assert!(matches!(read(cut, &hash(text.as_bytes())), Err(BillError::Unreadable(_))));
        let no_text = [0xff, 0xfe];
        assert!(matches!(read(packed(&no_text), &hash(&no_text)), Err(BillError::Unreadable(_))));
        // 256 MB of zeros travel as a quarter of a megabyte.
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        std::io::copy(&mut std::io::repeat(0).take(MAX_TEXT + 1), &mut gzip).unwrap();
        let bomb = gzip.finish().unwrap();
        assert_eq!(read(bomb.into(), &[]), Err(BillError::Unreadable("it is too long")));
    }
}
