import * as ge from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { applyAppearance } from './appearance'
import { createBackend } from './backend'
import { installBuiltins } from './builtin/install'
import type { Bundle } from './bundle'
import { runDefinitions } from './definitions'
import { PageStack } from './pages/stack'
import { currentPerson } from './people'
import { Phone } from './phone'
import { Screen } from './screen'
import { Settings } from './settings'
import { StyleSheets } from './styles'
import { createWx } from './wx/create'
import { installWebAssembly } from './wx/web_assembly'
import './css/index.css'

interface AppObject {
  onLaunch?(options: object): void
  onShow?(options: object): void
  onHide?(): void
  onThemeChange?(result: { theme: string }): void
}

/** Starts the mini-program: `App`, `onLaunch`, then the page named by `#/path?query` or the first. */
export async function start(bundle: Bundle): Promise<void> {
  const settings = new Settings()
  const person = await currentPerson(settings)
  ge.globalOptions.writeFieldsToNode = false // a property named `dataset` must not hide the element's own
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('main', true)
  const phone = new Phone(bundle, settings, person, new Screen(settings), space)
  const backend = env.associateBackend(createBackend())
  phone.wx = createWx(phone)
  phone.pages = new PageStack(phone, backend, new StyleSheets(bundle))
  listenForFaults(phone)
  installBuiltins(phone)
  fireReady(phone)
  for (const unit of bundle.units) {
    space.addComponentStaticConfig(unit.id, unit.config as never)
    space.addCompiledTemplate(unit.id, { groupList: bundle.templates, content: bundle.templates[unit.id] } as never)
    if (unit.scope) space.addStyleSheet(unit.id, undefined, unit.scope)
  }

  let app: AppObject = {}
  Object.assign(globalThis, {
    wx: phone.wx,
    global: globalThis,
    App: (object: AppObject) => (app = object),
    getApp: () => app,
    getCurrentPages: () => phone.pages.list.map((page) => page.caller),
    requirePlugin: () => ({}),
    __mp: {
      phone,
      wx: phone.wx,
      page: () => phone.pages.top?.caller,
      data: () => phone.pages.top?.caller.data,
      errors: phone.errors,
      warnings: phone.warnings,
      settings,
    },
  })
  installWebAssembly()
  applyAppearance(phone)
  bundle.load()
  runDefinitions(phone, bundle)

  const first = location.hash.slice(1) || `/${bundle.app.entryPagePath ?? bundle.pages[0] ?? ''}`
  const options = phone.pages.launchOptions(first)
  const tell = (call: () => void): void => {
    try {
      call()
    } catch (error) {
      phone.report(error)
    }
  }
  tell(() => app.onLaunch?.(options))
  tell(() => app.onShow?.(options))
  document.addEventListener('visibilitychange', () =>
    tell(() => (document.hidden ? app.onHide?.() : app.onShow?.(options))),
  )
  settings.onChange((name) => {
    if (name === 'theme' && bundle.app.darkmode) tell(() => app.onThemeChange?.({ theme: phone.theme }))
  })
  await phone.pages.reLaunch(first).catch((error: unknown) => phone.report(error))
}

function listenForFaults(phone: Phone): void {
  ge.addGlobalWarningListener((warning) => {
    phone.warnings.push(String((warning as { message?: string }).message ?? warning))
    return false
  })
  ge.addGlobalErrorListener((error) => {
    phone.report(error)
    return false
  })
}

/** glass-easel leaves the `ready` lifetime to its surroundings. */
function fireReady(phone: Phone): void {
  const behavior = phone.space.getComponentSpace().defineBehavior({
    lifetimes: {
      attached() {
        const caller = this as unknown as { _$?: ge.GeneralComponent } & ge.GeneralComponent
        const component = caller._$ ?? caller
        queueMicrotask(() => component.triggerLifetime('ready', []))
      },
    },
  })
  phone.space.setOverallBehavior(behavior as never)
}
