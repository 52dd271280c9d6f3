import fs from 'node:fs'
import path from 'node:path'
import * as esbuild from 'esbuild'
import type { Problems } from './problems'
import type { Sources } from './sources'

const SCRIPT_ENDS = ['', '.ts', '.js', '/index.ts', '/index.js']

/** Bundles the phone with the main package into `<out>/app.js`, and each sub-package into a file below `<out>/packages`. */
export async function bundle(entries: Map<string, string>, home: string, out: string, sources: Sources, problems: Problems): Promise<void> {
  try {
    await esbuild.build({
      entryPoints: { app: 'entry:app' },
      bundle: true,
      format: 'esm',
      splitting: true,
      outdir: out,
      chunkNames: 'packages/[name]-[hash]',
      sourcemap: 'linked',
      target: 'es2022',
      logLevel: 'silent',
      define: { 'process.env.NODE_ENV': '"development"' },
      plugins: [entryPaths(entries, home), packagePaths(sources)],
      nodePaths: [sources.nodeModules],
    })
  } catch (error) {
    for (const e of (error as esbuild.BuildFailure).errors ?? [{ text: String(error) }]) {
      const file = e.location?.file ? sources.label(path.resolve(e.location.file)) : 'app.js'
      problems.error(file, e.text, e.location?.line, e.location ? e.location.column + 1 : undefined)
    }
  }
}

/** Bundles the desk page around the phone into `<out>/frame.js`, and the loader. */
export async function bundleFrame(home: string, out: string): Promise<void> {
  await esbuild.build({
    entryPoints: { frame: path.join(home, 'frame', 'frame.ts'), start: path.join(home, 'frame', 'start.ts') },
    outdir: out,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
  })
}

/** The modules that the build writes itself. */
function entryPaths(entries: Map<string, string>, home: string): esbuild.Plugin {
  return {
    name: 'entries',
    setup(build) {
      build.onResolve({ filter: /^entry:/ }, (args) => ({ path: args.path, namespace: 'entry' }))
      build.onLoad({ filter: /./, namespace: 'entry' }, (args) => ({ contents: entries.get(args.path) ?? '', loader: 'js', resolveDir: home }))
    },
  }
}

/** `/abs` paths of the project, npm packages by their mini-program folder, nested miniprogram_npm. */
function packagePaths(sources: Sources): esbuild.Plugin {
  const firstFile = (base: string): string | undefined =>
    SCRIPT_ENDS.map((end) => base + end).find((file) => fs.existsSync(file) && fs.statSync(file).isFile())

  return {
    name: 'mini-program-paths',
    setup(build) {
      build.onResolve({ filter: /^\// }, (args) => {
        if (!args.importer || fs.existsSync(args.path)) return undefined
        const file = firstFile(path.join(sources.root, args.path))
        return file ? { path: file } : undefined
      })
      build.onResolve({ filter: /^[@a-z][^:]*$/i }, (args) => {
        if (args.kind === 'entry-point' || args.namespace === 'entry') return undefined
        for (let folder = args.resolveDir; folder !== path.dirname(folder); folder = path.dirname(folder)) {
          const nested = firstFile(path.join(folder, 'miniprogram_npm', args.path))
          if (nested) return { path: nested }
        }
        const file = firstFile(sources.absolute(`npm/${args.path}`))
        return file ? { path: file } : undefined
      })
    },
  }
}
