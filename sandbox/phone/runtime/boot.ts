import * as ge from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { AppLife } from './app'
import { applyAppearance } from './appearance'
import { createBackend } from './backend'
import { installBuiltins } from './builtin/install'
import type { Bundle } from './bundle'
import { Packages } from './packages'
import { PageStack } from './pages/stack'
import { currentPerson } from './people'
import { Phone } from './phone'
import { Screen } from './screen'
import { Settings } from './settings'
import { StyleSheets } from './styles'
import { testHandles } from './handles'
import { createWx } from './wx/create'
import { installWebAssembly } from './wx/web_assembly'
import './css/index.css'

/** Starts the mini-program: `App`, `onLaunch`, then the page named by `#/path?query` or the first. */
export async function start(bundle: Bundle): Promise<void> {
  const settings = new Settings()
  const person = await currentPerson(settings)
  ge.globalOptions.writeFieldsToNode = false // a property named `dataset` must not hide the element's own
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('main', true)
  const phone = new Phone(bundle, settings, person, new Screen(settings), space)
  const backend = env.associateBackend(createBackend(phone))
  phone.wx = createWx(phone)
  const styles = new StyleSheets(bundle)
  phone.packages = new Packages(phone, styles)
  phone.pages = new PageStack(phone, backend, styles)
  listenForFaults(phone)
  installBuiltins(phone)
  fireReady(phone)
  const app = new AppLife(phone)
  Object.assign(globalThis, {
    wx: phone.wx,
    global: globalThis,
    App: (object: object) => app.define(object),
    getApp: () => app.object,
    getCurrentPages: () => phone.pages.list.map((page) => page.caller),
    requirePlugin: () => ({}),
    __mp: testHandles(phone),
  })
  installWebAssembly()
  applyAppearance(phone)
  bundle.load()
  phone.packages.run(bundle)
  await app.launch()
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
