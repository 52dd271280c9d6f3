import { make, makeButton } from '../dom'
import { openSheet } from '../overlay/sheet'
import type { Phone } from '../phone'
import { asynchronous, type CallOptions } from './call'
import { askSandbox } from './sandbox'

/** At most this many templates may be asked for at once. */
const MOST_TEMPLATES = 3

/** Subscribe messages: the person allows or refuses, and the sandbox is told. */
export function subscribeApis(phone: Phone): Record<string, unknown> {
  return {
    requestSubscribeMessage: asynchronous('requestSubscribeMessage', async (o: CallOptions) => {
      const templates = (o.tmplIds ?? []) as string[]
      if (templates.length === 0 || templates.length > MOST_TEMPLATES) {
        throw { errMsg: 'requestSubscribeMessage:fail Templates size out of bounds', errCode: 20003 }
      }
      const set = phone.settings.get('messages')
      if (set === 'deny') throw { errMsg: 'requestSubscribeMessage:fail The main switch is switched off', errCode: 20004 }
      const answer = set === 'allow' || (await ask(phone, templates)) ? 'accept' : 'reject'
      if (answer === 'accept') {
        const path = `people/${encodeURIComponent(phone.person.id)}/subscriptions`
        await askSandbox(path, { templateIds: templates }).catch(() => undefined)
      }
      return Object.fromEntries(templates.map((id) => [id, answer]))
    }),
  }
}

function ask(phone: Phone, templates: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const sheet = openSheet(phone, 'wxui-privacy')
    const finish = (allowed: boolean): void => {
      sheet.close()
      resolve(allowed)
    }
    const names = templates.map((_, i) => make('li', '', `服务通知 ${i + 1}`))
    sheet.panel.append(
      make('small', '', '伴医 申请'),
      make('h3', '', '发送以下消息'),
      make('ul', 'wxui-templates', ...names),
      make('div', 'wxui-keys', makeButton('wxui-secondary', '取消', () => finish(false)), makeButton('wxui-primary', '允许', () => finish(true))),
    )
  })
}
