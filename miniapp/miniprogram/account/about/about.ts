import { VERSION } from '../../config'
import { OPERATOR } from '../../operator'
import { callService, hasServicePhone, serviceWords } from '../../service_line'
import { typeScale } from '../../type_scale'
import { open } from '../../open'

/** The version that WeChat runs; a trial has none of its own. */
function version(): string {
  const { envVersion, version: released } = wx.getAccountInfoSync().miniProgram
  const name = { develop: '开发版', trial: '体验版', release: '' }[envVersion]
  return `${released || VERSION}${name ? `（${name}）` : ''}`
}

/** Parts by others, and their licences. */
const LICENCES = [
  { name: 'TDesign 小程序组件', by: 'Tencent TDesign', licence: 'MIT' },
  { name: 'tslib', by: 'Microsoft', licence: '0BSD' },
  { name: 'Day.js', by: 'iamkun', licence: 'MIT' },
  { name: 'tinycolor', by: 'Brian Grinstead', licence: 'MIT' },
  { name: '伴医', by: 'Banyi contributors', licence: 'MIT' },
]

Page({
  data: {
    scale: typeScale(),
    version: version(),
    operator: [
      { name: '运营方', value: OPERATOR.name },
      { name: '统一社会信用代码', value: OPERATOR.licence },
      { name: 'ICP 备案号', value: OPERATOR.icp },
      { name: '个人信息联系', value: OPERATOR.email.replace('@', '\u200b@') },
    ].filter(({ value }) => value !== ''),
    hasServicePhone,
    serviceWords,
    licences: LICENCES,
  },

  help() {
    open('/account/help/help')
  },

  privacy() {
    open('/account/privacy/privacy')
  },

  apply() {
    open('/account/apply/apply')
  },

  callService,


  onShareAppMessage() {
    return { title: '伴医：有人陪您去医院', path: '/pages/home/home' }
  },

  onShareTimeline() {
    return { title: '伴医：有人陪您去医院' }
  },
})
