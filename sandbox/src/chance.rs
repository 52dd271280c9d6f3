//! Randomness that a seed makes repeatable: numbers of orders, nonces, and which fault strikes.

use rand::rngs::StdRng;
use rand::{Rng, RngExt, SeedableRng};

const LETTERS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The sandbox's dice.
#[derive(Debug)]
pub struct Chance(StdRng);

impl Chance {
    /// Dice that fall the same way for the same seed; with none, differently at every start.
    pub fn new(seed: Option<u64>) -> Self {
        match seed {
            Some(seed) => Self(StdRng::seed_from_u64(seed)),
            None => Self(rand::make_rng()),
        }
    }

    /// Letters and digits.
    pub fn text(&mut self, length: usize) -> String {
        (0..length).map(|_| char::from(LETTERS[self.0.random_range(0..LETTERS.len())])).collect()
    }

    /// Decimal digits.
    pub fn digits(&mut self, length: usize) -> String {
        (0..length).map(|_| char::from(b'0' + self.0.random_range(0..10u8))).collect()
    }

    /// Lower-case hexadecimal digits of so many random bytes.
    pub fn hex(&mut self, bytes: usize) -> String {
        hex::encode(self.bytes(bytes))
    }

    /// Random bytes.
    pub fn bytes(&mut self, count: usize) -> Vec<u8> {
        let mut bytes = vec![0; count];
        self.0.fill_bytes(&mut bytes);
        bytes
    }

    /// The nonce of a signature: 32 letters and digits.
    pub fn nonce(&mut self) -> String {
        self.text(32)
    }

    /// An id in the form of a UUID, as notifications carry.
    pub fn uuid(&mut self) -> String {
        let hex = self.hex(16);
        format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }

    /// Whether an event of this probability (0 to 1) happens now.
    pub fn strikes(&mut self, probability: f64) -> bool {
        probability >= 1.0 || self.0.random_range(0.0..1.0) < probability
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_itself() {
        let (mut a, mut b) = (Chance::new(Some(7)), Chance::new(Some(7)));
        assert_eq!(a.nonce(), b.nonce());
        assert_eq!(
            (0..64).map(|_| a.strikes(0.5)).collect::<Vec<_>>(),
            (0..64).map(|_| b.strikes(0.5)).collect::<Vec<_>>()
        );
        assert!(a.strikes(1.0) && !a.strikes(0.0));
    }
}
