//! What each purpose means.

use banyi_shared::dto::FilePurpose;
use banyi_shared::time::{DAY, MINUTE};

/// An upload that nothing uses stays so long, in ms.
pub const UNUSED: i64 = DAY;

/// Who sees a file of this purpose: anybody, or who has a signed link.
pub const fn is_public(purpose: FilePurpose) -> bool {
    match purpose {
        FilePurpose::Avatar | FilePurpose::Export => false,
        FilePurpose::Banner | FilePurpose::Hospital | FilePurpose::Expert => true,
    }
}

/// Whether it is kept rather than shown: a browser stores it under a name and opens nothing.
pub const fn is_download(purpose: FilePurpose) -> bool {
    matches!(purpose, FilePurpose::Export)
}

/// The largest upload, in bytes; 0 for what nobody uploads.
pub const fn max_bytes(purpose: FilePurpose) -> usize {
    match purpose {
        FilePurpose::Export => 0,
        FilePurpose::Avatar => 5 * 1024 * 1024,
        FilePurpose::Banner | FilePurpose::Hospital | FilePurpose::Expert => 10 * 1024 * 1024,
    }
}

/// How long it stays after the last use has ended, in ms: a replaced avatar goes soon, a picture that pages on
/// their way may still show, later.
pub const fn stays_after_use(purpose: FilePurpose) -> i64 {
    match purpose {
        FilePurpose::Avatar | FilePurpose::Export => 5 * MINUTE,
        FilePurpose::Banner | FilePurpose::Hospital | FilePurpose::Expert => DAY,
    }
}

/// The field by which objects name a file of this purpose.
pub const fn field(purpose: FilePurpose) -> &'static str {
    match purpose {
        FilePurpose::Avatar => "avatarFileId",
        FilePurpose::Banner => "imageFileId",
        FilePurpose::Hospital => "pictureFileId",
        FilePurpose::Expert => "photoFileId",
        FilePurpose::Export => "exportFileId",
    }
}

/// 中文名, for the audit log.
pub const fn word(purpose: FilePurpose) -> &'static str {
    match purpose {
        FilePurpose::Avatar => "头像",
        FilePurpose::Banner => "轮播图",
        FilePurpose::Hospital => "医院图片",
        FilePurpose::Expert => "专家照片",
        FilePurpose::Export => "导出文件",
    }
}
