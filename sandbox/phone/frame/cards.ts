import { make, makeButton } from '../runtime/dom'
import { SCENES } from '../runtime/launch'
import type { Settings } from '../runtime/settings'
import { CARDS_KEY, sentCards } from '../runtime/share/cards'
import type { Device } from './device'

const MOST = 4

/** Cards that were sent from any phone; a tap opens one on this phone. */
export function receivedCards(settings: Settings, device: Device): HTMLElement {
  const list = make('ul', 'cards')
  const draw = (): void => {
    list.replaceChildren(
      ...sentCards().slice(0, MOST).map((card) => {
        const scene = card.kind === 'message' ? SCENES.card : SCENES.timeline
        const key = makeButton('', '', () => device.restart({ route: card.path, scene }))
        const where = card.kind === 'message' ? `${card.from} 发给 ${card.to ?? '朋友'}` : `${card.from} 的朋友圈`
        key.append(make('b', '', card.title), make('small', '', where))
        return make('li', '', key)
      }),
    )
  }
  window.addEventListener('storage', (event) => event.key === CARDS_KEY && draw())
  settings.onChange((changed) => changed === 'person' && draw())
  draw()
  return list
}
