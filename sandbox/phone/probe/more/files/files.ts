const API = 'https://api.banyi.example/api/v1'
let task: WechatMiniprogram.UploadTask | undefined

Page({
  data: { paths: [] as string[], log: '' },
  say(...words: unknown[]) { this.setData({ log: `${this.data.log}${words.map((w) => (typeof w === 'string' ? w : JSON.stringify(w))).join(' ')};` }) },
  show(paths: string[]) {
    this.setData({ paths })
    this.say('chosen', paths.length)
  },
  onLoaded(e: { type: string }) { this.say(e.type) },
  onAvatar(e: { detail: { avatarUrl?: string; errMsg: string } }) { e.detail.avatarUrl ? this.show([e.detail.avatarUrl]) : this.say(e.detail.errMsg) },
  onMedia() {
    wx.chooseMedia({
      count: 1, mediaType: ['image'],
      success: (r) => (this.say(r.tempFiles[0]!.fileType, r.tempFiles[0]!.size > 1000), this.show(r.tempFiles.map((f) => f.tempFilePath))),
      fail: (e) => this.say(e.errMsg),
    })
  },
  onMany() { wx.chooseImage({ count: 3, success: (r) => this.show(r.tempFilePaths), fail: (e) => this.say(e.errMsg) }) },
  send(path: string, filePath: string) {
    task = wx.uploadFile({
      url: `${API}/${path}`, filePath, name: 'file', formData: { purpose: 'avatar', note: '头像' },
      header: { Authorization: 'Bearer t', 'content-type': 'text/plain' },
      success: (r) => this.say(r.statusCode, r.data),
      fail: (e) => this.say(e.errMsg),
    })
    task.onProgressUpdate((p) => p.progress === 100 && this.say('progress', p.totalBytesSent === p.totalBytesExpectedToSend))
  },
  onSend() { this.send('upload', this.data.paths[0]!) },
  onHang() { this.send('never', this.data.paths[0]!) },
  onWrong() { this.send('upload', 'wxfile://tmp_999.jpg') },
  onStop() { task?.abort() },
  onFetch() {
    wx.downloadFile({ url: `${API}/picture`, success: (r) => (this.say(r.statusCode), this.show([r.tempFilePath])), fail: (e) => this.say(e.errMsg) })
  },
  onSmall() {
    wx.compressImage({
      src: this.data.paths[0]!, quality: 40, compressedWidth: 100,
      success: (r) => wx.getImageInfo({ src: r.tempFilePath, success: (i) => this.say('small', i.width, i.type) }),
      fail: (e) => this.say(e.errMsg),
    })
  },
  onLook() { wx.previewImage({ urls: this.data.paths }) },
  onSave() { wx.saveImageToPhotosAlbum({ filePath: this.data.paths[0]!, success: () => this.say('saved'), fail: (e) => this.say(e.errMsg) }) },
})
