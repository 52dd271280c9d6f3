/** Milliseconds after which a question to the server counts as unanswered. */
export const READ_TIMEOUT_MS = 10_000

/** The same for what changes something: the server may be talking to WeChat meanwhile. */
export const WRITE_TIMEOUT_MS = 20_000

/** What the page 关于 shows while WeChat knows no version, as in a trial. */
export const VERSION = '0.2.0'
