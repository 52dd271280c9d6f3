/**
 * Loads the mini-program itself for `?bare`, else the desk page with a phone on it.
 * Kept apart so that the desk never loads the mini-program twice.
 */
export {}

const bare = new URLSearchParams(location.search).has('bare')
const name = bare ? 'app' : 'frame'
const style = document.createElement('link')
style.rel = 'stylesheet'
style.href = `${name}.css`
const script = document.createElement('script')
script.src = `${name}.js`
if (bare) script.type = 'module' // it fetches its sub-packages as modules
document.head.append(style)
document.body.append(script)
