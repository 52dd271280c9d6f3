// What whoever runs this mini-program sets, all in this one place, before it is uploaded. The values below are examples:
// replace each, or leave it empty where it may be empty. Nothing else in the mini-program names the company.

/** The server, with `/api/v1`. Its domain must be in the mini-program's lists of request and uploadFile domains. */
export const API_BASE = 'https://api.banyi.example/api/v1'

/** 客服热线; empty when there is none: pages then offer WeChat's own chat only. */
export const SERVICE_PHONE: string = '400-000-0000'

/** When somebody answers there; shown beside the number. */
export const SERVICE_HOURS = '每天 08:00–20:00'

/** Who runs it, as the page 关于 tells; what is empty is not shown. */
export const OPERATOR = {
  name: '伴医陪诊服务',
  /** 统一社会信用代码 */
  licence: '',
  /** ICP 备案号 */
  icp: '',
  /** For questions on personal data. */
  email: 'privacy@banyi.example',
}
