import { READ_TIMEOUT_MS, WRITE_TIMEOUT_MS } from '../config'
import { account } from '../account_state'
import { network } from '../network'
import { API_BASE } from '../operator'
import { Client } from './client'

/** The app's one client. */
export const api = new Client({
  wx,
  base: API_BASE,
  readTimeout: READ_TIMEOUT_MS,
  writeTimeout: WRITE_TIMEOUT_MS,
  now: () => Date.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: () => Math.random(),
  isOffline: () => network.isOffline,
  onTrouble: (isTrying) => network.trouble(isTrying),
  onUser: (user) => account.take(user),
})

export { ApiError, hasCode, sentence } from './errors'
