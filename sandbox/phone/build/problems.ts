/** How bad a finding is: an error makes the build exit with 1. */
export type Level = 'error' | 'warning'

/** One finding about a source file; `line` and `column` count from 1. */
export interface Problem {
  level: Level
  file: string
  line?: number
  column?: number
  message: string
}

/** Collects findings during a build. */
export class Problems {
  readonly list: Problem[] = []

  error(file: string, message: string, line?: number, column?: number): void {
    this.note({ level: 'error', file, line, column, message })
  }

  warn(file: string, message: string, line?: number, column?: number): void {
    this.note({ level: 'warning', file, line, column, message })
  }

  /** A file that several packages use is told of once. */
  private note(problem: Problem): void {
    const same = (other: Problem): boolean => other.file === problem.file && other.message === problem.message && other.line === problem.line && other.column === problem.column
    if (!this.list.some(same)) this.list.push(problem)
  }

  get failed(): boolean {
    return this.list.some((p) => p.level === 'error')
  }

  /** Lines of the shape `error pages/a/a.wxml:3:7 message`. */
  lines(): string[] {
    return this.list.map((p) => {
      const place = [p.file, p.line, p.line === undefined ? undefined : p.column]
      return `${p.level} ${place.filter((x) => x !== undefined).join(':')} ${p.message}`
    })
  }
}
