// Contrast of two colours, as WCAG 2.2 defines it (relative luminance, success criterion 1.4.3).

const channels = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

/** Relative luminance of `#rrggbb`, 0 to 1. */
const luminance = (hex) => {
  const [red, green, blue] = channels(hex).map(linear)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** 1 to 21. */
export function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** A sentence for every pair of `contrast` in the tokens that falls short. */
export function tooAlike(tokens) {
  const problems = []
  for (const [theme, colors] of Object.entries(tokens.color)) {
    for (const { text, on, least } of tokens.contrast) {
      for (const ink of text) {
        for (const ground of on) {
          const ratio = contrast(colors[ink], colors[ground])
          if (ratio < least) problems.push(`${theme}: ${ink} on ${ground} has a contrast of ${ratio.toFixed(2)}, less than ${least}`)
        }
      }
    }
  }
  return problems
}
