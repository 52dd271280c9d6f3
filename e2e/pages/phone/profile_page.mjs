// 头像和昵称: the picture and the name of the user.

/** Runs in the phone: a path of a chosen file, which is a picture, or only claims to be one of `type`. */
const draw = (type) => {
  if (type !== 'image/png') return URL.createObjectURL(new Blob(['MZ this is a program'], { type }))
  const canvas = Object.assign(document.createElement('canvas'), { width: 120, height: 120 })
  canvas.getContext('2d').fillRect(0, 0, 60, 60)
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(URL.createObjectURL(blob)), type))
}

/** The page of avatar and nickname. */
export class ProfilePage {
  constructor(phone) {
    this.phone = phone
  }

  static async open(phone) {
    await phone.go('/account/profile/profile')
    await phone.sees('选择头像')
    return new ProfilePage(phone)
  }

  /** Chooses a picture, or with another type something that only claims to be one. */
  async choose(type = 'image/png') {
    const path = await this.phone.page.evaluate(draw, type)
    await this.phone.page.evaluate((avatarUrl) => (window.__wxMock.chooseAvatar = { avatarUrl }), path)
    await this.phone.tap('选择头像')
  }

  /** Refuses to choose one. */
  async refuse() {
    await this.phone.page.evaluate(() => {
      window.__wxMock.chooseAvatar = () => {
        throw { errMsg: 'chooseAvatar:fail auth deny' }
      }
    })
    await this.phone.tap('选择头像')
  }

  /** The address of the picture that is shown; undefined when there is none. */
  async picture() {
    const image = this.phone.page.locator('.wxui-page:not([hidden]) .face-picture[src]')
    return (await image.count()) ? image.first().getAttribute('src') : undefined
  }
}
