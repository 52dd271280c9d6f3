import fs from 'node:fs'
import path from 'node:path'

const SOURCE_FILE = /\.(wxml|wxss|wxs|ts|js|json|map|md)$/
const LEFT_OUT = /(^|\/)(node_modules|\.git)(\/|$)/

/** Copies the files a running mini-program may read (images, .wasm, …) to `<out>/pkg`. */
export function copyAssets(root: string, out: string): void {
  const target = path.join(out, 'pkg')
  fs.rmSync(target, { recursive: true, force: true })
  fs.cpSync(root, target, {
    recursive: true,
    filter: (file) => !LEFT_OUT.test(path.relative(root, file)) && !SOURCE_FILE.test(file),
  })
}

/** Copies the pictures of the phone's album to `<out>/album`. */
export function copyAlbum(home: string, out: string): void {
  fs.cpSync(path.join(home, 'album'), path.join(out, 'album'), { recursive: true, filter: (file) => !file.endsWith('.mjs') })
}

/** Writes the one HTML page, which loads the bare phone or the desk around it. */
export function writeIndex(out: string): void {
  const html = [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">',
    '<title>伴医 · 小程序</title>',
    '<link rel="icon" href="data:,">',
    '</head>',
    '<body><script src="start.js"></script></body>',
    '</html>',
    '',
  ]
  fs.writeFileSync(path.join(out, 'index.html'), html.join('\n'))
}
