// A program of the product as a child process.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import { eventually } from './patience.mjs'

/** Starts a program with its output in `logFile`; ready when `isReady` says so. Gives `{stop, log}`. */
export async function start(program, args, { env = {}, logFile, isReady }) {
  const output = fs.openSync(logFile, 'w')
  const child = spawn(program, args, { env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env }, stdio: ['ignore', output, output] })
  fs.closeSync(output)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.once('error', () => undefined)
  const log = () => fs.readFileSync(logFile, 'utf8')
  const running = {
    log,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await ended
    },
  }
  try {
    const ready = await eventually(`${program} to start`, async () => {
      if (child.exitCode !== null) throw new Error(`${program} ended at once`)
      return isReady(log())
    })
    return { ...running, ready }
  } catch (error) {
    await running.stop()
    throw new Error(`${error.message}\n${log()}`)
  }
}

/** A port that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/** Whether an address answers well. */
export const answers = (url) => fetch(url).then((answer) => answer.ok, () => false)
