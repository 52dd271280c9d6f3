import { make, makeButton } from '../runtime/dom'
import { listPeople } from '../runtime/people'
import { Settings } from '../runtime/settings'
import { Device } from './device'
import { panel } from './panel'
import './frame.css'

/** The desk: a phone, and beside it (on a narrow screen: above it, when asked for) what can be set. */
async function layOut(): Promise<void> {
  const settings = new Settings()
  const dress = (): void => void (document.documentElement.dataset.theme = settings.get('theme'))
  settings.onChange((name) => name === 'theme' && dress())
  dress()
  const people = await listPeople()
  const device = new Device(settings)
  const toggle = makeButton('toggle', '设置', () => open(!document.body.classList.contains('open')))
  toggle.setAttribute('aria-controls', 'panel')
  const open = (on: boolean): void => {
    document.body.classList.toggle('open', on)
    toggle.setAttribute('aria-expanded', String(on))
    toggle.textContent = on ? '收起' : '设置'
  }
  open(false)
  document.addEventListener('keydown', (event) => event.key === 'Escape' && open(false))
  document.body.append(make('header', 'top', make('b', '', '伴医'), make('span', '', '小程序预览'), toggle), make('main', '', device.element, panel(settings, people, device)))
}

void layOut()
