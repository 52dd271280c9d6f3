import { make, svg } from '../dom'
import { drawGround } from './ground'
import { type Place, type Point, project, unproject } from './place'

/** One pin, as `markers` of `<map>` describe it; sizes in px. */
export interface Marker extends Place {
  id?: number
  title?: string
  iconPath?: string
  width?: number | string
  height?: number | string
  callout?: { content?: string; display?: 'BYCLICK' | 'ALWAYS' }
  label?: { content?: string }
  ariaLabel?: string
}

const PIN = '<svg viewBox="0 0 28 36" class="wxui-pin"><path d="M14 1C6.800 1 1 6.700 1 13.800 1 23.500 14 35 14 35s13-11.500 13-21.200C27 6.700 21.200 1 14 1z" fill="#fa5151" stroke="#fff" stroke-width="1.500"/><circle cx="14" cy="13.500" r="4.800" fill="#fff"/></svg>'
/** The scales that WeChat's map knows. */
const [FARTHEST, NEAREST] = [3, 20]

/** A map without a map service: a drawn ground, with pins where they belong. */
export class MapView {
  readonly element = make('div', 'wxui-map')
  private readonly canvas = make('canvas')
  private readonly pins = make('div', 'wxui-pins')
  private centre: Place = { latitude: 39.908823, longitude: 116.39747 }
  private zoom = 16
  private markers: Marker[] = []

  constructor(
    private readonly options: {
      theme(): 'light' | 'dark'
      icon(path: string): string
      onMarker?(id: number): void
      onMoved?(centre: Place): void
    },
  ) {
    this.element.append(this.canvas, this.pins)
    this.element.setAttribute('role', 'img')
    this.element.setAttribute('aria-label', '地图')
    new ResizeObserver(() => this.draw()).observe(this.element)
    this.listen()
  }

  get place(): Place {
    return this.centre
  }

  get scale(): number {
    return this.zoom
  }

  show(centre: Partial<Place>, scale = this.zoom): void {
    this.centre = { ...this.centre, ...centre }
    this.zoom = Math.min(NEAREST, Math.max(FARTHEST, scale))
    this.draw()
  }

  setMarkers(markers: Marker[]): void {
    this.markers = markers
    this.draw()
  }

  /** The places in the upper left and lower right. */
  get corners(): { northwest: Place; southeast: Place } {
    const { x, y } = this.corner()
    const { clientWidth, clientHeight } = this.element
    return { northwest: unproject({ x, y }, this.zoom), southeast: unproject({ x: x + clientWidth, y: y + clientHeight }, this.zoom) }
  }

  draw(): void {
    if (!this.element.isConnected) return
    const corner = this.corner()
    drawGround(this.canvas, corner, this.options.theme())
    this.pins.replaceChildren(...this.markers.map((marker) => this.pin(marker, corner)))
  }

  private corner(): Point {
    const middle = project(this.centre, this.zoom)
    return { x: middle.x - this.element.clientWidth / 2, y: middle.y - this.element.clientHeight / 2 }
  }

  private pin(marker: Marker, corner: Point): HTMLElement {
    const at = project(marker, this.zoom)
    const pin = make('button', 'wxui-marker')
    pin.type = 'button'
    pin.style.left = `${at.x - corner.x}px`
    pin.style.top = `${at.y - corner.y}px`
    const words = marker.callout?.content ?? marker.label?.content ?? marker.title ?? ''
    pin.setAttribute('aria-label', marker.ariaLabel ?? (words || '标记'))
    if (marker.iconPath) {
      const icon = make('img')
      icon.src = this.options.icon(marker.iconPath)
      icon.alt = ''
      Object.assign(icon.style, { width: `${Number(marker.width) || 28}px`, height: `${Number(marker.height) || 36}px` })
      pin.append(icon)
    } else pin.append(svg(PIN))
    const always = marker.callout?.display === 'ALWAYS' || marker.label?.content
    if (words && always) pin.append(make('span', 'wxui-callout', words))
    pin.addEventListener('click', (event) => {
      event.stopPropagation()
      if (words && !always && !pin.querySelector('.wxui-callout')) pin.append(make('span', 'wxui-callout', words))
      if (marker.id !== undefined) this.options.onMarker?.(marker.id)
    })
    return pin
  }

  private listen(): void {
    let from: { x: number; y: number; centre: Point } | undefined
    this.element.addEventListener('pointerdown', (e) => (from = { x: e.clientX, y: e.clientY, centre: project(this.centre, this.zoom) }))
    window.addEventListener('pointermove', (e) => {
      if (!from || !this.element.isConnected) return
      this.show(unproject({ x: from.centre.x - (e.clientX - from.x), y: from.centre.y - (e.clientY - from.y) }, this.zoom))
    })
    const end = (e: PointerEvent): void => {
      if (!from) return
      const moved = Math.hypot(e.clientX - from.x, e.clientY - from.y)
      from = undefined
      if (moved > 4) this.options.onMoved?.(this.centre)
    }
    window.addEventListener('pointerup', end)
    window.addEventListener('pointercancel', end)
    this.element.addEventListener('wheel', (e) => {
      e.preventDefault()
      this.show({}, this.zoom - Math.sign(e.deltaY) * 0.5)
    }, { passive: false })
  }
}
