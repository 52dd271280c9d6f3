// The design on one page, docs/design.html: opened from the disk, it needs nothing else.
import { contrast } from './contrast.mjs'

const NOTE = '<!-- Generated from shared/design/ by shared/design/generate.mjs. Do not edit. -->'

/** What each group of colours is for, and its names among the tokens. */
const GROUPS = [
  ['底色与层次', 'Grounds', ['ground', 'surface', 'surface-low', 'surface-high', 'line', 'line-strong']],
  ['文字', 'Text', ['text', 'text-soft', 'text-faint']],
  ['品牌', 'Brand', ['brand', 'brand-strong', 'brand-soft', 'on-brand']],
  ['状态', 'States', ['ok', 'ok-soft', 'info', 'info-soft', 'warn', 'warn-soft', 'danger', 'danger-strong', 'danger-soft', 'on-danger', 'quiet', 'quiet-soft']],
  ['首页与登录', 'Hero and sign-in', ['hero', 'hero-end', 'on-hero', 'story', 'story-line', 'on-story', 'on-story-soft']],
]
const THEMES = [
  ['light', '浅色 Light'],
  ['dark', '深色 Dark'],
]

const swatch = (colors, name) => {
  const ink = contrast(colors[name], '#ffffff') >= 4.5 ? '#ffffff' : '#101413'
  return `<li><span class="swatch" style="background:${colors[name]};color:${ink}">${colors[name]}</span><code>${name}</code></li>`
}

const colors = (tokens) =>
  THEMES.map(([theme, title]) => {
    const groups = GROUPS.map(([zh, en, names]) => `<h4>${zh} <small>${en}</small></h4><ul class="swatches">${names.map((name) => swatch(tokens.color[theme], name)).join('')}</ul>`)
    return `<div class="theme ${theme}"><h3>${title}</h3>${groups.join('\n')}</div>`
  }).join('\n')

const pairs = (tokens) =>
  tokens.contrast
    .flatMap(({ text, on, least }) => text.flatMap((ink) => on.map((ground) => [ink, ground, least])))
    .map(([ink, ground, least]) => {
      const cells = THEMES.map(([theme]) => {
        const [one, other] = [tokens.color[theme][ink], tokens.color[theme][ground]]
        return `<td><span class="pair" style="color:${one};background:${other}">伴医 Aa</span> ${contrast(one, other).toFixed(1)}</td>`
      })
      return `<tr><td><code>${ink}</code></td><td><code>${ground}</code></td>${cells.join('')}<td>${least}</td></tr>`
    })
    .join('\n')

const sizes = (values, unit) =>
  Object.entries(values)
    .map(([name, value]) => `<tr><td><code>${name}</code></td><td>${value}${unit}</td><td style="font-size:${value}${unit}">陪您就医 1280</td></tr>`)
    .join('\n')

const bars = (values) =>
  Object.entries(values)
    .map(([name, value]) => `<tr><td><code>${name}</code></td><td>${value}px</td><td><span class="bar" style="width:${value * 4}px"></span></td></tr>`)
    .join('\n')

const corners = (values) =>
  Object.entries(values)
    .map(([name, value]) => `<li><span class="corner" style="border-radius:${value}px"></span><code>${name}</code> ${value}px</li>`)
    .join('')

const motions = (values) =>
  Object.entries(values)
    .map(([name, value]) => `<tr><td><code>${name}</code></td><td>${value}</td><td><span class="track"><i style="transition:transform ${value}"></i></span></td></tr>`)
    .join('\n')

const pictures = (files) => files.map(([name, svg]) => `<li>${svg}<code>${name}</code></li>`).join('\n')

const STYLE = `
:root { color-scheme: light; font: 16px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif; color: #17211e; background: #f3f5f4; }
body { margin: 0 auto; max-width: 68rem; padding: 2.5rem 1rem 4rem; }
h1 { font-size: 2.375rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { margin: 3rem 0 .75rem; font-size: 1.25rem; }
h3 { margin: 0; font-size: 1rem; }
h4 { margin: 1rem 0 .375rem; font-size: .875rem; }
small { font-weight: 400; opacity: .75; }
p { max-width: 44rem; }
code { font: .8125rem ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
ul { list-style: none; margin: 0; padding: 0; }
.themes, .tables { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); }
.theme, .sheet { border-radius: 16px; padding: 1.25rem; border: 1px solid #e1e6e4; overflow-x: auto; }
.light, .sheet { background: #ffffff; }
.dark { background: #181d1c; color: #e7ebea; border-color: #2b3331; }
.swatches { display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(6.5rem, 1fr)); }
.swatch { display: flex; align-items: end; height: 3.25rem; border-radius: 10px; padding: .375rem .5rem; font-size: .75rem; border: 1px solid rgba(127, 138, 133, .35); box-sizing: border-box; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
td, th { text-align: left; padding: .375rem .5rem; border-bottom: 1px solid #e1e6e4; white-space: nowrap; }
.pair { display: inline-block; padding: .125rem .5rem; border-radius: 6px; border: 1px solid rgba(127, 138, 133, .35); }
.bar { display: block; height: .75rem; border-radius: 4px; background: #0b6e65; }
.corners, .icons, .art { display: flex; flex-wrap: wrap; gap: 1rem; }
.corners li, .icons li, .art li { display: grid; gap: .375rem; justify-items: center; font-size: .75rem; }
.corner { width: 4.5rem; height: 4.5rem; background: #e0f1ee; border: 1px solid #0b6e65; }
.icons li { width: 5.5rem; text-align: center; }
.icons svg { width: 1.75rem; height: 1.75rem; }
.icons code { font-size: .6875rem; overflow-wrap: anywhere; }
.dark svg [stroke="#000"], .dark svg[stroke="#000"] { stroke: #e7ebea; }
.dark svg [fill="#000"], .dark svg[fill="#000"] { fill: #e7ebea; }
.art svg { width: 11rem; }
.track { display: block; width: 12rem; height: 1rem; border-radius: 999px; background: #edf1ef; }
.track i { display: block; width: 1rem; height: 1rem; border-radius: 999px; background: #0b6e65; }
tr:hover .track i { transform: translateX(11rem); }
@media (prefers-reduced-motion: reduce) { .track i { transition: none !important; } }
`

/** The page; `art` and `icons` are pairs of a name and its SVG. */
export function designPage(tokens, art, icons) {
  return `<!doctype html>
${NOTE}
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>伴医 · 设计</title>
<style>${STYLE}</style>
<h1>伴医的设计</h1>
<p>患者常常年长、着急、网络不好；运营人员整天看着后台。所以字大、对比足、一页只做一件事，颜色从不单独表达意思。所有数值都在 <code>shared/design/tokens.json</code>，两个前端的样式由它生成。</p>
<p lang="en">Large type, strong contrast, one thing on a page, and no meaning by colour alone. Every value is in <code>shared/design/tokens.json</code>; the styles of both front ends are generated from it, and a check fails when they are stale or too faint.</p>
<h2>颜色 Colours</h2>
<div class="themes">
${colors(tokens)}
</div>
<h2>对比 Contrast <small>WCAG 2.2 AA：文字 4.5，边线 3</small></h2>
<div class="sheet"><table>
<tr><th>前景</th><th>背景</th><th>浅色</th><th>深色</th><th>至少</th></tr>
${pairs(tokens)}
</table></div>
<h2>字号 Type</h2>
<p>后台以 rem 计，跟随浏览器的字号；小程序乘以微信「字体大小」的倍数，最大 1.6。</p>
<div class="tables">
<div class="sheet"><h3>后台 Admin</h3><table>${sizes(tokens.type['desktop-rem'], 'rem')}</table></div>
<div class="sheet"><h3>小程序 Mini-program</h3><table>${sizes(tokens.type['phone-px'], 'px')}</table></div>
</div>
<h2>间距、圆角与动效 Space, corners, motion</h2>
<div class="tables">
<div class="sheet"><table>${bars(tokens['space-px'])}</table></div>
<div class="sheet"><ul class="corners">${corners(tokens['radius-px'])}</ul><table>${motions(tokens.motion)}</table></div>
</div>
<h2>插画 Illustrations</h2>
<div class="themes">
<div class="theme light"><ul class="art">${pictures(art)}</ul></div>
<div class="theme dark"><ul class="art">${pictures(art)}</ul></div>
</div>
<h2>图标 Icons</h2>
<div class="themes">
<div class="theme light"><ul class="icons">${pictures(icons)}</ul></div>
<div class="theme dark"><ul class="icons">${pictures(icons)}</ul></div>
</div>
</html>
`
}
