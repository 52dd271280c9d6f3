import type { Person } from '../people'

/** Edge of an avatar as WeChat hands it over, in px. */
const EDGE = 132

/** A person's avatar in WeChat: theirs, or one drawn with the last character of the name. */
export async function ownAvatar(person: Person): Promise<File> {
  if (person.avatarUrl) {
    const blob = await (await fetch(person.avatarUrl)).blob()
    return new File([blob], 'avatar', { type: blob.type })
  }
  const canvas = new OffscreenCanvas(EDGE, EDGE)
  const draw = canvas.getContext('2d')!
  draw.fillStyle = '#3b8ea5'
  draw.fillRect(0, 0, EDGE, EDGE)
  draw.fillStyle = '#fff'
  draw.font = '60px "PingFang SC", "Noto Sans CJK SC", sans-serif'
  draw.textAlign = 'center'
  draw.textBaseline = 'middle'
  draw.fillText([...person.name].at(-1) ?? '友', EDGE / 2, EDGE / 2 + 3)
  return new File([await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })], 'avatar.jpg', { type: 'image/jpeg' })
}
