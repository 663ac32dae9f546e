import { basename } from 'node:path'
import type { TestCase, TestModule } from 'vitest/node'
import type { ModePart } from './channel.ts'

/** An error as it comes out of a worker; `kind` is set on the suite's own errors. */
export interface ErrorRecord {
  name: string
  message: string
  kind: string | null
}

export interface TestRecord {
  /** 'bridge > takes the path' */
  name: string
  state: 'passed' | 'failed' | 'skipped' | 'pending'
  /** reason of a skip, where the test gave one */
  reason: string | null
  part: ModePart | null
  errors: ErrorRecord[]
}

/** What the reporters need of one spec file in one project. */
export interface SpecRecord {
  /** plain name of the vitest project */
  project: string
  /** what the project resolved to */
  target: string
  /** relative to the root, as a person types it */
  file: string
  tests: TestRecord[]
  /** of hooks, fixtures and the file itself */
  errors: ErrorRecord[]
  finished: boolean
}

/** Name of a project: a bench project is called 'local (bench)' by vitest, and a person types 'local'. */
export function plainName(projectName: string): string {
  return projectName.replace(/ \(bench\)$/, '') || 'default'
}

/** 'bridge' of 'benchmarks/bridge.bench.ts': the name of a mode whose tests never came to say it. */
export function modeOfFile(file: string): string {
  return basename(file).replace(/\.(bench|benchmark)\.[cm]?[jt]sx?$/, '')
}

/**
 * Reads a record off vitest's test module, whose project stands for `target`.
 * @param cut ids of the tests that were to run, where the run was interrupted: vitest calls those that did not end skipped
 */
export function recordOf(
  module: TestModule,
  target: string,
  cut: ReadonlySet<string> = new Set(),
): SpecRecord {
  const suites = [...module.children.allSuites()]
  const state = module.state()
  return {
    project: plainName(module.project.name),
    target,
    file: module.relativeModuleId,
    tests: [...module.children.allTests()].map((test) => recordOfTest(test, cut)),
    errors: [module, ...suites].flatMap((one) => one.errors().map(errorRecord)),
    finished: state !== 'queued' && state !== 'pending',
  }
}

/** vitest's words for the reason of a test that Ctrl-C ended; those that never began have none. */
const aborted = /^The test run was aborted/

function recordOfTest(test: TestCase, cut: ReadonlySet<string>): TestRecord {
  const result = test.result()
  const note = result.state === 'skipped' ? result.note : undefined
  const wasCut = result.state === 'skipped' && cut.has(test.id) && (note === undefined || aborted.test(note))
  return {
    name: test.fullName,
    state: wasCut ? 'pending' : result.state,
    reason: (wasCut ? undefined : note) ?? null,
    part: test.meta().skbench ?? null,
    errors: (result.errors ?? []).map(errorRecord),
  }
}

/** A drawing of the line that does not parse, which vitest shows in a block of its own. */
const codeFrame = /\s*\n\s*╭─\[ (\S+) \][\s\S]*$/

/** One line of whatever was thrown. */
export function errorRecord(thrown: { name?: unknown; message?: unknown; kind?: unknown }): ErrorRecord {
  return {
    name: typeof thrown.name === 'string' ? thrown.name : 'Error',
    message: (typeof thrown.message === 'string' ? thrown.message : JSON.stringify(thrown))
      .replace(codeFrame, ' at $1')
      .replace(/\s*\n\s*/g, ' ')
      .trim(),
    kind: typeof thrown.kind === 'string' ? thrown.kind : null,
  }
}
