const LEAST = 0.9
const MOST = 1.6
const CHOSEN = 'me.type'

/** A type size chosen in the mini-program, on top of WeChat's own; `follow` for none. */
export type TypeChoice = 'follow' | 'large' | 'huge'

const FACTOR: Record<TypeChoice, number> = { follow: 0, large: 1.25, huge: MOST }

/** How much larger than usual the person reads: put it on a page's root as `--scale`. The larger of WeChat's and the chosen one. */
export function typeScale(): number {
  return Math.max(FACTOR[chosenType()], phoneScale())
}

/** WeChat's own setting, 0.9 to 1.6. */
export function phoneScale(): number {
  const factor = (wx.getAppBaseInfo?.() as { fontSizeScaleFactor?: number } | undefined)?.fontSizeScaleFactor
  return Math.min(MOST, Math.max(LEAST, factor ?? 1))
}

/** What was chosen in the mini-program. */
export function chosenType(): TypeChoice {
  const kept = wx.getStorageSync(CHOSEN) as TypeChoice | ''
  return kept && kept in FACTOR ? kept : 'follow'
}

/** Keeps a choice on this phone. */
export function chooseType(choice: TypeChoice): void {
  wx.setStorageSync(CHOSEN, choice)
}
