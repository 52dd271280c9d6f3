// Pictures of every page of both front ends into ../shots, and the two of the README into docs/images.
//   npm run shots
import fs from 'node:fs'
import path from 'node:path'
import { furnishDesk } from '../pages/admin/places.mjs'
import { launch } from '../world/browser.mjs'
import { root } from '../world/places.mjs'
import { startProduct } from '../world/product.mjs'
import { shootAdmin } from './admin.mjs'
import { sideBySide, small } from './compose.mjs'
import { shootPhone } from './phone.mjs'

const folder = path.join(root, 'shots')
fs.rmSync(folder, { recursive: true, force: true })
fs.mkdirSync(folder, { recursive: true })
const file = (name) => path.join(folder, `${name}.png`)

const house = await startProduct()
const browser = await launch()
try {
  const furniture = await furnishDesk(house)
  await shootPhone(browser, house, furniture, file)
  await shootAdmin(browser, house, furniture, file)
  const images = path.join(root, 'docs/images')
  fs.mkdirSync(images, { recursive: true })
  const phones = ['phone-home', 'phone-service', 'phone-order-refunded'].map((name) => fs.readFileSync(file(name)))
  fs.writeFileSync(path.join(images, 'miniapp.png'), await small(browser, await sideBySide(browser, phones, 375)))
  fs.writeFileSync(path.join(images, 'admin.png'), await small(browser, fs.readFileSync(file('admin-order-1280-light'))))
} finally {
  await browser.close()
  await house.stop()
}
console.log(`${fs.readdirSync(folder).length} pictures in ${folder}`)
