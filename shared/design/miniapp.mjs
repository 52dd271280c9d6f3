// The tokens as the mini-program's custom properties, which have shorter names, and the colours of WeChat's own bars.

const NOTE = '/* Generated from shared/design/tokens.json by shared/design/generate.mjs. Do not edit. */'

/** The mini-program's name of a colour → its name among the tokens. */
const COLORS = {
  accent: 'brand',
  'accent-strong': 'brand-strong',
  'accent-soft': 'brand-soft',
  'on-accent': 'on-brand',
  ink: 'text',
  'ink-2': 'text-soft',
  'ink-3': 'text-faint',
  line: 'line',
  'line-strong': 'line-strong',
  ground: 'ground',
  card: 'surface',
  well: 'surface-high',
  good: 'ok',
  'good-soft': 'ok-soft',
  info: 'info',
  'info-soft': 'info-soft',
  warn: 'warn',
  'warn-soft': 'warn-soft',
  bad: 'danger',
  'bad-soft': 'danger-soft',
  shade: 'scrim',
  'hero-1': 'hero',
  'hero-2': 'hero-end',
  'on-hero': 'on-hero',
}

/** `styles/theme.wxss`. */
export function miniappWxss(tokens) {
  const colors = (theme, indent) => Object.entries(COLORS).map(([name, token]) => `${indent}--${name}: ${tokens.color[theme][token]};`).join('\n')
  const named = (prefix, values, unit) => Object.entries(values).map(([name, value]) => `  --${prefix}-${name}: ${unit(value)};`).join('\n')
  return `${NOTE}
page {
${colors('light', '  ')}
${named('gap', tokens['space-px'], (value) => `${value}px`)}
${named('radius', tokens['radius-px'], (value) => `${value}px`)}
${named('motion', tokens.motion, (value) => value)}
  --font: ${tokens.font.phone};
  background: var(--ground);
  color: var(--ink);
  font-family: var(--font);
}

@media (prefers-color-scheme: dark) {
  page {
${colors('dark', '    ')}
  }
}

/* Every page's root. Type sizes follow WeChat's own type setting by --scale, 0.9 to 1.6. */
.page {
${named('t', tokens.type['phone-px'], (value) => `calc(${value}px * var(--scale, 1))`)}
  min-height: 100vh;
  box-sizing: border-box;
  font-size: var(--t-body);
  line-height: 1.55;
  color: var(--ink);
  word-break: break-word;
}
`
}

/** Icons of the tab bar, each in the colours of both themes. */
const TABS = ['home', 'orders', 'me']

/** `theme.json`: WeChat draws these bars, with no more than black or white for their texts. */
export function miniappBars(tokens) {
  const bars = (theme, fixed) => {
    const color = tokens.color[theme]
    const icons = TABS.flatMap((name) => ['', '-on'].map((state) => [`${name}${state && 'On'}Icon`, `assets/tab/${name}${state}${theme === 'dark' ? '-dark' : ''}.png`]))
    return { ...Object.fromEntries(icons), barColor: color.surface, ground: color.ground, tabColor: color['text-faint'], tabOn: color.brand, ...fixed }
  }
  const themes = {
    light: bars('light', { barText: 'black', pullText: 'dark', tabBorder: 'white' }),
    dark: bars('dark', { barText: 'white', pullText: 'light', tabBorder: 'black' }),
  }
  return `${JSON.stringify(themes, null, 2)}\n`
}
