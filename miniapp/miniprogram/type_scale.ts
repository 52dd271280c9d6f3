const LEAST = 0.9
const MOST = 1.6

/** How much larger than usual the person reads in WeChat: put it on a page's root as `--scale`. */
export function typeScale(): number {
  const factor = (wx.getAppBaseInfo?.() as { fontSizeScaleFactor?: number } | undefined)?.fontSizeScaleFactor
  return Math.min(MOST, Math.max(LEAST, factor ?? 1))
}
