import { JUnitReporter, type TestModule, type Vitest } from 'vitest/node'
import { decide } from './exit-code.ts'
import { plainName } from './spec-record.ts'

type Options = ConstructorParameters<typeof JUnitReporter>[0]
type Errors = Parameters<JUnitReporter['onTestRunEnd']>[1]

/** Names with the target in them: without it two targets give suites and tests of the same name. */
export const junitNames: Options = {
  suiteName: 'skbench',
  suiteNameTemplate: ({ displayName, filename }) => `${plainName(displayName)} ${filename}`,
  classnameTemplate: ({ displayName, filename }) => `${plainName(displayName)} ${filename}`,
}

/** vitest's own JUnit reporter, named for targets; a file that cannot be written is one line and exit code 2, not the end. */
export default class JunitReporter extends JUnitReporter {
  #trouble = false
  readonly #file: string

  constructor(options: Options = {}) {
    const outputFile = options.outputFile ?? 'results/junit.xml'
    super({ ...junitNames, ...options, outputFile })
    this.#file = outputFile
  }

  override async onInit(vitest: Vitest): Promise<void> {
    await this.#guarded(() => super.onInit(vitest))
  }

  override async onTestRunEnd(modules: readonly TestModule[], errors?: Errors): Promise<void> {
    if (!this.#trouble) await this.#guarded(() => super.onTestRunEnd(modules, errors))
    if (this.#trouble) decide(2)
  }

  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#trouble = true
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
      console.error(
        `skbench: ${this.#file} could not be written (${code}): make its place a writable directory with space left, then run again`,
      )
    }
  }
}
