import type { Application, ApplicationInput, ApplicationState } from '../../api/types'
import { phoneProblem } from '../../patient/phone'
import { instantWords } from '../../text/dates'

/** What the form holds. */
export interface ApplyForm {
  name: string
  phone: string
  city: string
  intro: string
}

/** Nothing filled in. */
export const BLANK: ApplyForm = { name: '', phone: '', city: '', intro: '' }

/** Field → sentence for what can be seen to be wrong before asking the server. */
export function check(form: ApplyForm, agreed: boolean): Record<string, string> {
  const wrong: Record<string, string> = {}
  const letters = [...form.name.trim()].length
  if (letters < 2 || letters > 16) wrong.name = '请填写姓名，2 到 16 个字'
  const phone = phoneProblem(form.phone)
  if (phone) wrong.phone = phone
  if (!agreed) wrong.agreed = '请先同意我们用这些资料与您联系'
  return wrong
}

/** The body: what was left empty is left out. */
export function toInput(form: ApplyForm): ApplicationInput {
  const [city, intro] = [form.city.trim(), form.intro.trim()]
  return { name: form.name.trim(), phone: form.phone.trim(), ...(city ? { city } : {}), ...(intro ? { intro } : {}) }
}

/** One step on the way of an application. */
export interface Step {
  title: string
  note: string
  state: 'done' | 'now' | 'ahead' | 'failed'
}

const ENDING: Partial<Record<ApplicationState, string>> = { approved: '已通过', rejected: '未通过' }

/** How far an application has come. `nowMs` is the server's time. */
export function steps(application: Application, nowMs: number): Step[] {
  const { state, submittedAt, decidedAt } = application
  const isDecided = state === 'approved' || state === 'rejected'
  return [
    { title: '已提交', note: instantWords(submittedAt, nowMs), state: 'done' },
    {
      title: state === 'submitted' ? '等待联系' : '已联系',
      note: state === 'submitted' ? '我们会在 3 个工作日内打电话给您，请留意来电' : '我们已与您通过电话',
      state: state === 'submitted' ? 'now' : 'done',
    },
    {
      title: ENDING[state] ?? '审核结果',
      note: isDecided ? (decidedAt ? instantWords(decidedAt, nowMs) : '') : state === 'contacted' ? '正在审核，结果会写在这里' : '',
      state: state === 'rejected' ? 'failed' : isDecided ? 'done' : state === 'contacted' ? 'now' : 'ahead',
    },
  ]
}
