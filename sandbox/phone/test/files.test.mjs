import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { faults, logHolds, opener, startBrowser, startSandbox } from './support.mjs'

const sandbox = await startSandbox()
const open = opener(await startBrowser(), sandbox)
beforeEach(() => void (sandbox.asked.length = 0))
const uploads = () => sandbox.asked.filter(({ path }) => path === '/proxy/api/v1/upload')

/** The page of files, with consent given before. */
async function files(parameters = '') {
  return open('/more/files/files', `&privacy=allow${parameters}`)
}

/** Chooses a file as a test does, without the sheet. */
async function choose(page, ...given) {
  await page.evaluate((next) => __mp.album.next(...next), given)
  await page.locator('.media').tap()
  await logHolds(page, 'chosen')
}

test('a picture of the album is shown and sent as multipart, with fields, headers and progress', async () => {
  const page = await files()
  await page.locator('.media').tap()
  await page.getByRole('button', { name: '人像（含拍摄地点）' }).tap()
  await logHolds(page, 'image true;chosen 1;load;')
  await page.locator('.send').tap()
  await logHolds(page, 'progress true;201 {"id":"f1"};')
  const [{ method, headers, bytes, body }] = uploads()
  assert.equal(method, 'POST')
  assert.match(headers['content-type'], /^multipart\/form-data; boundary=/)
  assert.equal(headers.authorization, 'Bearer t')
  assert.match(body, /name="purpose"\r\n\r\navatar\r\n/)
  assert.match(body, /name="note"\r\n\r\n头像\r\n/)
  assert.match(body, /name="file"; filename="tmp_\d+\.jpg"\r\nContent-Type: image\/jpeg\r\n/)
  assert.ok(bytes.includes(Buffer.from('Exif\0\0')) && bytes.includes(Buffer.from('iPhone 13')), 'the photo still tells where it was taken')
  assert.deepEqual(await faults(page), [])
})

test('an avatar comes from WeChat, from the album, or not at all', async () => {
  const page = await files()
  await page.locator('.avatar').tap()
  await page.getByRole('button', { name: '用微信头像' }).tap()
  await logHolds(page, 'chosen 1;load;')
  assert.match(await page.evaluate(() => __mp.data().paths[0]), /^wxfile:\/\/tmp_\d+\.jpg$/)
  await page.locator('.avatar').tap()
  await page.getByRole('button', { name: '从相册选择' }).tap()
  await page.getByRole('button', { name: '花园' }).tap()
  await logHolds(page, 'load;chosen 1;load;')
  await page.locator('.avatar').tap()
  await page.getByRole('button', { name: '取消' }).tap()
  await logHolds(page, 'chooseAvatar:fail cancel;')
})

test('several pictures are marked in order, up to the number asked for', async () => {
  const page = await files()
  await page.locator('.many').tap()
  for (const name of ['花园', '医院大楼', '证件样张', '人像（含拍摄地点）']) await page.getByRole('button', { name }).tap()
  assert.equal(await page.locator('.wxui-album-picture[aria-pressed=true]').count(), 3)
  await page.getByRole('button', { name: '完成' }).tap()
  await logHolds(page, 'chosen 3;')
})

test('a test may choose a file of its own, or cancel', async () => {
  const page = await files()
  await choose(page, { name: 'virus.jpg', type: 'image/jpeg', base64: Buffer.from('MZ not a picture').toString('base64') })
  await logHolds(page, 'error;')
  await page.locator('.send').tap()
  await logHolds(page, '201')
  assert.match(uploads()[0].body, /MZ not a picture/)
  await page.evaluate(() => __mp.album.cancel())
  await page.locator('.media').tap()
  await logHolds(page, 'chooseMedia:fail cancel;')
})

test('an upload is stopped, times out of nowhere, and fails for a file that is not there', async () => {
  const page = await files()
  await choose(page, 'garden.jpg')
  await page.locator('.hang').tap()
  await page.waitForFunction(() => __mp.data().log.includes('progress'))
  await page.locator('.stop').tap()
  await logHolds(page, 'uploadFile:fail abort;')
  await page.locator('.wrong').tap()
  await logHolds(page, 'file not found;')
  assert.equal(uploads().length, 0)
})

for (const lose of ['request', 'answer']) {
  test(`an upload whose ${lose} is lost fails, and ${lose === 'answer' ? 'has' : 'has not'} reached the server`, async () => {
    const page = await files(`&loss=1&lose=${lose}`)
    await choose(page, 'garden.jpg')
    await page.locator('.send').tap()
    await logHolds(page, lose === 'answer' ? 'ERR_CONNECTION_RESET' : 'ERR_INTERNET_DISCONNECTED')
    assert.equal(uploads().length, lose === 'answer' ? 1 : 0)
  })
}

test('the same seed loses the same uploads', async () => {
  const run = async (seed) => {
    const page = await files(`&loss=0.5&seed=${seed}`)
    await choose(page, 'garden.jpg')
    const seen = []
    for (let i = 0; i < 6; i++) {
      await page.evaluate(() => __mp.page().setData({ log: '' }))
      await page.locator('.send').tap()
      await page.waitForFunction(() => /201|fail/.test(__mp.data().log))
      seen.push((await page.evaluate(() => __mp.data().log)).match(/201|ERR_\w+/)[0])
    }
    return seen
  }
  const first = await run(11)
  assert.deepEqual(await run(11), first)
  assert.ok(new Set(first).size > 1, String(first))
})

test('a download is kept as a file; a picture is made smaller, looked at and saved', async () => {
  const page = await files()
  await page.locator('.fetch').tap()
  await logHolds(page, '200;chosen 1;load;')
  await page.locator('.small').tap()
  await logHolds(page, 'small 100 jpeg;')
  await page.locator('.look').tap()
  await page.getByRole('dialog', { name: '查看图片' }).tap()
  await page.locator('.save').tap()
  await page.getByRole('button', { name: '拒绝' }).tap()
  await logHolds(page, 'saveImageToPhotosAlbum:fail auth deny;')
  await page.evaluate(() => __mp.settings.set('album', 'allow'))
  await page.locator('.save').tap()
  await logHolds(page, 'saved;')
})

test('without the album, or without consent, choosing fails and says so', async () => {
  const page = await files('&album=deny')
  await page.locator('.media').tap()
  await logHolds(page, 'chooseMedia:fail system permission denied;')
  await page.evaluate(() => __mp.settings.set('privacy', 'deny'))
  await page.locator('.media').tap()
  await logHolds(page, 'chooseMedia:fail privacy permission is not authorized;')
})
