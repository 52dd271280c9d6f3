import { network } from '../../network'
import type { Weather } from '../../network'
import { typeScale } from '../../type_scale'

/** What a page may have for it. */
interface FramedPage {
  data: { scale?: number; view?: string }
  setData(data: object): void
  online?(): void
  retry?(): void
  begin?(): void
}

function topPage(): FramedPage | undefined {
  const pages = getCurrentPages()
  return pages[pages.length - 1] as unknown as FramedPage | undefined
}

/** What lies outside the component's data. */
interface Own {
  isShown?: boolean
  missedBack?: boolean
  unwatch?: () => void
}

/**
 * Stands on every page: tells when the network is gone, lets the page load again when it is back (its `online`, or its
 * `retry` while it shows an error), and keeps the page's type at the size that was chosen meanwhile.
 */
Component({
  data: { weather: 'fine' as Weather },
  lifetimes: {
    attached() {
      const own = this as unknown as Own
      own.isShown = true
      this.setData({ weather: network.weather })
      own.unwatch = network.watch((weather) => this.turn(weather))
    },
    detached() {
      ;(this as unknown as Own).unwatch?.()
    },
  },
  pageLifetimes: {
    show() {
      const own = this as unknown as Own
      own.isShown = true
      this.fitType()
      if (own.missedBack) this.refresh()
      own.missedBack = false
    },
    hide() {
      ;(this as unknown as Own).isShown = false
    },
  },
  methods: {
    turn(weather: Weather) {
      const own = this as unknown as Own
      const isBack = this.data.weather === 'none'
      this.setData({ weather })
      if (isBack && own.isShown) this.refresh()
      else if (isBack) own.missedBack = true
    },

    /** The page that is shown knows what to do, or asks again for what it could not show. */
    refresh() {
      const page = topPage()
      if (page?.online) page.online()
      else if (page?.data.view === 'error') (page.retry ?? page.begin)?.call(page)
    },

    fitType() {
      const page = topPage()
      const scale = typeScale()
      if (page && page.data.scale !== undefined && page.data.scale !== scale) page.setData({ scale })
    },
  },
})
