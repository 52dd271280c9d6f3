import type { Banner, EscortService } from '../../api/types'
import { announcementUrl, applyUrl, hospitalUrl, serviceUrl } from '../../places'

/** A banner on the screen. */
export interface Slide {
  id: string
  title: string
  /** A second line under the title. */
  line: string
  /** Empty: the title is drawn. */
  picture: string
  /** Where a tap leads; empty for nowhere. */
  url: string
  /** The words on the button of a drawn one. */
  key: string
}

/** The banners of this moment; our own where staff have set none. */
export function slidesOf(banners: Banner[], services: EscortService[]): Slide[] {
  const slides = banners.map(({ id, title, imageUrl = '', link, target = '' }) => ({ id, title, line: '', picture: imageUrl, url: address(link, target), key: '去看看' }))
  return slides.length ? slides : [ownSlide(services)]
}

function ownSlide(services: EscortService[]): Slide {
  const first = services.find(({ name }) => name === FAVOURITE) ?? services[0]
  return { id: 'own', title: '有人陪，看病不慌', line: '取号、排队、缴费、取药全程陪同', picture: '', url: first ? serviceUrl(first.id) : '', key: '预约陪诊' }
}

/** The service that most people want. */
const FAVOURITE = '全心全程陪诊服务'

function address(link: Banner['link'], target: string): string {
  if (link === 'service') return serviceUrl(target)
  if (link === 'hospital') return hospitalUrl(target)
  if (link === 'announcement') return announcementUrl(target)
  return link === 'apply' ? applyUrl : ''
}
