type Resolve = (answer: { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string }) => void

/** A popup that a page shows; told when WeChat wants an answer. */
export interface PrivacyPopup {
  ask(answer: Resolve): void
}

/** Consent to the privacy guide before personal data is asked for. Refusing leaves the catalogue open to all. */
class Privacy {
  private popups: PrivacyPopup[] = []

  /** Once, when the app starts. */
  start(): void {
    const listener = (resolve: Resolve): void => {
      const popup = this.popups[this.popups.length - 1]
      if (popup) popup.ask(resolve)
      else resolve({ event: 'disagree' })
    }
    // The typings give this callback the wrong argument.
    wx.onNeedPrivacyAuthorization?.(listener as unknown as WechatMiniprogram.OnNeedPrivacyAuthorizationCallback)
  }

  /** The popup of the page that is seen now. */
  enter(popup: PrivacyPopup): void {
    this.leave(popup)
    this.popups.push(popup)
  }

  leave(popup: PrivacyPopup): void {
    this.popups = this.popups.filter((other) => other !== popup)
  }

  /** Whether consent is given, asking for it when it is not. WeChat versions without the question count as yes. */
  async consent(): Promise<boolean> {
    if (!(await this.isNeeded())) return true
    return new Promise((resolve) => {
      wx.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) })
    })
  }

  /** Whether consent was given, without asking for it. */
  async isGiven(): Promise<boolean> {
    return !(await this.isNeeded())
  }

  private isNeeded(): Promise<boolean> {
    if (typeof wx.getPrivacySetting !== 'function') return Promise.resolve(false)
    return new Promise((resolve) => {
      wx.getPrivacySetting({ success: (r) => resolve(r.needAuthorization), fail: () => resolve(false) })
    })
  }
}

/** The app's one keeper of consent. */
export const privacy = new Privacy()
