import { type Animation, play } from '../animation'
import type { Phone } from '../phone'
import { anyOf, attribute, define, flag, number, text } from './define'

/** Tags that are plain boxes in a browser; the rest of their properties has no effect. */
const BOXES: Record<string, string[]> = {
  view: ['animation'],
  'cover-view': ['scrollTop'],
  'cover-image': ['src'],
  'movable-area': ['scaleArea'],
  'movable-view': ['direction', 'inertia', 'outOfBounds', 'x', 'y', 'damping', 'friction', 'disabled', 'scale', 'animation'],
  'root-portal': ['enable'],
  'page-container': ['show', 'duration', 'zIndex', 'overlay', 'position', 'round'],
  'match-media': ['minWidth', 'maxWidth', 'width', 'orientation'],
  'share-element': ['mapkey', 'transform', 'duration'],
  canvas: ['type', 'canvasId', 'disableScroll'],
  video: ['src', 'poster', 'controls', 'autoplay', 'title', 'objectFit'],
  camera: ['mode', 'resolution', 'devicePosition', 'flash'],
}

/** view, text, icon, progress and the tags that are only boxes here. */
export function defineBoxes(phone: Phone): void {
  for (const [tag, properties] of Object.entries(BOXES)) {
    define(phone, tag, {
      properties: anyOf(...properties),
      observe: { animation: (value: Animation | null, control, _s, host) => void play(host, value, () => control.triggerEvent('transitionend', {})) },
    })
  }

  define(phone, 'web-view', {
    properties: { src: text() },
    create: (_control, host) => {
      const address = document.createElement('p')
      host.append('网页不在这里打开', address)
      return address
    },
    observe: { src: (value: string, _c, address) => void (address.textContent = value) },
  })

  define(phone, 'text', {
    properties: { ...anyOf('selectable', 'space', 'decode', 'overflow', 'maxLines'), userSelect: flag() },
    observe: {
      selectable: (value, _c, _s, host) => attribute(host, 'selectable', value),
      userSelect: (value, _c, _s, host) => attribute(host, 'selectable', value),
      space: (value, _c, _s, host) => attribute(host, 'space', value),
    },
  })

  define(phone, 'icon', {
    properties: { type: text(), size: { type: null, value: 23 }, color: text() },
    create: (_control, host) => host.style.setProperty('--wx-size', '23px'),
    observe: {
      type: (value, _c, _s, host) => attribute(host, 'type', value),
      size: (value, _c, _s, host) => host.style.setProperty('--wx-size', /^[\d.]+$/.test(String(value)) ? `${value}px` : String(value)),
      color: (value, _c, _s, host) => host.style.setProperty('--wx-ink', String(value)),
    },
  })

  define(phone, 'progress', {
    properties: {
      percent: number(), showInfo: flag(), strokeWidth: { type: null, value: 6 }, activeColor: text(), color: text(),
      backgroundColor: text(), ...anyOf('active', 'activeMode', 'duration', 'borderRadius', 'fontSize'),
    },
    create: (_control, host) => {
      const info = document.createElement('span')
      host.append(document.createElement('i'), info)
      host.setAttribute('role', 'progressbar')
      return info
    },
    observe: {
      percent: (value: number, control, info, host) => {
        host.style.setProperty('--wx-percent', `${Math.min(100, Math.max(0, value))}%`)
        host.setAttribute('aria-valuenow', String(value))
        info.textContent = control.data.showInfo ? `${value}%` : ''
      },
      showInfo: (value, control, info) => void (info.textContent = value ? `${control.data.percent}%` : ''),
      strokeWidth: (value, _c, _i, host) => host.style.setProperty('--wx-stroke', `${parseFloat(String(value))}px`),
      activeColor: (value, _c, _i, host) => host.style.setProperty('--wx-active', value),
      color: (value, _c, _i, host) => host.style.setProperty('--wx-active', value),
      backgroundColor: (value, _c, _i, host) => host.style.setProperty('--wx-rest', value),
    },
  })

  define(phone, 'page-meta', {
    properties: { pageStyle: text(), rootFontSize: text(), pageFontSize: text(), ...anyOf('backgroundColor', 'backgroundTextStyle', 'rootBackgroundColor', 'scrollTop', 'pageOrientation') },
    observe: {
      pageStyle: (value: string, _c, _s, host) => void host.closest('wx-page')?.setAttribute('style', value),
      pageFontSize: (value: string, _c, _s, host) => (host.closest('wx-page') as HTMLElement | null)?.style.setProperty('font-size', systemSize(value)),
      rootFontSize: (value: string) => document.documentElement.style.setProperty('font-size', systemSize(value)),
    },
    ready: (control, _s, host) => {
      const page = host.closest('wx-page') as HTMLElement | null
      if (control.data.pageStyle) page?.setAttribute('style', control.data.pageStyle)
      if (control.data.pageFontSize) page?.style.setProperty('font-size', systemSize(control.data.pageFontSize))
    },
  })
}

/** `system` is the type size set on the phone. */
function systemSize(value: string): string {
  return value === 'system' ? 'var(--phone-font-size)' : value
}
