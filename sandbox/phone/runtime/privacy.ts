import type { Phone } from './phone'
import { askPrivacy } from './overlay/privacy_sheet'

/** How the page answers `wx.onNeedPrivacyAuthorization`. */
export type PrivacyAnswer = { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string }
type Listener = (resolve: (answer: PrivacyAnswer) => void, info: { referrer: string }) => void

/**
 * Consent to the mini-program's privacy guide. An interface that touches personal data
 * asks first: the page's own dialogue when it listens, else WeChat's.
 */
export class Privacy {
  readonly contractName = '《伴医小程序隐私保护指引》'
  private readonly listeners = new Set<Listener>()
  private waiting: ((agreed: boolean) => void)[] = []

  constructor(private readonly phone: Phone) {}

  private get key(): string {
    return `phone:privacy:${this.phone.person.id}`
  }

  /** The phone's setting wins over what the person said before. */
  get agreed(): boolean {
    const set = this.phone.settings.get('privacy')
    return set === 'ask' ? localStorage.getItem(this.key) === 'agreed' : set === 'allow'
  }

  listen(listener: Listener): void {
    this.listeners.add(listener)
  }

  /** Notes the consent, given by a button of the page or in WeChat's dialogue. */
  agree(): void {
    localStorage.setItem(this.key, 'agreed')
    if (this.phone.settings.get('privacy') === 'deny') this.phone.settings.set('privacy', 'ask')
    this.settle(true)
  }

  /** Resolves when the person has consented; otherwise throws as `<api>` fails. */
  async require(api: string): Promise<void> {
    if (this.agreed) return
    const refused = this.phone.settings.get('privacy') === 'deny'
    const agreed = !refused && (await new Promise<boolean>((resolve) => {
      this.waiting.push(resolve)
      if (this.waiting.length > 1) return
      if (this.listeners.size === 0) {
        askPrivacy(this.phone).then((yes) => (yes ? this.agree() : this.settle(false)), () => this.settle(false))
        return
      }
      for (const listener of this.listeners) listener((answer) => this.answered(answer), { referrer: api })
    }))
    if (!agreed) throw { errMsg: `${api}:fail privacy permission is not authorized`, errno: 104 }
  }

  private answered(answer: PrivacyAnswer): void {
    if (answer.event === 'agree') this.agree()
    if (answer.event === 'disagree') this.settle(false)
  }

  private settle(agreed: boolean): void {
    const waiting = this.waiting
    this.waiting = []
    for (const resolve of waiting) resolve(agreed)
  }
}
