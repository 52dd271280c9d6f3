import type { Phone } from '../phone'
import { asynchronous, type CallOptions } from './call'

/** Moving between pages, and what a page may change on its bars. */
export function navigationApis(phone: Phone): Record<string, unknown> {
  const bar = (): NonNullable<typeof phone.pages.top> => {
    const page = phone.pages.top
    if (!page) throw new Error('no page')
    return page
  }
  const move = (name: string, go: (o: CallOptions) => Promise<unknown>): unknown =>
    asynchronous(name, (o: CallOptions) => {
      if (phone.isSinglePage) throw { errMsg: `${name}:fail can not navigate in single page mode` }
      return later(() => go(o))
    })
  return {
    navigateTo: move('navigateTo', (o) => phone.pages.navigateTo(String(o.url), o.events)),
    redirectTo: move('redirectTo', (o) => phone.pages.redirectTo(String(o.url))),
    reLaunch: move('reLaunch', (o) => phone.pages.reLaunch(String(o.url))),
    switchTab: move('switchTab', (o) => phone.pages.switchTab(String(o.url))),
    navigateBack: move('navigateBack', (o) => phone.pages.navigateBack(o.delta)),
    setNavigationBarTitle: asynchronous('setNavigationBarTitle', (o: CallOptions) => bar().bar.setTitle(String(o.title ?? ''))),
    setNavigationBarColor: asynchronous('setNavigationBarColor', (o: CallOptions) => {
      bar().bar.setColor(o.frontColor, o.backgroundColor)
      phone.pages.refreshBars()
    }),
    showNavigationBarLoading: asynchronous('showNavigationBarLoading', () => bar().bar.setLoading(true)),
    hideNavigationBarLoading: asynchronous('hideNavigationBarLoading', () => bar().bar.setLoading(false)),
    setTabBarBadge: asynchronous('setTabBarBadge', (o: CallOptions) => phone.pages.tabBar.setBadge(o.index, String(o.text))),
    removeTabBarBadge: asynchronous('removeTabBarBadge', (o: CallOptions) => phone.pages.tabBar.setBadge(o.index, undefined)),
    showTabBarRedDot: asynchronous('showTabBarRedDot', (o: CallOptions) => phone.pages.tabBar.setBadge(o.index, '')),
    hideTabBarRedDot: asynchronous('hideTabBarRedDot', (o: CallOptions) => phone.pages.tabBar.setBadge(o.index, undefined)),
    showTabBar: asynchronous('showTabBar', () => phone.pages.tabBar.setHidden(false)),
    hideTabBar: asynchronous('hideTabBar', () => phone.pages.tabBar.setHidden(true)),
    setTabBarItem: asynchronous('setTabBarItem', (o: CallOptions) => {
      const { text, iconPath, selectedIconPath } = o
      const given = Object.entries({ text, iconPath, selectedIconPath }).filter(([, v]) => v !== undefined)
      phone.pages.tabBar.setItem(o.index, Object.fromEntries(given))
    }),
    startPullDownRefresh: asynchronous('startPullDownRefresh', () => bar().scroll.startRefresh()),
    stopPullDownRefresh: asynchronous('stopPullDownRefresh', () => bar().scroll.stopRefresh()),
    pageScrollTo: asynchronous('pageScrollTo', (o: CallOptions) => {
      const smooth = (o.duration ?? 300) > 0
      if (o.selector) bar().scroll.toElement(String(o.selector), o.offsetTop ?? 0, smooth)
      else bar().scroll.to(o.scrollTop ?? 0, smooth)
    }),
  }
}

/** A page never changes while its own code still runs. */
async function later<T>(work: () => Promise<T>): Promise<T> {
  await Promise.resolve()
  return work()
}
