// The tokens as the admin's custom properties: a colour keeps its name.

const NOTE = '/* Generated from shared/design/tokens.json by shared/design/generate.mjs. Do not edit. */'
/** Colours that only the mini-program shows. */
const PHONE_ONLY = new Set(['hero', 'hero-end', 'on-hero'])

const lines = (pairs) => pairs.map(([name, value]) => `  --${name}: ${value};`).join('\n')
const named = (prefix, values, unit) => Object.entries(values).map(([name, value]) => [`${prefix}-${name}`, unit(value)])
const rem = (px) => `${px / 16}rem`

/** `admin-ui/static/tokens.css`. */
export function adminCss(tokens) {
  const colors = (theme) => [
    ...Object.entries(tokens.color[theme]).filter(([name]) => !PHONE_ONLY.has(name)),
    ['shadow-low', tokens.shadow[theme].low],
    ['shadow-high', tokens.shadow[theme].high],
  ]
  const rest = [
    ['font', tokens.font.text],
    ['font-mono', tokens.font.mono],
    ...named('size', tokens.type['desktop-rem'], (value) => `${value}rem`),
    ...named('gap', tokens['space-px'], rem),
    ...named('radius', tokens['radius-px'], (value) => `${value}px`).filter(([name]) => name !== 'radius-card'),
    ['control', '2.25rem'],
    ['bar', '3.5rem'],
    ['sidebar', '13.5rem'],
    ...Object.entries(tokens.motion),
  ]
  return `${NOTE}
:root {
  color-scheme: light;
${lines(colors('light'))}

${lines(rest)}
}

:root[data-theme="dark"] {
  color-scheme: dark;
${lines(colors('dark'))}
}

@media (prefers-reduced-motion: reduce) {
  :root {
    --quick: 0.01ms;
    --calm: 0.01ms;
  }
}
`
}
