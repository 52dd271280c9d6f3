// What a browser fetches to show the admin's first screens: bodies as they come over the wire, nothing cached before.
import { Admin } from '../pages/admin/admin.mjs'
import { freshPage } from '../world/browser.mjs'
import { eventually } from '../world/patience.mjs'
import { ADMIN_PASSWORD } from '../world/product.mjs'

/** Bytes that sign-in, shell and the start page may cost together. */
export const MOST_BYTES = 400 * 1024

/** What the pages fetch, in the order of their visit: name → `[{path, bytes}]`, each file where it was first needed. */
export async function weights(browser, house) {
  const admin = new Admin(await freshPage(browser), house)
  const fetched = follow(admin.page)
  const visits = {}
  await admin.go('/')
  await admin.page.getByLabel('密码', { exact: true }).waitFor()
  visits['sign-in'] = await fetched()
  await admin.signIn('admin', ADMIN_PASSWORD)
  await isWhole(admin.page)
  visits.start = await fetched()
  for (const name of ['orders', 'staff']) {
    await admin.page.getByRole('navigation', { name: '主菜单' }).locator(`a[href$="/${name}"]`).click()
    await admin.page.waitForURL(new RegExp(`/${name}$`))
    await isWhole(admin.page)
    visits[name] = await fetched()
  }
  await admin.close()
  return visits
}

/** All bytes of visits. */
export const sum = (...visits) => visits.flat().reduce((all, { bytes }) => all + bytes, 0)

/** Keeps what comes; gives what has come since it was asked the last time. */
function follow(page) {
  let since = []
  const open = new Set()
  page.on('request', (request) => {
    // Hints of the server never end.
    if (!request.url().endsWith('/events')) open.add(request)
  })
  page.on('requestfailed', (request) => open.delete(request))
  page.on('requestfinished', async (request) => {
    const sizes = await request.sizes()
    const bytes = Math.max(0, sizes.responseBodySize)
    // What a preload has fetched already costs nothing again.
    if (bytes > 0) since.push({ path: new URL(request.url()).pathname, bytes })
    open.delete(request)
  })
  return async () => {
    await eventually('the page to have fetched all', () => open.size === 0)
    const come = since
    since = []
    return come
  }
}

/** Waits until a screen has its title and nothing on it is still an outline. */
async function isWhole(page) {
  await page.locator('main h1').first().waitFor()
  await eventually('the screen to be whole', async () => (await page.locator('main .bone:visible').count()) === 0)
}
