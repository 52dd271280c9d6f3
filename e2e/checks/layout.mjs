// What is wrong with how a page is laid out, seen from inside the browser.

/**
 * Sentences about the page as it stands; none when all fits. `scope` is the selector of what is looked at.
 * Found are: a document wider than the window; something that sticks out of the window and cannot be scrolled to;
 * text that a box cuts off. A line that ends in an ellipsis on purpose is fine.
 */
export function layoutProblems(scope) {
  const SLACK = 1.5
  const width = document.documentElement.clientWidth
  const problems = new Set()
  const shown = (text) => text.trim().replace(/\s+/g, ' ').slice(0, 24)
  const name = (element) => `${element.localName}${[...element.classList].map((one) => `.${one}`).join('')}`

  if (document.documentElement.scrollWidth > innerWidth) problems.add(`the document is ${document.documentElement.scrollWidth} wide`)

  /** Whether one may scroll or swipe sideways in the box. Pages and sheets of the phone are for scrolling down. */
  const scrollsAside = (box, style) => box.matches('wx-swiper') || (/auto|scroll/.test(style.overflowX) && !box.matches('.wxui-scroll, .sheet__body'))

  /** Whether the box cuts on purpose: an ellipsis, a fold that opens, or words for screen readers alone. */
  const isMeant = (element, style) =>
    style.textOverflow === 'ellipsis' ||
    style.webkitLineClamp !== 'none' ||
    element.matches('.folded, .sr-only') ||
    (style.position === 'absolute' && element.clientWidth <= 1)

  for (const root of document.querySelectorAll(scope)) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const node = texts.currentNode
      if (!node.data.trim() || !node.parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const lines = [...range.getClientRects()].filter((line) => line.width > 0 && line.height > 0)
      let canScroll = false
      let isFine = lines.length === 0
      for (let box = node.parentElement; box && !isFine; box = box.parentElement) {
        const style = getComputedStyle(box)
        if (style.overflowX === 'visible' && style.overflowY === 'visible') continue
        if (isMeant(box, style)) isFine = true
        else if (scrollsAside(box, style)) canScroll = true
        else if (!canScroll && box.localName !== 'body' && box.localName !== 'html') {
          const edge = box.getBoundingClientRect()
          if (lines.some((line) => line.right > edge.right + SLACK || line.left < edge.left - SLACK)) {
            problems.add(`“${shown(node.data)}” is cut by ${name(box)}`)
          }
        }
        if (style.position === 'fixed') break
      }
      if (!isFine && !canScroll && lines.some((line) => line.right > width + SLACK || line.left < -SLACK)) {
        problems.add(`“${shown(node.data)}” sticks out of the window`)
      }
    }
    for (const element of root.querySelectorAll('button, wx-button, input, textarea, select, a, img, wx-image')) {
      if (!element.checkVisibility()) continue
      const edge = element.getBoundingClientRect()
      let canScroll = false
      for (let box = element.parentElement; box; box = box.parentElement) canScroll ||= scrollsAside(box, getComputedStyle(box))
      if (!canScroll && edge.width > 1 && (edge.right > width + SLACK || edge.left < -SLACK)) problems.add(`${name(element)} sticks out of the window`)
      if (element.localName === 'button' && element.scrollWidth > element.clientWidth + 2) problems.add(`${name(element)} “${shown(element.innerText)}” is too narrow`)
    }
  }
  return [...problems]
}
