// Draws the pictures of the phone's album anew: node album/draw.mjs
// The first is like a phone's own photo: it holds the place where it was taken.
import fs from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { phoneExif } from './exif.mjs'

const sky = '<linearGradient id="sky" x2="0" y2="1"><stop stop-color="#cfe5ea"/><stop offset="1" stop-color="#f7efe2"/></linearGradient>'
const svg = (width, height, inner) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${sky}</defs>${inner}</svg>`

const portrait = svg(720, 960, `<rect width="720" height="960" fill="#e9dfd0"/><circle cx="560" cy="190" r="110" fill="#f6c98f"/>
  <path d="M0 700c160-70 300-60 430-10s210 40 290 10v260H0z" fill="#8fb5a6"/>
  <path d="M140 960c0-190 90-270 220-270s220 80 220 270z" fill="#2f6f7e"/><path d="M300 640h120v110c-40 40-80 40-120 0z" fill="#e2ab86"/>
  <ellipse cx="360" cy="500" rx="142" ry="172" fill="#efc19d"/><path d="M208 500c-20-190 60-270 160-270s170 90 146 270c-20-90-60-140-120-150-70 40-150 40-186 150z" fill="#3a302d"/>
  <circle cx="306" cy="520" r="11" fill="#3a302d"/><circle cx="414" cy="520" r="11" fill="#3a302d"/><path d="M318 596c26 24 58 24 84 0" fill="none" stroke="#a8604d" stroke-width="9" stroke-linecap="round"/>`)

const windows = Array.from({ length: 32 }, (_, i) => `<rect x="${218 + (i % 8) * 66}" y="${250 + Math.floor(i / 8) * 78}" width="38" height="46" rx="4" fill="#9cc4cd"/>`).join('')
const building = svg(960, 720, `<rect width="960" height="720" fill="url(#sky)"/><rect x="180" y="200" width="600" height="420" rx="8" fill="#fbfaf7"/>${windows}
  <rect x="420" y="130" width="120" height="90" rx="8" fill="#fbfaf7"/><path d="M468 148h24v24h24v24h-24v24h-24v-24h-24v-24h24z" fill="#c8553d"/>
  <rect x="420" y="552" width="120" height="68" fill="#5c8d97"/><rect y="616" width="960" height="104" fill="#c9c4b8"/>
  <circle cx="110" cy="560" r="72" fill="#7fa98f"/><rect x="102" y="600" width="16" height="50" fill="#7a6650"/><circle cx="860" cy="550" r="86" fill="#8fb59a"/><rect x="851" y="600" width="18" height="50" fill="#7a6650"/>`)

const flowers = Array.from({ length: 7 }, (_, i) => `<g transform="translate(${110 + i * 84} ${i % 2 ? 300 : 350})"><rect x="-3" width="6" height="240" fill="#6d9a74"/><circle r="40" fill="${['#e58f7b', '#f3c178', '#d9a5c0'][i % 3]}"/><circle r="14" fill="#fff3d6"/></g>`).join('')
const garden = svg(720, 720, `<rect width="720" height="720" fill="url(#sky)"/><path d="M0 520c200-60 520-60 720 0v200H0z" fill="#a9c7a1"/>${flowers}`)

const card = svg(856, 540, `<rect width="856" height="540" rx="28" fill="#eef3f4"/><rect x="40" y="40" width="776" height="460" rx="20" fill="#dbe7e9"/>
  <circle cx="660" cy="230" r="80" fill="#b3c8cc"/><path d="M540 430c0-90 60-110 120-110s120 20 120 110z" fill="#b3c8cc"/>
  <g fill="#9fb6bb"><rect x="90" y="110" width="240" height="28" rx="14"/><rect x="90" y="180" width="320" height="22" rx="11"/><rect x="90" y="230" width="280" height="22" rx="11"/><rect x="90" y="280" width="360" height="22" rx="11"/><rect x="90" y="410" width="420" height="26" rx="13"/></g>
  <text x="90" y="375" font-family="sans-serif" font-size="24" fill="#7b9196">样张 SPECIMEN</text>`)

const PICTURES = [['portrait.jpg', portrait, 720, 960], ['building.jpg', building, 960, 720], ['garden.jpg', garden, 720, 720], ['card.png', card, 856, 540]]

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
for (const [name, drawing, width, height] of PICTURES) {
  const page = await browser.newPage({ viewport: { width, height } })
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing}`)
  const jpeg = name.endsWith('.jpg')
  const picture = await page.screenshot(jpeg ? { type: 'jpeg', quality: 70 } : { type: 'png' })
  fs.writeFileSync(path.join(import.meta.dirname, name), name === 'portrait.jpg' ? phoneExif(picture) : picture)
  await page.close()
}
await browser.close()
