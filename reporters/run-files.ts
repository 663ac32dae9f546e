import { join, resolve } from 'node:path'
import type { RunReport } from '../baselines/report.ts'
import { appendSafely, writeAtomically } from './atomic-write.ts'
import { reportAsJson } from './json.ts'
import type { ExitCode } from './last-line.ts'
import { reportAsMarkdown } from './markdown.ts'
import type { RunError } from './run-error.ts'

/** The files of a run: `skbench.json` and `summary.md`, and the page of a GitHub job where there is one. */
export class RunFiles {
  readonly #root: string
  readonly #directory: string
  #writtenCode: ExitCode | undefined

  constructor(root: string, directory: string) {
    this.#root = root
    this.#directory = directory
  }

  /** The exit code that the JSON report on disk states; undefined while there is none of this run. */
  get writtenCode(): ExitCode | undefined {
    return this.#writtenCode
  }

  /** Writes the JSON report; the lines that say what could not be written. */
  writeJson(report: RunReport): string[] {
    const trouble = this.#write('skbench.json', reportAsJson(report))
    if (trouble.length === 0) this.#writtenCode = report.exitCode
    return trouble
  }

  /** Writes the JSON report and the summary; the lines that say what could not be written. */
  write(report: RunReport, errors: RunError[], reasons: string[]): string[] {
    return [
      ...this.writeJson(report),
      ...this.#write('summary.md', reportAsMarkdown(report, errors, reasons)),
    ]
  }

  /** Adds the summary to the page of a GitHub job, if this is one. */
  addStepSummary(report: RunReport, errors: RunError[], reasons: string[], env: NodeJS.ProcessEnv): string[] {
    const page = env['GITHUB_STEP_SUMMARY']
    const trouble = page ? appendSafely(page, reportAsMarkdown(report, errors, reasons)) : undefined
    return trouble === undefined ? [] : [trouble]
  }

  #write(name: string, text: string): string[] {
    const trouble = writeAtomically(
      resolve(this.#root, this.#directory, name),
      join(this.#directory, name),
      text,
    )
    return trouble === undefined ? [] : [trouble]
  }
}
