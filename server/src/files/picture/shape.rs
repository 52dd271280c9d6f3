//! How large a picture is kept.

use banyi_shared::dto::FilePurpose;
use image::DynamicImage;
use image::imageops::FilterType;
use image::metadata::Orientation;

/// The side of an avatar, in pixels.
const AVATAR: u32 = 512;
/// The largest width and height of other pictures, in pixels.
const WIDTH: u32 = 1600;
const HEIGHT: u32 = 3200;

/// Upright and no larger than its purpose needs; an avatar is the square in its middle. Nothing is enlarged.
pub(super) fn fit(image: DynamicImage, upright: Orientation, purpose: FilePurpose) -> DynamicImage {
    let image = eight_bits(image);
    let mut image = match purpose {
        FilePurpose::Avatar => {
            let side = image.width().min(image.height());
            let (x, y) = ((image.width() - side) / 2, (image.height() - side) / 2);
            let kept = side.min(AVATAR);
            shrink(image.crop_imm(x, y, side, side), kept, kept)
        }
        FilePurpose::Banner | FilePurpose::Hospital | FilePurpose::Expert | FilePurpose::Export => {
            let (width, height) = if lies_down(upright) { (HEIGHT, WIDTH) } else { (WIDTH, HEIGHT) };
            let (width, height) = inside(image.width(), image.height(), width, height);
            shrink(image, width, height)
        }
    };
    // Turned when it is small: turning copies it.
    image.apply_orientation(upright);
    image
}

/// Pixels of 8 bits, with transparency only where a pixel has some.
fn eight_bits(image: DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return DynamicImage::ImageRgb8(image.into_rgb8());
    }
    let image = image.into_rgba8();
    if image.pixels().all(|pixel| pixel.0[3] == u8::MAX) {
        return DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(image).into_rgb8());
    }
    DynamicImage::ImageRgba8(image)
}

const fn lies_down(upright: Orientation) -> bool {
    matches!(
        upright,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

/// The largest size of the same shape inside `width` × `height`, at least one pixel, and not larger than it was.
fn inside(of_width: u32, of_height: u32, width: u32, height: u32) -> (u32, u32) {
    if of_width <= width && of_height <= height {
        return (of_width, of_height);
    }
    let part = |side: u32, by: u32, of: u32| {
        let scaled = (u64::from(side) * u64::from(by) + u64::from(of) / 2) / u64::from(of.max(1));
        u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
    };
    if u64::from(of_width) * u64::from(height) >= u64::from(of_height) * u64::from(width) {
        (width, part(of_height, width, of_width))
    } else {
        (part(of_width, height, of_height), height)
    }
}

/// A picture that is much too large is averaged down first: that takes little memory, and the fine filter is left
/// with little to do.
fn shrink(image: DynamicImage, width: u32, height: u32) -> DynamicImage {
    if (image.width(), image.height()) == (width, height) {
        return image;
    }
    let is_far = image.width() / 4 >= width && image.height() / 4 >= height;
    let image = if is_far { image.thumbnail_exact(width * 2, height * 2) } else { image };
    image.resize_exact(width, height, FilterType::CatmullRom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_kept() {
        assert_eq!(inside(800, 600, WIDTH, HEIGHT), (800, 600));
        assert_eq!(inside(4000, 3000, WIDTH, HEIGHT), (1600, 1200));
        assert_eq!(inside(3000, 4000, WIDTH, HEIGHT), (1600, 2133));
        assert_eq!(inside(100, 20_000, WIDTH, HEIGHT), (16, 3200));
        assert_eq!(inside(30_000, 1, WIDTH, HEIGHT), (1600, 1));
        assert_eq!(inside(1, 30_000, WIDTH, HEIGHT), (1, 3200));
    }

    #[test]
    fn an_avatar_is_a_square_and_others_keep_their_shape() {
        let photo = || DynamicImage::new_rgb8(3000, 2000);
        let size = |image: DynamicImage| (image.width(), image.height());
        assert_eq!(size(fit(photo(), Orientation::NoTransforms, FilePurpose::Avatar)), (512, 512));
        assert_eq!(size(fit(photo(), Orientation::Rotate90, FilePurpose::Banner)), (1600, 2400));
        assert_eq!(size(fit(photo(), Orientation::Rotate180, FilePurpose::Expert)), (1600, 1067));
        let small = DynamicImage::new_rgb8(40, 30);
        assert_eq!(size(fit(small, Orientation::NoTransforms, FilePurpose::Avatar)), (30, 30));
    }
}
