import { cancelNext, chooseNext } from './album'
import { restart } from './launch'
import type { Phone } from './phone'
import { sentCards } from './share/cards'
import { movePhone } from './wx/location'

/** What a browser test may look at and set: `window.__mp`. */
export function testHandles(phone: Phone): object {
  return {
    phone,
    wx: phone.wx,
    page: () => phone.pages.top?.caller,
    data: () => phone.pages.top?.caller.data,
    errors: phone.errors,
    rejections: phone.rejections,
    warnings: phone.warnings,
    settings: phone.settings,
    album: { next: chooseNext, cancel: cancelNext },
    cards: sentCards,
    packages: () => phone.packages.states,
    moveTo: movePhone,
    restart,
  }
}
