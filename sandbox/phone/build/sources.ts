import fs from 'node:fs'
import path from 'node:path'
import * as esbuild from 'esbuild'
import type { Problems } from './problems'

/**
 * The files of one mini-program, by id. An id is a path without extension from the
 * root (`pages/home/home`), or `npm/<package>/…` for a component of an npm package.
 */
export class Sources {
  constructor(
    readonly root: string,
    readonly nodeModules: string,
    private readonly problems: Problems,
  ) {}

  /** Absolute path of an id, without its extension. */
  absolute(id: string): string {
    if (!id.startsWith('npm/')) return path.join(this.root, id)
    const parts = id.slice(4).split('/')
    const scoped = parts[0]?.startsWith('@') ?? false
    const name = parts.splice(0, scoped ? 2 : 1).join('/')
    const built = path.join(this.root, 'miniprogram_npm', name)
    if (fs.existsSync(built)) return path.join(built, ...parts)
    const home = path.join(this.nodeModules, name)
    const manifest = path.join(home, 'package.json')
    const declared = fs.existsSync(manifest)
      ? (JSON.parse(fs.readFileSync(manifest, 'utf8')) as { miniprogram?: string }).miniprogram
      : undefined
    return path.join(home, declared ?? 'miniprogram_dist', ...parts)
  }

  /** The first file of the id that exists with one of the extensions. */
  find(id: string, ...extensions: string[]): string | undefined {
    return extensions
      .map((extension) => this.absolute(id) + extension)
      .find((file) => fs.existsSync(file) && fs.statSync(file).isFile())
  }

  /** Name of a file for messages: relative to the mini-program. */
  label(file: string): string {
    return path.relative(this.root, file).split(path.sep).join('/')
  }

  /** Reads `<id>.json`; a missing file is `{}`, a faulty one is an error with its place. */
  json<T extends object>(id: string): T {
    const file = this.find(id, '.json')
    if (!file) return {} as T
    const text = fs.readFileSync(file, 'utf8')
    try {
      return JSON.parse(text) as T
    } catch (error) {
      const place = jsonFaultPlace(text)
      const reason = error instanceof Error ? error.message : String(error)
      this.problems.error(this.label(file), reason, place?.line, place?.column)
      return {} as T
    }
  }
}

/** Where esbuild's JSON parser stumbles; `JSON.parse` of Node 20 does not always tell. */
function jsonFaultPlace(text: string): { line: number; column: number } | undefined {
  try {
    esbuild.transformSync(text, { loader: 'json', logLevel: 'silent' })
    return undefined
  } catch (error) {
    const location = (error as esbuild.TransformFailure).errors[0]?.location
    return location ? { line: location.line, column: location.column + 1 } : undefined
  }
}

/** Resolves a reference (`../b`, `/b`, `b`) seen in the file with the id `from`. */
export function relativeId(from: string, reference: string): string {
  if (reference.startsWith('/')) return path.posix.normalize(reference.slice(1))
  return path.posix.join(path.posix.dirname(from), reference)
}
