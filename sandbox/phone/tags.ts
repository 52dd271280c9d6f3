/**
 * The built-in tags of WXML. In the document each becomes `<wx-…>`, and in
 * style sheets each tag selector is renamed likewise.
 */
export const BUILTIN_TAGS: ReadonlySet<string> = new Set([
  'page', 'page-meta', 'view', 'text', 'image', 'icon', 'progress', 'rich-text', 'button',
  'form', 'label', 'input', 'textarea', 'picker', 'picker-view', 'picker-view-column',
  'switch', 'checkbox', 'checkbox-group', 'radio', 'radio-group', 'slider', 'navigator',
  'scroll-view', 'swiper', 'swiper-item', 'cover-view', 'cover-image', 'movable-area',
  'movable-view', 'root-portal', 'page-container', 'match-media', 'canvas', 'video',
  'camera', 'map', 'web-view', 'share-element', 'keyboard-accessory', 'navigation-bar',
])
