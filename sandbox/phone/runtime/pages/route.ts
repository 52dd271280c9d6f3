/** A page's address: `path` without a leading slash, and its decoded query. */
export interface Route {
  path: string
  query: Record<string, string>
}

/** Splits `/a/b?c=d`; values keep their encoding, as in WeChat. */
export function parseRoute(url: string): Route {
  const at = url.indexOf('?')
  const path = at < 0 ? url : url.slice(0, at)
  const query: Record<string, string> = {}
  for (const pair of at < 0 ? [] : url.slice(at + 1).split('&')) {
    if (!pair) continue
    const eq = pair.indexOf('=')
    const name = eq < 0 ? pair : pair.slice(0, eq)
    query[name] = eq < 0 ? '' : pair.slice(eq + 1)
  }
  return { path: path.replace(/^\//, ''), query }
}

/** Makes a URL absolute, seen from the page at `from`. */
export function absoluteUrl(url: string, from: string | undefined): string {
  if (url.startsWith('/') || from === undefined) return url
  const base = from.split('/').slice(0, -1)
  const [path = '', ...rest] = url.split('?')
  for (const part of path.split('/')) {
    if (part === '..') base.pop()
    else if (part !== '.') base.push(part)
  }
  return ['/' + base.join('/'), ...rest].join('?')
}
