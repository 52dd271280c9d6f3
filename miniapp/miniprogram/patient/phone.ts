import { rules } from '../core/index'

/** The sentence on what is wrong with a phone number; empty when nothing is. */
export function phoneProblem(phone: string): string {
  if (!phone.trim()) return '请填写手机号'
  const read = rules.checkPhone(phone)
  return read && !read.valid ? (read.sentence ?? '手机号不正确') : ''
}
