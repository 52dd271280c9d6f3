use crate::FileId;

wire_enum! {
    /// What an uploaded file is for: it decides who may send it, how large it may be and who may see it.
    pub enum FilePurpose {
        /// 头像: sent by its user, seen through links that end.
        Avatar = "avatar",
        /// 轮播图: sent by staff, public.
        Banner = "banner",
        /// 医院图片: sent by staff, public.
        Hospital = "hospital",
        /// 专家照片: sent by staff, public.
        Expert = "expert",
        /// 导出: written by us, read by the member of staff who asked for it, through links that end.
        Export = "export",
    }
}

dto! {
    /// A stored picture, without what the camera wrote into it.
    pub struct StoredFile {
        /// Our id.
        pub id: FileId,
        /// What it is for.
        pub purpose: FilePurpose,
        /// `image/jpeg`, `image/png` or `image/webp`: what it is, whatever it was called.
        pub content_type: String,
        /// As stored.
        pub bytes: i64,
        /// In pixels.
        pub width: i64,
        /// In pixels.
        pub height: i64,
        /// Where it can be read; of a private one, for an hour.
        pub url: String,
    }
}
