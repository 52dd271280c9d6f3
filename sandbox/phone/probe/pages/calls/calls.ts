const API = 'https://api.banyi.example/api/v1'
type Act = (done: (value: unknown) => void) => unknown
const both = (done: (value: unknown) => void) => ({ success: done, fail: done })
const pay = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=wx1', signType: 'RSA' as const, paySign: 's' }

const acts: Record<string, Act> = {
  get: (done) => wx.request({ url: `${API}/echo?a=1`, data: { b: '二' }, header: { Authorization: 'Bearer t' }, ...both(done) }),
  post: (done) => wx.request({ url: `${API}/echo`, method: 'POST', data: { name: '张三' }, ...both(done) }),
  form: (done) => wx.request({ url: `${API}/echo`, method: 'POST', data: { a: 1 }, header: { 'content-type': 'application/x-www-form-urlencoded' }, ...both(done) }),
  refuse: (done) => wx.request({ url: `${API}/refuse`, ...both(done) }),
  broken: (done) => wx.request({ url: `${API}/broken`, ...both(done) }),
  slow: (done) => wx.request({ url: `${API}/never`, timeout: 60, ...both(done) }),
  abort: (done) => wx.request({ url: `${API}/never`, ...both(done) }).abort(),
  elsewhere: (done) => wx.request({ url: 'https://other.example/x', ...both(done) }),
  login: (done) => wx.login(both(done)),
  pay: (done) => wx.requestPayment({ ...pay, ...both(done) }),
  unsigned: (done) => wx.requestPayment({ ...pay, paySign: undefined as unknown as string, ...both(done) }),
  store: (done) => {
    wx.setStorageSync('thing', { n: 1, list: [1, 2] })
    wx.getStorage({ key: 'missing', fail: (e) => done([wx.getStorageSync('thing'), wx.getStorageSync('none'), wx.getStorageInfoSync().keys, e.errMsg]) })
  },
  promise: (done) => wx.getNetworkType().then(done),
  toast: () => wx.showToast({ title: '已保存', duration: 600_000 }),
  loading: () => wx.showLoading({ title: '加载中', mask: true }),
  hide: () => wx.hideLoading(),
  modal: (done) => wx.showModal({ title: '提示', content: '要取消吗？', confirmText: '取消订单', ...both(done) }),
  sheet: (done) => wx.showActionSheet({ itemList: ['甲', '乙'], ...both(done) }),
  call: (done) => wx.makePhoneCall({ phoneNumber: '4008001234', ...both(done) }),
  title: () => wx.setNavigationBarTitle({ title: '改了标题' }),
  badge: () => wx.setTabBarBadge({ index: 1, text: '3' }),
  info: (done) => {
    const { windowWidth, windowHeight, statusBarHeight } = wx.getWindowInfo()
    const { fontSizeSetting, theme } = wx.getAppBaseInfo() as { fontSizeSetting: number; theme: string }
    done({ windowWidth, windowHeight, statusBarHeight, fontSizeSetting, theme, capsule: wx.getMenuButtonBoundingClientRect().height })
  },
  network: (done) => {
    wx.onNetworkStatusChange(done)
  },
  privacy: (done) => wx.getPrivacySetting(both(done)),
  consent: (done) => wx.requirePrivacyAuthorize(both(done)),
  own: (done) => wx.onNeedPrivacyAuthorization((resolve, info) => {
    done(info)
    resolvers.push(resolve as (answer: object) => void)
  }),
  subscribe: (done) => wx.requestSubscribeMessage({ tmplIds: ['T1', 'T2'], ...both(done) }),
  update: (done) => wx.getUpdateManager().onCheckForUpdate(done),
  tabTrap: (done) => wx.navigateTo({ url: '/pages/home/home', ...both(done) }),
  nowhere: (done) => wx.navigateTo({ url: '/pages/none/none', ...both(done) }),
  channel: (done) => wx.navigateTo({
    url: '/more/detail/detail?id=9',
    events: { fromDetail: done },
    success: (r) => r.eventChannel.emit('fromOpener', { word: '你好' }),
  }),
}
const resolvers: ((answer: object) => void)[] = []

Page({
  data: { names: Object.keys(acts), result: '' },
  onCall(e: { currentTarget: { dataset: { name: string } } }) {
    acts[e.currentTarget.dataset.name]?.((value) => this.setData({ result: JSON.stringify(value) }))
  },
  onOpen(e: { type: string; detail: object }) { this.setData({ result: JSON.stringify([e.type, e.detail]) }) },
  onAgree(e: { type: string }) {
    for (const resolve of resolvers.splice(0)) resolve({ event: 'agree', buttonId: 'agree' })
    this.setData({ result: e.type })
  },
})
