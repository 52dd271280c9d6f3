// Pictures of the admin.
import { Admin } from '../pages/admin/admin.mjs'
import { adminDialogs, adminPanels, adminPlaces } from '../pages/admin/places.mjs'

const SIZES = [[360, 780], [1280, 800], [1920, 1080]]

/** Every screen and dialogue, small and large, light and dark; `file(name)` is where a picture goes. */
export async function shootAdmin(browser, house, furniture, file) {
  const places = adminPlaces(furniture)
  for (const colorScheme of ['light', 'dark']) {
    const admin = await Admin.open(browser, house, { colorScheme, signedIn: false })
    await admin.sees('登录运营台')
    const shoot = async (name) => {
      for (const [width, height] of SIZES) {
        await admin.page.setViewportSize({ width, height })
        await admin.page.screenshot({ animations: 'disabled', path: file(`admin-${name}-${width}-${colorScheme}`) })
      }
    }
    await shoot('sign-in')
    await admin.signIn('admin', 'correct-horse-battery')
    const reach = async (name) => {
      const [path, words] = places[name]
      await admin.page.setViewportSize({ width: 1280, height: 800 })
      await admin.go(path)
      await admin.sees(words)
    }
    for (const name of Object.keys(places)) {
      await reach(name)
      await shoot(name)
    }
    for (const [name, [place, button]] of Object.entries(adminDialogs)) {
      await reach(place)
      await admin.button(button).first().click()
      await admin.dialog.waitFor()
      await shoot(`dialogue-${name}`)
    }
    for (const [name, [place, button]] of Object.entries(adminPanels)) {
      await reach(place)
      await admin.openPanel(button)
      await shoot(`panel-${name}`)
    }
    await admin.close()
  }
}
