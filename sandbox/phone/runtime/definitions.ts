import type { CompiledUnit } from './bundle'
import type { Phone } from './phone'

type Definition = { behaviors?: unknown[]; [field: string]: unknown }
type Define = (definition: Definition) => unknown

const globals = globalThis as unknown as Record<'Page' | 'Component' | 'Behavior', Define>

/** Runs every component's and page's script with its own `Page`, `Component`, `Behavior`. */
export function runDefinitions(phone: Phone, units: CompiledUnit[]): void {
  const inOrder = [...units].sort((a, b) => Number(a.isPage) - Number(b.isPage))
  for (const unit of inOrder) {
    try {
      runUnit(phone, unit)
    } catch (error) {
      phone.report(error)
    }
  }
}

function runUnit(phone: Phone, unit: CompiledUnit): void {
  phone.space.componentEnv(unit.id, (env) => {
    const raw = env as unknown as Record<'Page' | 'Component' | 'Behavior', Define>
    const named = builtinBehaviors(raw.Behavior)
    const adapt = (definition: Definition): Definition =>
      definition?.behaviors
        ? { ...definition, behaviors: definition.behaviors.map((b) => (typeof b === 'string' ? named[b] : b)).filter(Boolean) }
        : definition
    const outer = { Page: globals.Page, Component: globals.Component, Behavior: globals.Behavior }
    globals.Page = (definition) => raw.Page(adapt(definition))
    globals.Component = (definition) => raw.Component(adapt(definition))
    globals.Behavior = (definition) => raw.Behavior(adapt(definition))
    try {
      unit.load()
    } finally {
      Object.assign(globals, outer)
    }
  })
}

let behaviors: Record<string, unknown> | undefined

/** The adapter wants objects where a mini-program names WeChat's behaviours by string. */
function builtinBehaviors(Behavior: Define): Record<string, unknown> {
  behaviors ??= {
    'wx://form-field': Behavior({ properties: { name: String, value: null } }),
    'wx://form-field-group': Behavior({}),
    'wx://form-field-button': Behavior({}),
    'wx://component-export': Behavior({}),
  }
  return behaviors
}
