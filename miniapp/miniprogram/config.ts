/** Where the server is. The domain must be in the mini-program's request whitelist. */
export const API_BASE = 'https://api.banyi.example/api/v1'

/** Milliseconds after which a question to the server counts as unanswered. */
export const READ_TIMEOUT_MS = 10_000

/** The same for what changes something: the server may be talking to WeChat meanwhile. */
export const WRITE_TIMEOUT_MS = 20_000

/** 客服热线; empty when there is none: pages then offer WeChat's own chat only. */
export const SERVICE_PHONE: string = '400-000-0000'

/** When somebody answers. */
export const SERVICE_HOURS = '每天 08:00–20:00'

/** Who runs this mini-program, as the page 关于 tells; what is empty is not shown. */
export const OPERATOR = {
  name: '伴医陪诊服务',
  /** 统一社会信用代码 */
  licence: '',
  /** ICP 备案号 */
  icp: '',
  /** For questions on personal data. */
  email: 'privacy@banyi.example',
}

/** What the page 关于 shows while WeChat knows no version, as in a trial. */
export const VERSION = '0.2.0'
