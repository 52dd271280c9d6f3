/** Width of every WeChat screen in `rpx`. */
const SCREEN_RPX = 750

/**
 * Rewrites WeChat's units for a browser: `rpx` → `vw`; `vh` → the height of the page
 * between the bars; `env(safe-area-inset-*)` → the phone's own inset.
 */
export function lengths(text: string): string {
  return text
    .replace(/(-?(?:\d*\.)?\d+)rpx\b/g, (_, n: string) => `${short((Number(n) / SCREEN_RPX) * 100)}vw`)
    .replace(/(-?(?:\d*\.)?\d+)vh\b/g, '$1cqh')
    .replace(/(?:env|constant)\(\s*safe-area-inset-(top|bottom|left|right)\s*(?:,[^)]*)?\)/g, 'var(--phone-safe-$1, 0px)')
}

function short(n: number): string {
  return n.toFixed(5).replace(/\.?0+$/, '')
}
