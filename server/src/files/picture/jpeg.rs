//! Whether a JPEG came to its end: its decoder fills what is missing with grey.

/// Marker codes (ITU T.81, table B.1): start of scan, end of image.
const SCAN: u8 = 0xda;
const END: u8 = 0xd9;

/// Whether an end of image follows the picture's own first scan. Segments are stepped over by their length, so that
/// the end of a preview inside them does not count; what follows the end does not matter.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    // After the start of image.
    let mut at = 2;
    while let Some(&[0xff, marker, high, low]) = bytes.get(at..at + 4) {
        if marker == SCAN {
            return bytes[at..].windows(2).any(|pair| pair == [0xff, END]);
        }
        // A marker may be preceded by any number of fill bytes.
        at += if marker == 0xff { 1 } else { 2 + usize::from(u16::from_be_bytes([high, low])) };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_whole;

    #[test]
    fn a_preview_does_not_end_the_picture() {
        let start = b"\xff\xd8\xff\xe1\x00\x06\xff\xd9\x00\x00\xff\xff\xda\x00\x02scan".as_slice();
        assert!(!is_whole(start));
        assert!(is_whole(&[start, b"\xff\xd9"].concat()));
        assert!(is_whole(&[start, b"\xff\xd9and more \xff\xda"].concat()));
        assert!(!is_whole(b"\xff\xd8\xff\xd9"));
        assert!(!is_whole(b"\xff\xd8\xff\xe1\xff\xff"));
    }
}
