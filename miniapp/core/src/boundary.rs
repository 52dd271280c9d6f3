//! The C boundary: where the mini-program's bytes become a slice, and back.
//!
//! The caller allocates, writes a request in UTF-8, calls, reads the answer and frees both blocks.
//! An answer is one block: its length as 4 bytes little-endian, then that many bytes of JSON.
//! (A packed 64-bit result would reach JavaScript as a BigInt, which older phones do not have.)

use std::alloc::{Layout, alloc as allocate, dealloc as release, handle_alloc_error};

/// Bytes of the length that stands before an answer.
const HEADER: usize = 4;

/// A block of `len` bytes for the caller to write to; free it with [`dealloc`]. `len` 0 gives one byte.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "the mini-program calls this by its plain name")]
pub extern "C" fn alloc(len: usize) -> *mut u8 {
    let Some(layout) = layout(len) else {
        return std::ptr::null_mut();
    };
    // SAFETY: the layout is never of size 0.
    let block = unsafe { allocate(layout) };
    if block.is_null() {
        handle_alloc_error(layout);
    }
    block
}

/// Frees a block of [`alloc`], or an answer of [`call`] with its header's 4 bytes counted in.
///
/// # Safety
/// `ptr` comes from [`alloc`] or [`call`], `len` is the length that belongs to it, and it was not freed before.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "frees what crossed the boundary")]
pub unsafe extern "C" fn dealloc(ptr: *mut u8, len: usize) {
    if let Some(layout) = layout(len).filter(|_| !ptr.is_null()) {
        // SAFETY: the caller promises that the block was made with this very layout.
        unsafe { release(ptr, layout) }
    }
}

/// Answers the request in the `len` bytes at `ptr`: a block of 4 bytes of length, then JSON.
///
/// # Safety
/// `ptr` points to `len` bytes that were written, for instance in a block of [`alloc`].
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "reads the request where the mini-program wrote it")]
pub unsafe extern "C" fn call(ptr: *const u8, len: usize) -> *mut u8 {
    // SAFETY: the caller promises `len` readable bytes.
    let request = unsafe { std::slice::from_raw_parts(ptr, len) };
    let answer = crate::answer(request);
    let block = alloc(HEADER + answer.len());
    if block.is_null() {
        return block;
    }
    // SAFETY: the block was made for exactly the header and the answer.
    let out = unsafe { std::slice::from_raw_parts_mut(block, HEADER + answer.len()) };
    let length = u32::try_from(answer.len()).unwrap_or(0);
    out[..HEADER].copy_from_slice(&length.to_le_bytes());
    out[HEADER..].copy_from_slice(answer.as_bytes());
    block
}

fn layout(len: usize) -> Option<Layout> {
    Layout::array::<u8>(len.max(1)).ok()
}

#[cfg(test)]
#[expect(unsafe_code, reason = "plays the caller on the other side")]
mod tests {
    use super::*;

    #[test]
    fn a_request_crosses_and_comes_back() {
        let request = r#"{"fn":"format_fen","args":{"fen":19850}}"#.as_bytes();
        let input = alloc(request.len());
        // SAFETY: the block holds request.len() bytes.
        unsafe { std::ptr::copy_nonoverlapping(request.as_ptr(), input, request.len()) };
        // SAFETY: the bytes were written just now; both blocks are freed once.
        let answer = unsafe {
            let block = call(input, request.len());
            let mut header = [0; HEADER];
            std::ptr::copy_nonoverlapping(block, header.as_mut_ptr(), HEADER);
            let length = u32::from_le_bytes(header) as usize;
            let text = std::slice::from_raw_parts(block.add(HEADER), length).to_vec();
            dealloc(block, HEADER + length);
            dealloc(input, request.len());
            String::from_utf8(text)
        };
        assert_eq!(answer.as_deref(), Ok(r#"{"ok":"¥198.50"}"#));
    }

    #[test]
    fn an_empty_block_can_be_had_and_freed() {
        let block = alloc(0);
        assert!(!block.is_null());
        // SAFETY: freed once, with the length it was asked for.
        unsafe { dealloc(block, 0) };
    }
}
