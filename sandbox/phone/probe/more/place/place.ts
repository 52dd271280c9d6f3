Page({
  data: {
    log: '',
    markers: [
      { id: 7, latitude: 39.9282, longitude: 116.4172, title: '协和西院', callout: { content: '协和西院', display: 'BYCLICK' } },
      { id: 8, latitude: 39.9292, longitude: 116.4192, iconPath: '/images/home.png', width: 24, height: 24, ariaLabel: '停车场' },
    ],
  },
  say(...words: unknown[]) { this.setData({ log: `${this.data.log}${words.map((w) => (typeof w === 'string' ? w : JSON.stringify(w))).join(' ')};` }) },
  onMarker(e: { detail: { markerId: number } }) { this.say('marker', e.detail.markerId) },
  onRegion(e: { detail: { type: string } }) {
    this.say('region', e.detail.type)
    wx.createMapContext('map').getCenterLocation({ success: (r) => this.say(r.longitude > 116.4172 ? 'east' : 'west') })
  },
  onOpen() { wx.openLocation({ latitude: 39.9282, longitude: 116.4172, name: '协和西院', address: '北京市东城区东单北大街 53 号', success: (r) => this.say(r.errMsg) }) },
  onNowhere() { wx.openLocation({ latitude: undefined as unknown as number, longitude: 1, fail: (e) => this.say(e.errMsg) }) },
  onHere() { wx.getLocation({ type: 'gcj02', success: (r) => this.say('here', r.latitude), fail: (e) => this.say(e.errMsg) }) },
  onSetting() { wx.openSetting({ success: (r) => this.say(r.authSetting) }) },
  onCall() { wx.makePhoneCall({ phoneNumber: '010-12345678', success: () => this.say('called'), fail: (e) => this.say(e.errMsg) }) },
  onCopy() { wx.setClipboardData({ data: '东单北大街 53 号', success: () => wx.getClipboardData({ success: (r) => this.say('copied', r.data) }) }) },
})
