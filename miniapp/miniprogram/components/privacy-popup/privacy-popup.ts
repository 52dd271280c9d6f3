import { privacy } from '../../privacy'
import type { PrivacyPopup } from '../../privacy'

type Resolve = Parameters<PrivacyPopup['ask']>[0]

Component({
  data: { open: false },
  lifetimes: {
    attached() {
      privacy.enter(this.popup())
    },
    detached() {
      this.answer('disagree')
      privacy.leave(this.popup())
    },
  },
  pageLifetimes: {
    show() {
      privacy.enter(this.popup())
    },
    hide() {
      privacy.leave(this.popup())
    },
  },
  methods: {
    popup(): PrivacyPopup {
      const self = this as unknown as { own?: PrivacyPopup; resolve?: Resolve }
      self.own ??= {
        ask: (resolve) => {
          self.resolve = resolve
          this.setData({ open: true })
        },
      }
      return self.own
    },
    read() {
      void wx.openPrivacyContract({ fail: () => undefined })
    },
    agree() {
      this.answer('agree')
    },
    refuse() {
      this.answer('disagree')
    },
    answer(event: 'agree' | 'disagree') {
      const self = this as unknown as { resolve?: Resolve }
      const { resolve } = self
      if (!resolve) return
      self.resolve = undefined
      this.setData({ open: false })
      resolve(event === 'agree' ? { event, buttonId: 'agree-privacy' } : { event })
    },
  },
})
