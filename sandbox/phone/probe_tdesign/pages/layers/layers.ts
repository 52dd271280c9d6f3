import Message from 'tdesign-miniprogram/message/index'
import Toast from 'tdesign-miniprogram/toast/index'

interface Change { type: string; detail: any; currentTarget: { dataset: { name: string } } }

Page({
  data: {
    open: '', log: '', top: 0, day: Date.UTC(2026, 10, 20), last: Date.UTC(2026, 11, 31),
    depts: [{ label: '内科', value: 'a' }, { label: '外科', value: 'b' }, { label: '儿科', value: 'c' }],
  },
  say(word: string) { this.setData({ log: `${this.data.log}${word};` }) },
  onPageScroll(e: { scrollTop: number }) { this.setData({ top: e.scrollTop }) },
  onOpen(e: Change) {
    const { name } = e.currentTarget.dataset
    if (name === 'toast') return Toast({ context: this, selector: '#t-toast', message: '已保存', theme: 'success', duration: 60_000 })
    if (name === 'message') return Message.info({ context: this, offset: [20, 32], content: '网络恢复了', duration: 60_000 })
    this.setData({ open: name })
  },
  onConfirm() {
    this.setData({ open: '' })
    this.say('confirm')
  },
  onClose(e: Change) {
    this.setData({ open: '' })
    this.say(e.type)
  },
  onVisible(e: Change) { this.setData({ open: e.detail.visible ? this.data.open : '' }) },
  onPick(e: Change) {
    this.setData({ open: '' })
    this.say(`pick ${JSON.stringify(e.detail.value)}`)
  },
  onPicked() { this.say('picked') },
  onSelected(e: Change) {
    this.setData({ open: '' })
    this.say(`selected ${e.detail.selected?.label}`)
  },
  onTop() { this.say('top') },
})
