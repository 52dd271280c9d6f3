// The style sheet of t-icon: each icon is a mask, so that it has the colour and the size of the text around it.
import fs from 'node:fs'
import path from 'node:path'

const BASE = `@import '../common/style/index.wxss';
.t-icon { display: inline-block; line-height: 1; vertical-align: middle; }
.t-icon--image, .t-icon__image { width: 100%; height: 100%; }
.t-icon__image { vertical-align: top; }
.t-icon-base { display: block; width: 1em; height: 1em; background-color: currentColor; -webkit-mask: var(--icon) center / contain no-repeat; mask: var(--icon) center / contain no-repeat; }
`

/** One rule for each SVG of the folder, by its name. */
export function iconStyles(folder) {
  const rules = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.svg'))
    .sort()
    .map((name) => {
      const svg = fs.readFileSync(path.join(folder, name), 'utf8').trim().replaceAll('"', "'")
      const address = svg.replace(/[%#<>?[\]{}|^\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
      return `.t-icon-${path.basename(name, '.svg')} { --icon: url("data:image/svg+xml,${address}"); }`
    })
  return `${BASE}${rules.join('\n')}\n`
}
