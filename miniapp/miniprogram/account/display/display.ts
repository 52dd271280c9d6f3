import { chooseType, chosenType, typeScale } from '../../type_scale'
import type { TypeChoice } from '../../type_scale'

Page({
  data: {
    scale: typeScale(),
    choice: chosenType(),
    choices: [
      { key: 'follow', label: '跟随微信', hint: '用微信里设置的字体大小' },
      { key: 'large', label: '大字', hint: '比标准大四分之一' },
      { key: 'huge', label: '特大字', hint: '比标准大一半多，按钮也更大' },
    ] as { key: TypeChoice; label: string; hint: string }[],
    theme: '',
  },

  unhear: () => undefined as unknown,

  onLoad() {
    this.showTheme(wx.getAppBaseInfo?.().theme)
    const hear: WechatMiniprogram.OnThemeChangeCallback = ({ theme }) => this.showTheme(theme)
    wx.onThemeChange?.(hear)
    this.unhear = () => wx.offThemeChange?.(hear)
  },

  onUnload() {
    this.unhear()
  },

  showTheme(theme: string | undefined) {
    this.setData({ theme: theme === 'dark' ? '深色' : '浅色' })
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const choice = event.currentTarget.dataset.key as TypeChoice
    chooseType(choice)
    this.setData({ choice, scale: typeScale() })
  },
})
