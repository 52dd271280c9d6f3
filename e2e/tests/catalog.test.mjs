// What anybody can look through before ordering: first page, search, hospitals, experts, announcements.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Home, HospitalList, Search } from '../pages/phone/catalog.mjs'
import { Phone } from '../pages/phone/phone.mjs'
import { furnish } from '../pages/phone/places.mjs'
import { startBrowser } from '../world/browser.mjs'
import { product } from '../world/product.mjs'

const house = await product()
const browser = await startBrowser()
const { announcement, expert, hospital, desk } = await furnish(house)

test('the first page leads to what staff announce, to hospitals and to services', async () => {
  const phone = await Phone.open(browser, house)
  const home = await Home.open(phone)
  assert.ok((await home.banners()).includes('子女不在身边，也有人陪父母看病'), 'a banner without a picture is drawn')
  await phone.tap('子女不在身边，也有人陪父母看病')
  await phone.sees('公告详情', '检修期间一至三层请走扶梯，陪诊员会在大门口等候。')
  await phone.page.evaluate(() => wx.navigateBack())
  await phone.tap(`公告：${announcement.title}`)
  await phone.tap(announcement.title)
  await phone.sees('公告详情', '置顶')
  await phone.go('/pages/home/home')
  await phone.tap('全部医院')
  await phone.sees('全部医院', '三级甲等')
  assert.deepEqual(await phone.faults(), [])
  await phone.close()
})

test('a double tap opens one page', async () => {
  const phone = await Phone.open(browser, house)
  await Home.open(phone)
  const box = await phone.button('搜索服务、医院、公告').boundingBox()
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await Promise.all([phone.page.touchscreen.tap(x, y), phone.page.touchscreen.tap(x, y)])
  await phone.sees('大家常找')
  assert.equal(await phone.page.evaluate(() => getCurrentPages().length), 2)
  await phone.close()
})

test('the first page stands at once the next time, also without a network', async () => {
  const phone = await Phone.open(browser, house)
  await Home.open(phone)
  await phone.page.route('**/proxy/**', (route) => route.abort())
  await phone.page.reload()
  await phone.isReady()
  await phone.sees('可陪诊医院', '西京医院', '全心全程陪诊服务')
  await phone.close()
})

test('a page that cannot load says so, and loads when asked again', async () => {
  const phone = await Phone.open(browser, house)
  await phone.page.route('**/proxy/**/hospitals*', (route) => route.fulfill({ status: 500, json: {} }))
  await phone.go('/catalog/hospitals/hospitals')
  await phone.sees('没有加载成功')
  await phone.page.unroute('**/proxy/**/hospitals*')
  await phone.tap('重新加载')
  await phone.sees('西京医院')
  await phone.close()
})

test('the search finds services, hospitals and announcements, and remembers the words', async () => {
  const phone = await Phone.open(browser, house)
  const home = await Home.open(phone)
  await home.search()
  const search = new Search(phone)
  await search.type('电梯')
  await phone.sees('公告', announcement.title)
  await search.type('儿童')
  await phone.sees('医院', '西安市儿童医院')
  await search.submit()
  await search.type('按摩椅')
  await phone.sees('没有找到“按摩椅”')
  await search.type('约号')
  await phone.tap('全心服务门诊约号')
  await phone.sees('服务包含')
  await Search.open(phone)
  assert.deepEqual(await search.history(), ['约号', '儿童'])
  await phone.tap('清空搜索历史')
  await phone.page.getByRole('button', { name: '清空', exact: true }).tap()
  await phone.seesNo('搜索历史')
  assert.deepEqual(await phone.faults(), [])
  await phone.close()
})

test('hospitals are filtered, and follow each other to the end', async () => {
  const phone = await Phone.open(browser, house)
  const list = await HospitalList.open(phone)
  await phone.page.waitForFunction(() => document.querySelectorAll('.list [role=button][aria-label]').length === 20)
  await list.reachEnd()
  await phone.sees('没有更多医院了')
  const all = await list.names()
  assert.equal(new Set(all).size, all.length, 'none twice')
  assert.ok(all.length > 20)
  await list.level('二级甲等')
  await phone.sees('没有符合的医院')
  await phone.tap('清除条件')
  await phone.sees('西京医院')
  await list.search('儿童')
  await phone.page.waitForFunction(() => document.querySelectorAll('.list [role=button][aria-label]').length < 5)
  for (const name of await list.names()) assert.match(name, /儿童/)
  assert.deepEqual(await phone.faults(), [])
  await phone.close()
})

test('a hospital shows the way, its experts and its services', async () => {
  const phone = await Phone.open(browser, house)
  await phone.go(`/escort/hospital/hospital?id=${hospital.id}`)
  await phone.sees('在这家医院预约', '医院专家', '医院介绍')
  await phone.tap(`在地图上看${hospital.name}的位置`)
  const shown = await phone.page.evaluate(() => window.__wxCalls.find(([name]) => name === 'openLocation'))
  assert.ok(shown, 'the map is asked for')
  await phone.close()

  const again = await Phone.open(browser, house)
  await again.page.evaluate(() => { window.__wxMock.openLocation = () => { throw { errMsg: 'openLocation:fail auth deny' } } })
  await again.go(`/escort/hospital/hospital?id=${hospital.id}`)
  await again.sees('在这家医院预约')
  await again.tap('导航')
  await again.sees('地图没有打开')
  await again.page.getByRole('button', { name: '复制地址', exact: true }).last().tap()
  await again.page.waitForFunction(() => window.__wxCalls.some(([name]) => name === 'setClipboardData'))
  await again.tap(`${expert.name} ${expert.title}`)
  await again.sees('擅长', expert.skill)
  await again.tap('请人协助约诊')
  await again.sees('全心服务专家约诊', hospital.name)
  assert.deepEqual(await again.faults(), [])
  await again.close()
})

test('a hospital without experts and a map still stands', async () => {
  const { items } = await desk.call('GET', '/hospitals')
  const plain = items.find(({ longitude, offersEscort }) => longitude === undefined && !offersEscort)
  const phone = await Phone.open(browser, house)
  await phone.go(`/escort/hospital/hospital?id=${plain.id}`)
  await phone.sees(plain.name, '这家医院暂未开通陪诊预约')
  assert.equal(await phone.button('导航').count(), 0)
  assert.equal(await phone.text('医院专家').count(), 0)
  assert.deepEqual(await phone.faults(), [])
  await phone.close()
})

test('a shared page opened by itself has a way home', async () => {
  for (const route of [`/catalog/announcement/announcement?id=${announcement.id}`, `/escort/hospital/hospital?id=${hospital.id}`]) {
    const phone = await Phone.open(browser, house, { route, person: 'chen' })
    await phone.page.getByRole('button', { name: /首页|返回/ }).filter({ visible: true }).first().tap()
    await phone.sees('可陪诊医院')
    await phone.close()
  }
  const phone = await Phone.open(browser, house, { route: '/catalog/announcement/announcement?id=nothing' })
  await phone.tap('回到首页')
  await phone.sees('可陪诊医院')
  await phone.close()
})

test('what is shared names itself and leads back', async () => {
  const phone = await Phone.open(browser, house)
  for (const [route, words, title] of [
    ['/pages/home/home', '可陪诊医院', '伴医 · 有人陪，看病不慌'],
    [`/escort/hospital/hospital?id=${hospital.id}`, '在这家医院预约', `${hospital.name} - 预约`],
    [`/catalog/announcement/announcement?id=${announcement.id}`, '转发给家人', announcement.title],
  ]) {
    await phone.go(route)
    await phone.sees(words)
    const shared = await phone.page.evaluate(() => {
      const { onShareAppMessage, onShareTimeline } = window.__mp.page()
      return [onShareAppMessage.call(window.__mp.page(), {}), onShareTimeline.call(window.__mp.page())]
    })
    assert.deepEqual([shared[0].title, shared[0].path, shared[1].title], [title, route, title])
  }
  await phone.close()
})
