import { CAPSULE } from '../bars/capsule'
import type { Phone } from '../phone'
import { asynchronous } from './call'

/** The getSystemInfo family: sizes in px as the page sees them. */
export function systemApis(phone: Phone): Record<string, unknown> {
  const windowInfo = () => {
    const { statusBar, navigationBar, tabBar, bottom } = phone.screen.insets
    const page = phone.pages.top
    const custom = page?.bar.element.hidden ?? false
    const tabs = page && phone.pages.tabBar.has(page.route.path) ? tabBar + bottom : 0
    return {
      pixelRatio: devicePixelRatio,
      screenWidth: innerWidth,
      screenHeight: innerHeight,
      windowWidth: innerWidth,
      windowHeight: innerHeight - tabs - (custom ? 0 : statusBar + navigationBar),
      statusBarHeight: statusBar,
      screenTop: custom ? 0 : statusBar + navigationBar,
      safeArea: {
        left: 0,
        right: innerWidth,
        top: statusBar,
        bottom: innerHeight - bottom,
        width: innerWidth,
        height: innerHeight - bottom - statusBar,
      },
    }
  }
  const deviceInfo = () => ({
    brand: 'iPhone',
    model: 'iPhone X',
    system: 'iOS 17.5',
    platform: 'ios',
    benchmarkLevel: 40,
    abi: 'arm64',
    memorySize: 3072,
    cpuType: 'A11',
  })
  const appBase = () => {
    const fontSizeSetting = Number(phone.settings.get('fontSize'))
    return {
      SDKVersion: '3.5.0',
      version: '8.0.50',
      language: 'zh_CN',
      enableDebug: false,
      host: { appId: 'wechat', env: 'WeChat' },
      fontSizeSetting,
      fontSizeScaleFactor: fontSizeSetting / 16,
      theme: phone.bundle.app.darkmode ? phone.theme : undefined,
    }
  }
  const all = () => ({ ...windowInfo(), ...deviceInfo(), ...appBase() })
  const launch = () => ({ ...phone.launch })
  return {
    getSystemInfoSync: all,
    getSystemInfo: asynchronous('getSystemInfo', all),
    getSystemInfoAsync: asynchronous('getSystemInfoAsync', all),
    getWindowInfo: windowInfo,
    getDeviceInfo: deviceInfo,
    getAppBaseInfo: appBase,
    getSystemSetting: () => ({ bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' }),
    getAppAuthorizeSetting: () => ({ notificationAuthorized: 'authorized', locationAuthorized: 'authorized', cameraAuthorized: 'authorized' }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' } }),
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    getMenuButtonBoundingClientRect: () => {
      const top = phone.screen.insets.statusBar + CAPSULE.top
      const right = innerWidth - CAPSULE.right
      return { width: CAPSULE.width, height: CAPSULE.height, top, right, left: right - CAPSULE.width, bottom: top + CAPSULE.height }
    },
    getUpdateManager: () => ({
      onCheckForUpdate: (tell: (r: { hasUpdate: boolean }) => void) => queueMicrotask(() => tell({ hasUpdate: false })),
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => location.reload(),
    }),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    nextTick: (work: () => void) => void Promise.resolve().then(work),
    base64ToArrayBuffer: (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer,
    arrayBufferToBase64: (buffer: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))),
  }
}
