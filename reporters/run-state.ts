import { readFileSync } from 'node:fs'
import { parseCLI, type TestModule, type Vitest } from 'vitest/node'
import type { RunReport, VerdictClass } from '../baselines/report.ts'
import type { RunFacts } from './channel.ts'
import { type Collected, collect } from './collect.ts'
import { typedCommand } from './command.ts'
import { unmatchedName, unmatchedWords } from './found-nothing.ts'
import type { ExitCode } from './last-line.ts'
import { buildReport } from './report.ts'
import { type ErrorRecord, recordOf, type SpecRecord, plainName } from './spec-record.ts'

/** What decides where no global set-up came to say it. */
const defaultGate: VerdictClass[] = ['path', 'reachability', 'cost']

/** What the run found so far, read off vitest. */
export class RunState {
  readonly suite: string
  readonly #startedAt = new Date()
  /** by id: between queueing and collection vitest replaces a module by a new object */
  readonly #modules = new Map<string, TestModule>()
  readonly #facts = new Map<string, RunFacts>()
  readonly #troubles = new Set<string>()
  /** Why the run does not begin: what was typed. */
  refusal: string | undefined
  interrupted = false
  /** ids of the tests that the filters leave to run */
  readonly #planned = new Set<string>()
  readonly #vitest: Vitest
  readonly #projects: string[]

  constructor(vitest: Vitest, projects: string[]) {
    this.#vitest = vitest
    this.#projects = projects
    const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      version: string
    }
    this.suite = manifest.version
  }

  get troubles(): string[] {
    return [...this.#troubles]
  }

  addTroubles(lines: string[]): void {
    for (const line of lines) this.#troubles.add(line)
  }

  take(modules: readonly TestModule[]): void {
    for (const module of modules) this.#modules.set(module.id, module)
  }

  /** Takes a module before its first test begins. */
  plan(module: TestModule): void {
    for (const test of module.children.allTests()) if (test.options.mode === 'run') this.#planned.add(test.id)
    this.take([module])
  }

  /** Facts that a project's global set-up provided, the first time they are seen. */
  newFacts(): RunFacts[] {
    return this.#vitest.projects.flatMap((project) => {
      const { runFacts } = project.getProvidedContext() as { runFacts?: RunFacts }
      const name = plainName(project.name)
      if (!runFacts || this.#facts.has(name) || !project.config.benchmark.enabled) return []
      this.#facts.set(name, runFacts)
      return [runFacts]
    })
  }

  /** Words of the filter that find nothing, in a sentence; undefined where each finds a spec. */
  unmatchedWords(): string | undefined {
    const provided = this.#vitest.projects.map((one) => one.getProvidedContext() as { specs?: string[] })
    return unmatchedWords(parseCLI(['vitest', ...process.argv.slice(2)]).filter, {
      projects: this.#projects,
      specs: provided.flatMap(({ specs }) => specs ?? []),
      root: this.#vitest.config.root,
    })
  }

  /** The sentence on a `-t` that no test's name matches, where that is why nothing ran. */
  unmatchedName({ modes, errors, testsRun }: Collected): string[] {
    const { testNamePattern } = this.#vitest.config
    if (testNamePattern === undefined || testsRun > 0 || modes.length > 0 || errors.length > 0) return []
    const tests = [...this.#modules.values()].flatMap((module) => [...module.children.allTests()])
    return tests.length === 0
      ? []
      : [
          unmatchedName(
            testNamePattern,
            tests.map(({ name }) => name),
          ),
        ]
  }

  /** Why a project's global set-up could not begin the run, where it came to say it. */
  failure(): string | undefined {
    return this.#vitest.projects
      .map((project) => (project.getProvidedContext() as { runFailure?: string }).runFailure)
      .find((one) => one !== undefined)
  }

  gateClasses(): VerdictClass[] {
    const named = [...this.#facts.values()].flatMap((one) => one.gate)
    return named.length > 0 ? [...new Set(named)] : defaultGate
  }

  allowSkip(): string[] {
    return [...new Set([...this.#facts.values()].flatMap((one) => one.allowSkip))]
  }

  plannedQuantities(): number {
    return [...this.#facts.values()].reduce((sum, one) => sum + one.plannedQuantities, 0)
  }

  collected(unhandled: ErrorRecord[] = []): Collected {
    const { testNamePattern, tagsFilter } = this.#vitest.config
    const filtered = testNamePattern !== undefined || tagsFilter !== undefined
    return collect(
      [...this.#modules.values()].map((module) => this.#record(module)),
      unhandled,
      { filtered },
    )
  }

  /** One spec alone, for its first verdict. */
  collectedOf(module: TestModule): Collected {
    return collect([this.#record(module)], [], { filtered: true })
  }

  #record(module: TestModule): SpecRecord {
    const project = plainName(module.project.name)
    const target = this.#facts.get(project)?.target ?? project
    return this.interrupted ? recordOf(module, target, this.#planned) : recordOf(module, target)
  }

  report(collected: Collected, exitCode: ExitCode): RunReport {
    return buildReport({
      suite: this.suite,
      facts: [...this.#facts.values()],
      projects: this.#projects,
      gate: this.gateClasses(),
      collected,
      startedAt: this.#startedAt,
      seconds: (Date.now() - this.#startedAt.getTime()) / 1000,
      exitCode,
      troubles: this.troubles,
      typed: typedCommand(process.argv.slice(2), process.env),
    })
  }
}
