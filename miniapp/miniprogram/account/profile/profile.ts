import { account } from '../../account_state'
import { api } from '../../api/index'
import { hasCode, sentence } from '../../api/errors'
import { avatarPath, keepAvatar } from '../../avatar'
import { failed, signInAgain, toast } from '../../loading'
import type { View } from '../../loading'
import { once } from '../../taps'
import { typeScale } from '../../type_scale'

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    avatar: '',
    /** How much of the picture has gone, 0 to 100; -1 when none is on its way. */
    sent: -1,
    avatarProblem: '',
    canSendAgain: false,
    nickname: '',
    saving: false,
  },

  /** The picture that was chosen last, WeChat's temporary path. */
  chosen: '',

  onLoad() {
    void this.load()
  },

  /** The network is there again. */
  online() {
    if (this.data.view === 'error') void this.load()
    else if (this.data.canSendAgain) this.sendAgain()
  },

  async load() {
    try {
      const user = account.user ?? (await api.call('GET /me'))
      this.setData({ view: 'ready', nickname: user.nickname ?? '', avatar: user.avatar || avatarPath() })
    } catch (error) {
      this.setData(failed(error))
    }
  },

  async retry() {
    this.setData({ view: 'loading' })
    await signInAgain()
    void this.load()
  },

  /** Nothing was chosen, or WeChat's permission was refused: the old picture stays. */
  chooseAvatar(event: WechatMiniprogram.CustomEvent<{ avatarUrl?: string }>) {
    const { avatarUrl } = event.detail
    if (!avatarUrl) return
    this.chosen = avatarUrl
    void once('avatar', () => this.send())
  },

  sendAgain() {
    void once('avatar', () => this.send())
  },

  /** Sends the chosen picture and makes it the user's. The old one stays until that is done. */
  async send() {
    const before = account.user?.avatar || avatarPath()
    this.setData({ avatar: this.chosen, sent: 0, avatarProblem: '', canSendAgain: false })
    try {
      const file = await api.upload('avatar', this.chosen, (sent) => this.setData({ sent }))
      account.take(await api.call('PUT /me', { body: { avatarFileId: file.id } }))
      await keepAvatar(this.chosen)
      toast('头像已更新')
    } catch (error) {
      const isWrongPicture = hasCode(error, 'FILE_REFUSED', 'BODY_TOO_LARGE', 'VALIDATION_FAILED')
      this.setData({ avatarProblem: sentence(error), canSendAgain: !isWrongPicture, ...(isWrongPicture ? { avatar: before } : {}) })
    } finally {
      this.setData({ sent: -1 })
    }
  },

  /** The picture cannot be shown: its link has ended, or the file is gone from the phone. */
  avatarGone() {
    const own = avatarPath()
    this.setData({ avatar: this.data.avatar === own ? '' : own })
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
      await wx.navigateBack()
      toast(nickname ? '已保存' : '昵称没有修改')
    } catch (error) {
      toast(sentence(error))
    } finally {
      this.setData({ saving: false })
    }
  },
})
