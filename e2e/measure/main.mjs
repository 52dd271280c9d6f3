// `npm run sizes`: prints what the admin's first screens cost over the wire; fails above the limit.
import { launch } from '../world/browser.mjs'
import { startProduct } from '../world/product.mjs'
import { MOST_BYTES, sum, weights } from './weight.mjs'

const kb = (bytes) => `${(bytes / 1024).toFixed(1).padStart(8)} KB`

const house = await startProduct()
const browser = await launch()
try {
  const visits = await weights(browser, house)
  for (const [name, visit] of Object.entries(visits)) {
    console.log(`\n${name.padEnd(52)}${kb(sum(visit))}`)
    for (const { path, bytes } of visit.toSorted((a, b) => b.bytes - a.bytes)) console.log(`  ${path.padEnd(50)}${kb(bytes)}`)
  }
  const all = sum(visits['sign-in'], visits.start)
  console.log(`\nsign-in, shell and start page${kb(all)} of ${MOST_BYTES / 1024}`)
  if (all > MOST_BYTES) process.exitCode = 1
} finally {
  await browser.close()
  await house.stop()
}
