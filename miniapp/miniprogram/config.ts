/** Where the server is. The domain must be in the mini-program's request whitelist. */
export const API_BASE = 'https://api.banyi.example/api/v1'

/** Milliseconds after which a question to the server counts as unanswered. */
export const READ_TIMEOUT_MS = 10_000

/** The same for what changes something: the server may be talking to WeChat meanwhile. */
export const WRITE_TIMEOUT_MS = 20_000
