import assert from 'node:assert/strict'
import test from 'node:test'
import { faults, opener, startBrowser, startSandbox, swipe } from './support.mjs'

const open = opener(await startBrowser(), await startSandbox())
const log = (page) => page.locator('.wxui-page:not([hidden]) .log').innerText()

test('templates, includes, loops, conditions and WXS render and follow setData', async () => {
  const page = await open()
  const text = await page.locator('.wxui-page').innerText()
  for (const part of ['包含 甲', '行 一 10', '0:1 0:22', '1:3', '¥19.80 array 12', '乙', '盒头', 'a·A']) assert.ok(text.includes(part), part)
  assert.ok(await page.getByText('隐藏的字').isHidden())
  assert.deepEqual(await faults(page), [])
})

test('lifecycles, selectors and component events come in their order', async () => {
  const page = await open()
  await page.getByText('picture 54').waitFor()
  assert.match(await log(page), /^load;show;ready;box;bar 75;picture 54;$/)
  assert.equal(await page.evaluate(() => __mp.data().count), 2)
  assert.deepEqual(await page.evaluate(() => getApp().heard.slice(0, 2)), ['launch pages/home/home 1001', 'show'])
  const list = await page.evaluate(() => __mp.page().selectComponent('#list').data.names)
  assert.deepEqual(list, ['a', 'b'])
})

test('events bubble, are caught, and carry dataset and marks', async () => {
  const page = await open()
  await page.getByText('只到内层').tap()
  await page.getByText('内外都到').tap()
  await page.getByText('0:22').tap()
  assert.match(await log(page), /inner;inner;outer;tap \{"group":0,"cell":22\} \{"place":22\};$/)
})

test('classes of a component and of the page do not mix', async () => {
  const page = await open()
  const color = (locator) => locator.evaluate((e) => getComputedStyle(e).color)
  assert.equal(await color(page.getByText('页面的 head')), 'rgb(200, 0, 0)')
  assert.equal(await color(page.getByText('盒头').last()), 'rgb(31, 122, 107)')
  assert.notEqual(await color(page.getByText('a·A')), 'rgb(200, 0, 0)')
  const border = await page.locator('.box').evaluate((e) => getComputedStyle(e).borderTopColor)
  assert.equal(border, 'rgb(31, 122, 107)')
  const underline = await page.getByText('盒身').evaluate((e) => getComputedStyle(e.closest('.outside')).textDecorationLine)
  assert.equal(underline, 'underline')
})

test('rich-text keeps what is harmless only', async () => {
  const page = await open()
  assert.equal(await page.locator('.bold').innerText(), '粗体')
  assert.equal(await page.evaluate(() => window.hacked), undefined)
})

for (const width of [320, 375, 414]) {
  test(`rpx follows a screen of ${width} px and nothing runs over its edge`, async () => {
    const page = await open('', '', { width, height: 700 })
    const bar = await page.locator('.bar').evaluate((e) => e.getBoundingClientRect().width)
    assert.ok(Math.abs(bar - width / 5) < 0.5)
    assert.ok(await page.evaluate(() => document.querySelector('.wxui-scroll').scrollWidth <= innerWidth))
  })
}

test('a navigator opens a sub-package page; its back key returns', async () => {
  const page = await open()
  await page.getByText('去详情').tap()
  await page.getByText('参数 7 张').waitFor()
  await page.getByText('模块 42').waitFor()
  assert.equal(await page.evaluate(() => getCurrentPages().length), 2)
  const nav = page.locator('.wxui-page:not([hidden]) .wxui-nav')
  assert.equal(await nav.evaluate((e) => e.style.background), 'rgb(31, 122, 107)')
  assert.ok(await page.getByRole('tablist').isHidden())
  await page.getByRole('button', { name: '返回' }).filter({ visible: true }).tap()
  await page.getByText('去详情').waitFor()
  assert.match(await log(page), /hide;show;$/)
  assert.ok(await page.getByRole('tablist').isVisible())
})

test('the style sheet of a page counts only while the page is seen', async () => {
  const page = await open()
  await page.getByText('去列表').tap()
  await page.getByText('底栏').waitFor()
  assert.ok(await page.evaluate(() => document.querySelector('style[data-of="pages/home/home"]').disabled))
})

test('tab pages stay alive; redirectTo replaces; relative addresses resolve', async () => {
  const page = await open()
  await page.getByText('内外都到').tap()
  await page.getByRole('tab', { name: '表单' }).tap()
  await page.getByPlaceholder('姓名').waitFor()
  await page.getByRole('tab', { name: '首页' }).tap()
  await page.locator('.log').filter({ visible: true }).waitFor()
  assert.match(await log(page), /inner;outer;hide;show;$/)
  await page.getByText('去详情').tap()
  await page.locator('.redirect').tap()
  await page.getByText('随字号').waitFor()
  assert.deepEqual(await page.evaluate(() => getCurrentPages().map((p) => p.route)), ['pages/home/home', 'more/meta/meta'])
})

test('a page without a bar fills the screen; page-meta takes the type size', async () => {
  const page = await open('/more/meta/meta', '&fontSize=26')
  assert.equal(await page.getByText('随字号').evaluate((e) => getComputedStyle(e).fontSize), '26px')
  assert.equal(await page.locator('.tall').evaluate((e) => e.clientHeight), 812)
})

test('the dark theme reaches bars, style sheets and wx', async () => {
  const page = await open('/pages/home/home', '&theme=dark')
  const card = page.locator('.card').first()
  assert.equal(await card.evaluate((e) => getComputedStyle(e).backgroundColor), 'rgb(40, 40, 40)')
  assert.equal(await page.locator('.wxui-nav').first().evaluate((e) => e.style.background), 'rgb(25, 25, 25)')
  await page.evaluate(() => __mp.settings.set('theme', 'light'))
  // It travels to the page by itself: what counts is that it arrives.
  await card.evaluate(async (e) => {
    while (getComputedStyle(e).backgroundColor !== 'rgb(255, 255, 255)') await new Promise(requestAnimationFrame)
  })
})

test('pulling down, reaching the bottom, scrolling and sharing', async () => {
  const page = await open('/pages/feed/feed')
  await page.mouse.move(180, 300)
  await page.mouse.down()
  await page.mouse.move(180, 460, { steps: 4 })
  await page.mouse.up()
  await page.getByText('refresh;').waitFor()
  await page.evaluate(() => wx.stopPullDownRefresh())
  await page.waitForFunction(() => document.querySelector('.wxui-scroll').style.translate === '')
  await page.evaluate(() => wx.pageScrollTo({ scrollTop: 100000, duration: 0 }))
  await page.getByText('条目 30').waitFor({ state: 'attached' })
  assert.ok((await page.evaluate(() => __mp.page().data.top)) > 0)
  const foot = await page.locator('.foot').boundingBox()
  assert.equal(Math.round(foot.y + foot.height), 812)
  await page.getByRole('button', { name: '更多' }).tap()
  await page.getByText('发送给朋友').tap()
  await page.getByText('一起来看').waitFor()
})

test('a finger pulls a page down; the page may pull itself; one that does not refresh stays', async () => {
  const page = await open('/pages/feed/feed')
  const offset = () => page.evaluate(() => document.querySelector('.wxui-scroll').style.translate)
  await swipe(page, { x: 180, y: 560 }, { x: 184, y: 740 }, 10)
  await page.getByText('refresh;').waitFor()
  assert.equal(await offset(), '0px 56px')
  await page.evaluate(() => wx.stopPullDownRefresh())
  assert.equal(await offset(), '')
  await page.evaluate(() => wx.startPullDownRefresh())
  await page.getByText('refresh;refresh;').waitFor()
  await page.evaluate(() => wx.stopPullDownRefresh())
  await swipe(page, { x: 180, y: 560 }, { x: 184, y: 590 }, 5)
  assert.equal(await offset(), '')
  assert.equal((await log(page)).split('refresh;').length - 1, 2)
  const still = await open('/pages/home/home')
  await swipe(still, { x: 180, y: 400 }, { x: 184, y: 640 }, 10)
  assert.equal(await still.evaluate(() => document.querySelector('.wxui-scroll').style.translate), '')
})

test('fixed parts of a tab page end above the tab bar', async () => {
  const page = await open()
  const box = await page.evaluate(() => {
    const bar = document.createElement('div')
    bar.style.cssText = 'position: fixed; bottom: 0; height: 10px; width: 10px'
    document.querySelector('.wxui-scroll').append(bar)
    return bar.getBoundingClientRect().bottom
  })
  assert.equal(box, (await page.getByRole('tablist').boundingBox()).y)
})

test('swiper turns by drag and by property; scroll-view tells its lower edge', async () => {
  const page = await open('/pages/feed/feed')
  const box = await page.locator('.swiper').boundingBox()
  await page.mouse.move(box.x + 250, box.y + 30)
  await page.mouse.down()
  await page.mouse.move(box.x + 60, box.y + 30, { steps: 4 })
  await page.mouse.up()
  await page.getByText('swipe 1 touch').waitFor()
  await page.evaluate(() => __mp.page().setData({ at: 2 }))
  await page.getByText('swipe 2 ').waitFor()
  await page.evaluate(() => __mp.page().setData({ into: 'inner-12' }))
  await page.getByText('lower;').waitFor()
})
