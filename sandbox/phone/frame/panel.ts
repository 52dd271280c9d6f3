import { make, makeButton } from '../runtime/dom'
import type { Person } from '../runtime/people'
import type { Settings } from '../runtime/settings'
import { type Choice, folded, numberField, row, section, segmented } from './controls'
import type { Device } from './device'
import { receivedCards } from './cards'

const THEMES: Choice[] = [['浅色', 'light'], ['深色', 'dark']]
const SIZES: Choice[] = [['标准', '16'], ['大', '18'], ['较大', '20'], ['特大', '23'], ['最大', '26']]
const NETWORKS: Choice[] = [['Wi‑Fi', 'good'], ['一般', 'fair'], ['弱网', 'poor'], ['断网', 'offline']]
const LOSES: Choice[] = [['随机', 'either'], ['请求', 'request'], ['回答', 'answer']]
const PERMISSIONS: Choice[] = [['询问', 'ask'], ['允许', 'allow'], ['拒绝', 'deny']]
const SWITCH: Choice[] = [['关', 'off'], ['开', 'on']]

/** Everything about the phone that a person can set from outside. */
export function panel(settings: Settings, people: Person[], device: Device): HTMLElement {
  const permission = (label: string, name: 'location' | 'album' | 'privacy' | 'messages' | 'phoneNumber'): HTMLElement =>
    row(label, segmented(settings, label, name, PERMISSIONS))
  const box = make(
    'aside', '',
    make('header', '', make('h1', '', '伴医'), make('p', '', '小程序预览 · 支付与登录由沙箱代替微信完成')),
    section('持机人', holder(settings, people)),
    section('外观', segmented(settings, '外观', 'theme', THEMES)),
    section('字体大小', segmented(settings, '字体大小', 'fontSize', SIZES)),
    section(
      '网络',
      segmented(settings, '网络', 'network', NETWORKS),
      folded(
        '延迟与丢失',
        numberField(settings, '平均延迟', 'latency', { placeholder: '随网络', unit: '毫秒', max: 60_000, step: 100 }),
        numberField(settings, '丢失', 'loss', { placeholder: '随网络', unit: '%', max: 100, step: 5, scale: 100 }),
        row('丢在哪里', segmented(settings, '丢在哪里', 'lose', LOSES)),
        numberField(settings, '种子', 'seed', { placeholder: '1', unit: '', max: 4_294_967_295, step: 1 }),
        make('p', 'hint', '同一个种子，每次丢的都是同样的请求。'),
      ),
    ),
    section('权限', permission('位置', 'location'), permission('相册', 'album'), permission('隐私指引', 'privacy'), permission('订阅消息', 'messages'), permission('手机号', 'phoneNumber')),
    section('键盘', row('遮住屏幕下半部', segmented(settings, '键盘', 'keyboard', SWITCH))),
    section('打开', pageField(device), receivedCards(settings, device)),
    section('手机', actions(settings, device)),
    make('nav', '', link('沙箱控制台', '/sandbox'), link('运营后台', new URLSearchParams(location.search).get('admin') ?? '/sandbox/admin')),
  )
  box.id = 'panel'
  box.setAttribute('aria-label', '手机设置')
  return box
}

function holder(settings: Settings, people: Person[]): HTMLElement {
  const select = make('select')
  select.setAttribute('aria-label', '持机人')
  for (const person of people) select.append(new Option(person.phone ? `${person.name}（${person.phone}）` : person.name, person.id))
  const draw = (): void => {
    const chosen = settings.get('person') || people[0]?.id
    if (chosen) select.value = chosen
  }
  draw()
  settings.onChange((changed) => changed === 'person' && draw())
  select.disabled = people.length === 0
  select.addEventListener('change', () => settings.set('person', select.value))
  return make('div', '', select, make('p', 'hint', people.length ? '换人后小程序重新打开，相当于另一部手机。' : '沙箱没有给出人员名单。'))
}

/** Opens any page cold, as a card or a code would. */
function pageField(device: Device): HTMLElement {
  const field = make('input')
  field.setAttribute('aria-label', '页面路径')
  field.placeholder = '/pages/home/home?id=1'
  field.setAttribute('list', 'pages')
  const pages = make('datalist')
  pages.id = 'pages'
  device.onReady((names) => pages.replaceChildren(...names.map((name) => new Option(`/${name}`))))
  const form = make('form', 'open', field, pages, make('button', 'quiet', '打开'))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (field.value) device.restart({ route: field.value.startsWith('/') ? field.value : `/${field.value}` })
  })
  return form
}

function actions(settings: Settings, device: Device): HTMLElement {
  return make(
    'div', 'actions',
    makeButton('quiet', '冷启动', () => device.restart({ route: '' })),
    makeButton('quiet', '清除存储', () => device.clear()),
    makeButton('quiet', '恢复默认设置', () => settings.reset()),
  )
}

function link(label: string, href: string): HTMLElement {
  const anchor = make('a', '', label)
  anchor.href = href
  anchor.target = '_blank'
  return anchor
}
