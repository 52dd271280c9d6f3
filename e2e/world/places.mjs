// Where the built product lies. `cargo xtask test browser` names each place; by hand, `cargo xtask build` fills the usual ones.
import fs from 'node:fs'
import path from 'node:path'

/** The repository. */
export const root = path.resolve(import.meta.dirname, '../..')
const target = path.resolve(import.meta.dirname, '..', process.env.BANYI_TARGET ?? '../target')

const place = (name, usual) => process.env[name] ?? usual
/** The programs and folders that a test starts, each replaceable by an environment variable. */
export const places = {
  server: place('BANYI_SERVER_BIN', path.join(target, 'debug/banyi-server')),
  sandbox: place('BANYI_SANDBOX_BIN', path.join(target, 'debug/banyi-sandbox')),
  admin: place('BANYI_ADMIN_DIST', path.join(root, 'admin-ui/dist')),
  phone: place('BANYI_PHONE_DIST', path.join(target, 'phone')),
  chromium: process.env.BANYI_CHROMIUM ?? process.env.CHROMIUM ?? '/usr/bin/chromium',
}

/** Throws, with what to do, when something is not built. */
export function mustBeBuilt() {
  const lacking = Object.entries(places).filter(([name, at]) => name !== 'chromium' && !fs.existsSync(at))
  if (lacking.length) throw new Error(`not built: ${lacking.map(([, at]) => at).join(', ')}; run cargo xtask build`)
}
