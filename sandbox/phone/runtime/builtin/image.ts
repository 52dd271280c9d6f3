import type { Phone } from '../phone'
import { pictureUrl } from '../temp_files'
import { anyOf, define, flag, keepInside, text } from './define'

/** `mode` of an image, as `object-fit` and `object-position`. */
const FIT: Record<string, string> = { aspectFit: 'contain', aspectFill: 'cover', scaleToFill: 'fill', widthFix: 'fill', heightFix: 'fill' }
const POSITIONS = new Set(['top', 'bottom', 'center', 'left', 'right', 'top left', 'top right', 'bottom left', 'bottom right'])

export function defineImage(phone: Phone): void {
  define<HTMLImageElement>(phone, 'image', {
    properties: { src: text(), mode: text('scaleToFill'), lazyLoad: flag(), ...anyOf('showMenuByLongpress', 'webp') },
    create(control, host) {
      const image = document.createElement('img')
      image.alt = ''
      keepInside(image, 'load', 'error')
      image.addEventListener('load', () => control.triggerEvent('load', { width: image.naturalWidth, height: image.naturalHeight }))
      image.addEventListener('error', () => control.triggerEvent('error', { errMsg: `GET ${image.src} 404` }))
      host.append(image)
      return image
    },
    observe: {
      src: (value: string, _c, image) => {
        if (value) image.src = pictureUrl(value, phone.pages.top?.route.path ?? '')
        else image.removeAttribute('src')
      },
      mode: (value: string, _c, image, host) => {
        host.dataset.mode = value
        image.style.objectFit = FIT[value] ?? 'none'
        image.style.objectPosition = POSITIONS.has(value) ? value : ''
      },
      lazyLoad: (value, _c, image) => void (image.loading = value ? 'lazy' : 'eager'),
      ariaLabel: (value, _c, image) => void (image.alt = value ?? ''),
    },
  })
}
