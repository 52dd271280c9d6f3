/** Host of the mini-program's API; calls to it go through the sandbox's proxy. */
export const API_HOST = 'api.banyi.example'

/**
 * Where a request really goes: the API host by `/proxy`, the page's own origin as it is.
 * Any other host is refused, as WeChat refuses a domain that is not on the list.
 */
export function realAddress(url: string): string | undefined {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    return undefined
  }
  if (parsed.host === API_HOST) return `/proxy${parsed.pathname}${parsed.search}`
  return parsed.origin === location.origin ? parsed.href : undefined
}
