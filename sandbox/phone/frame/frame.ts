import { make } from '../runtime/dom'
import { listPeople, type Person } from '../runtime/people'
import { type SettingName, Settings } from '../runtime/settings'
import './frame.css'

/** A choice on the desk: the words shown, and the value kept. */
type Option = [label: string, value: string]

const THEMES: Option[] = [['浅色', 'light'], ['深色', 'dark']]
const SIZES: Option[] = [['标准', '16'], ['大', '18'], ['较大', '20'], ['特大', '23'], ['最大', '26']]
const NETWORKS: Option[] = [['Wi‑Fi', 'good'], ['一般', 'fair'], ['弱网', 'poor'], ['断网', 'offline']]

const settings = new Settings()

/** A row of keys of which one is on. */
function segmented(title: string, name: SettingName, options: Option[]): HTMLElement {
  const group = make('div', 'keys')
  group.setAttribute('role', 'radiogroup')
  group.setAttribute('aria-label', title)
  const draw = (): void => {
    for (const key of group.children) key.setAttribute('aria-checked', String((key as HTMLElement).dataset.value === settings.get(name)))
  }
  for (const [label, value] of options) {
    const key = make('button', '', label)
    key.type = 'button'
    key.dataset.value = value
    key.setAttribute('role', 'radio')
    key.addEventListener('click', () => settings.set(name, value as never))
    group.append(key)
  }
  settings.onChange(draw)
  draw()
  return make('section', '', make('h2', '', title), group)
}

function personChoice(people: Person[]): HTMLElement {
  const select = make('select')
  select.setAttribute('aria-label', '持机人')
  for (const person of people) select.append(new Option(person.phone ? `${person.name}（${person.phone}）` : person.name, person.id))
  const chosen = settings.get('person') || people[0]?.id
  if (chosen) select.value = chosen
  select.disabled = people.length === 0
  select.addEventListener('change', () => settings.set('person', select.value))
  const hint = people.length ? '换人后小程序重新打开，相当于另一部手机。' : '沙箱没有给出人员名单。'
  return make('section', '', make('h2', '', '持机人'), select, make('p', '', hint))
}

function link(label: string, href: string): HTMLElement {
  const anchor = make('a', '', label)
  anchor.href = href
  anchor.target = '_blank'
  return anchor
}

function restartKey(phone: HTMLIFrameElement): HTMLElement {
  const key = make('button', 'restart', '重新打开小程序')
  key.type = 'button'
  key.addEventListener('click', () => phone.contentWindow?.location.reload())
  return key
}

async function layOut(): Promise<void> {
  const phone = make('iframe')
  phone.title = '小程序'
  const given = new URLSearchParams(location.search)
  given.set('bare', '')
  phone.src = `./?${given.toString()}${location.hash}`
  const people = await listPeople()
  const panel = make(
    'aside', '',
    make('h1', '', '伴医', make('small', '', '小程序预览')),
    personChoice(people),
    segmented('外观', 'theme', THEMES),
    segmented('字体大小', 'fontSize', SIZES),
    segmented('网络', 'network', NETWORKS),
    make('section', '', make('h2', '', '前往'), make('nav', '', link('沙箱控制台', '/sandbox'), link('运营后台', adminAddress()))),
    restartKey(phone),
    make('p', 'note', '这是浏览器里的近似环境，支付与登录由沙箱代替微信完成。'),
  )
  document.body.append(make('main', '', make('div', 'device', phone), panel))
}

/** The admin is served by the server; `?admin=` tells another address. */
function adminAddress(): string {
  return new URLSearchParams(location.search).get('admin') ?? '/sandbox/admin'
}

void layOut()
