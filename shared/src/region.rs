//! GB/T 2260: the first two digits of an administrative code.

/// Province-level codes that an ID number may begin with: the provinces, Taiwan, Hong Kong, Macao,
/// and 83, which residence permits of Taiwan compatriots carry.
const PROVINCES: &[u32] = &[
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
    61, 62, 63, 64, 65, 71, 81, 82, 83,
];

/// Whether `code` names a province.
pub(crate) fn is_province(code: u32) -> bool {
    PROVINCES.contains(&code)
}
