import { make, makeButton } from '../dom'
import { restart, SCENES } from '../launch'
import { openSheet, type Sheet } from '../overlay/sheet'
import { showToast } from '../overlay/toast'
import type { PageView } from '../pages/page'
import { listPeople, type Person } from '../people'
import type { Phone } from '../phone'
import { pictureUrl } from '../temp_files'
import { type Card, messageCard, timelineCard } from './card'
import { keepCard } from './cards'

/** A friend that is always there, and has no phone. */
const TO_SELF = '文件传输助手'

/** Sends the page to a friend: asks it for its card, shows it, asks to whom. */
export async function shareMessage(phone: Phone, from: 'menu' | 'button', target?: object): Promise<void> {
  const page = phone.pages.top
  if (!page) return
  const card = await messageCard(phone, page, from, target)
  const friends = (await listPeople()).filter((person) => person.id !== phone.person.id)
  const sheet = openSheet(phone, 'wxui-share', () => undefined)
  let friend: Person | undefined = friends[0]
  const names = [...friends.map((person) => person.name), TO_SELF]
  const choices = names.map((name, i) => {
    const key = makeButton('wxui-friend', '', () => {
      friend = friends[i]
      for (const other of choices) other.setAttribute('aria-checked', String(other === key))
    })
    key.setAttribute('role', 'radio')
    key.setAttribute('aria-checked', String(i === 0))
    key.append(make('i', '', name.slice(-1)), make('span', '', name))
    return key
  })
  const friendRow = make('div', 'wxui-friends', ...choices)
  friendRow.setAttribute('role', 'radiogroup')
  friendRow.setAttribute('aria-label', '发送给')
  sheet.panel.append(make('h3', '', '发送给'), friendRow, cardView(phone, page, card), keys(sheet, '发送', () => sent(phone, page, { ...card, to: friend?.name ?? TO_SELF }, friend ? [friend] : [])))
}

/** Posts the page to the timeline, where anybody may open it. */
export async function shareTimeline(phone: Phone): Promise<void> {
  const page = phone.pages.top
  if (!page) return
  const card = timelineCard(phone, page)
  const friends = (await listPeople()).filter((person) => person.id !== phone.person.id)
  const sheet = openSheet(phone, 'wxui-share', () => undefined)
  sheet.panel.append(make('h3', '', '分享到朋友圈'), cardView(phone, page, card), keys(sheet, '发表', () => sent(phone, page, card, friends)))
}

function keys(sheet: Sheet, label: string, send: () => void): HTMLElement {
  const act = makeButton('wxui-primary', label, () => {
    sheet.close()
    send()
  })
  return make('div', 'wxui-keys', makeButton('wxui-secondary', '取消', () => sheet.close()), act)
}

/** The card as it lies in the chat or, smaller, in the timeline. */
function cardView(phone: Phone, page: PageView, card: Card): HTMLElement {
  const picture = make('div', 'wxui-card-picture')
  if (card.imageUrl) {
    const image = make('img')
    image.src = pictureUrl(card.imageUrl, page.route.path)
    image.alt = ''
    picture.append(image)
  } else picture.append(make('span', '', phone.name))
  const box = make('div', `wxui-card ${card.kind}`, make('small', '', phone.name), make('b', '', card.title), picture, make('small', 'wxui-card-foot', '小程序'))
  box.dataset.path = card.path
  box.setAttribute('role', 'figure')
  box.setAttribute('aria-label', card.title)
  return box
}

/** After sending: the card stays, and the phone of whoever got it can open it. */
function sent(phone: Phone, page: PageView, card: Card, readers: Person[]): void {
  keepCard(card)
  if (readers.length === 0) return showToast(phone, { title: '已发送', duration: 1500 })
  const sheet = openSheet(phone, 'wxui-share', () => undefined)
  const scene = card.kind === 'message' ? SCENES.card : SCENES.timeline
  const opens = readers.map((reader) => makeButton('wxui-action', `换成${reader.name}的手机打开`, () => restart({ route: card.path, scene, person: reader.id })))
  sheet.panel.append(
    make('h3', '', card.kind === 'message' ? `已发送给${card.to}` : '已发表到朋友圈'),
    cardView(phone, page, card),
    make('div', 'wxui-share-opens', ...opens, makeButton('wxui-action cancel', '留在这里', () => sheet.close())),
  )
}
