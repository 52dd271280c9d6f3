import { account } from '../../account_state'
import { api } from '../../api/index'
import { sentence } from '../../api/errors'
import { avatarPath, keepAvatar } from '../../avatar'
import { failed, toast } from '../../loading'
import type { View } from '../../loading'
import { typeScale } from '../../type_scale'

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    avatar: '',
    nickname: '',
    saving: false,
  },

  onLoad() {
    void this.load()
  },

  async load() {
    try {
      const user = account.user ?? (await api.call('GET /me'))
      this.setData({ view: 'ready', nickname: user.nickname ?? '', avatar: avatarPath() })
    } catch (error) {
      this.setData(failed(error))
    }
  },

  async retry() {
    this.setData({ view: 'loading' })
    if (api.session.hasLeft) await api.session.signIn().catch(() => undefined)
    void this.load()
  },

  chooseAvatar(event: WechatMiniprogram.CustomEvent<{ avatarUrl: string }>) {
    this.setData({ avatar: event.detail.avatarUrl })
  },

  typed(event: WechatMiniprogram.Input) {
    this.setData({ nickname: event.detail.value })
  },

  /** The nickname is read from the submitted form: WeChat checks it after typing and may clear it. */
  async save(event: WechatMiniprogram.FormSubmit) {
    if (this.data.saving) return
    const nickname = String((event.detail.value as Record<string, unknown>).nickname ?? this.data.nickname).trim()
    this.setData({ saving: true })
    try {
      // A blank nickname leaves the old one as it is.
      if (nickname && nickname !== account.user?.nickname) account.take(await api.call('PUT /me', { body: { nickname } }))
      if (this.data.avatar && this.data.avatar !== avatarPath()) await keepAvatar(this.data.avatar)
      await wx.navigateBack()
      toast('已保存')
    } catch (error) {
      toast(sentence(error))
    } finally {
      this.setData({ saving: false })
    }
  },
})
