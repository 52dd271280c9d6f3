//! Bars, one for each day, drawn to the width that there is.

use leptos::prelude::*;

/// The drawing's height in its own units; it is stretched to the place that it has.
const HEIGHT: i64 = 160;
/// The width of a day in the same units.
const STEP: i64 = 20;

/// One bar.
pub struct Bar {
    /// Of which day, for a person.
    pub day: String,
    /// How high; below nought it hangs.
    pub value: i64,
    /// The value for a person.
    pub words: String,
}

/// What is to be drawn, and said of it.
pub struct Bars {
    /// The days, the oldest first.
    pub bars: Vec<Bar>,
    /// What there is to say of the whole, in a sentence.
    pub words: String,
}

/// The height of a value; what is there at all can be seen.
fn height(value: i64, span: i64) -> i64 {
    let size = value.abs();
    if size == 0 || span <= 0 { 0 } else { (size * HEIGHT / span).clamp(2, HEIGHT) }
}

/// The drawing with its first and last day below it.
pub fn bars(all: &Bars) -> AnyView {
    let values = || all.bars.iter().map(|bar| bar.value);
    let (top, bottom) =
        (values().max().unwrap_or_default().max(0), values().min().unwrap_or_default().min(0));
    let span = top - bottom;
    let ground = if span == 0 { HEIGHT } else { top * HEIGHT / span };
    let gap = if all.bars.len() > 100 { 1 } else { 2 };
    let drawn = all.bars.iter().zip(0_i64..).map(|(bar, at)| {
        let high = height(bar.value, span);
        let from = if bar.value < 0 { ground.min(HEIGHT - high) } else { (ground - high).max(0) };
        view! {
            <g class="bar-day">
                <title>{format!("{} {}", bar.day, bar.words)}</title>
                <rect class="bar-hit" x=at * STEP y="0" width=STEP height=HEIGHT></rect>
                <rect
                    class="bar" class:bar-below=bar.value < 0
                    x=at * STEP + gap y=from width=STEP - 2 * gap height=high rx="2"
                ></rect>
            </g>
        }
    });
    let drawn = drawn.collect_view();
    let width = STEP * i64::try_from(all.bars.len()).unwrap_or(1).max(1);
    let zero =
        (bottom < 0).then(|| view! { <line class="bar-ground" x1="0" x2=width y1=ground y2=ground></line> });
    let [first, last] =
        [all.bars.first(), all.bars.last()].map(|bar| bar.map(|bar| bar.day.clone()).unwrap_or_default());
    view! {
        <figure class="bars">
            <svg
                viewBox=format!("0 0 {width} {HEIGHT}") preserveAspectRatio="none"
                role="img" aria-label=all.words.clone()
            >
                {drawn} {zero}
            </svg>
            <div class="bars-ends" aria-hidden="true"><span>{first}</span><span>{last}</span></div>
            <figcaption class="soft">{all.words.clone()}</figcaption>
        </figure>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_high_as_its_part() {
        assert_eq!(height(0, 0), 0);
        assert_eq!(height(0, 100), 0);
        assert_eq!(height(100, 100), HEIGHT);
        assert_eq!(height(50, 100), HEIGHT / 2);
        assert_eq!(height(-50, 100), HEIGHT / 2);
        assert_eq!(height(1, 1_000_000), 2);
    }
}
