import pc from 'picocolors'
import type { RunnerTestFile, SerializedError, TestArtifact, TestBenchmark } from 'vitest'
import {
  DefaultReporter,
  type TestCase,
  type TestModule,
  type TestRunEndReason,
  type TestSpecification,
  type Vitest,
} from 'vitest/node'
import { benchTable } from './bench-table.ts'
import { endWhereNobodyReads } from './broken-pipe.ts'
import { decide, guardExitCode } from './exit-code.ts'
import { benchMeant } from './found-nothing.ts'
import { finalText, lastLineText } from './final-text.ts'
import { gate } from './gate.ts'
import type { ExitCode } from './last-line.ts'
import { headerText } from './header.ts'
import { wantsColour } from './paint.ts'
import { printPlainly } from './print-plainly.ts'
import { ProgressPrinter } from './progress-printer.ts'
import { rowsOf } from './rows.ts'
import { errorLine } from './run-error.ts'
import { RunFiles } from './run-files.ts'
import { RunState } from './run-state.ts'
import { type ErrorRecord, errorRecord, modeOfFile, plainName } from './spec-record.ts'
import type { Collected } from './collect.ts'
import { hideToldBelow } from './told-below.ts'
import { verdictLine } from './verdict-line.ts'

export interface SkbenchReporterOptions {
  /** of the JSON report and the Markdown summary, relative to vitest's root; default 'results' */
  directory?: string
}

interface Run {
  state: RunState
  files: RunFiles
  progress: ProgressPrinter
  /** the last look at everything, and what the gate said of it */
  judged: { collected: Collected; reasons: string[] }
}

/**
 * The main reporter: progress, a first verdict for each spec, the table of modes, the reports, and the exit code. Outside
 * `vitest bench` it is vitest's default reporter.
 */
export default class SkbenchReporter extends DefaultReporter {
  readonly #directory: string
  #run: Run | undefined
  #putBack: () => void = () => undefined
  readonly #paint = pc.createColors(wantsColour(process.env, process.stdout.isTTY, process.argv))

  constructor(options: SkbenchReporterOptions = {}) {
    super({ summary: false })
    this.#directory = options.directory ?? 'results'
  }

  override onInit(vitest: Vitest): void {
    // The configuration may set 3 for whatever goes wrong before this.
    process.exitCode = undefined
    endWhereNobodyReads([process.stdout, process.stderr])
    if (!this.#paint.isColorSupported) printPlainly(vitest.logger)
    super.onInit(vitest)
  }

  override onTestRunStart(specifications: readonly TestSpecification[]): void {
    super.onTestRunStart(specifications)
    const projects = this.ctx.projects.filter((project) => project.config.benchmark.enabled)
    if (projects.length === 0) {
      const meant = specifications.length === 0 ? benchMeant(process.argv.slice(2)) : undefined
      if (meant !== undefined) this.error(`skbench: ${meant}`)
      return
    }
    const planned = specifications.filter((one) => one.project.config.benchmark.enabled)
    const names = (planned.length > 0 ? planned.map((one) => one.project) : projects).map((one) =>
      plainName(one.name),
    )
    const state = new RunState(this.ctx, [...new Set(names)])
    const files = new RunFiles(this.ctx.config.root, this.#directory)
    const live = this.isTTY && process.env['TERM'] !== 'dumb'
    const progress = new ProgressPrinter({ stream: process.stdout, live, planned: planned.length })
    this.#run = { state, files, progress, judged: { collected: state.collected(), reasons: [] } }
    this.ctx.onCancel(() => {
      state.interrupted = true
    })
    guardExitCode((final, verdict) => this.#leave(final, verdict))
    state.refusal = state.unmatchedWords()
    if (state.refusal !== undefined) process.exit(3)
  }

  override onTestModuleQueued(module: TestModule): void {
    super.onTestModuleQueued(module)
    this.#guarded(() => this.#sayFacts())
  }

  override onTestModuleCollected(module: TestModule): void {
    super.onTestModuleCollected(module)
    if (module.project.config.benchmark.enabled) this.#run?.state.plan(module)
  }

  override onTestCaseReady(test: TestCase): void {
    super.onTestCaseReady(test)
    const { project, relativeModuleId } = test.module
    if (project.config.benchmark.enabled) this.#run?.progress.begin(modeOfFile(relativeModuleId), test.name)
  }

  onTestCaseArtifactRecord(_test: TestCase, artifact: TestArtifact): void {
    if (artifact.type === 'skbench:progress') this.#guarded(() => this.#run?.progress.note(artifact))
  }

  override onUserConsoleLog(...args: Parameters<DefaultReporter['onUserConsoleLog']>): void {
    this.#above(() => super.onUserConsoleLog(...args))
  }

  override onTestModuleEnd(module: TestModule): void {
    this.#above(() => super.onTestModuleEnd(module))
    if (module.project.config.benchmark.enabled) this.#guarded(() => this.#endSpec(module))
  }

  override onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly SerializedError[],
    reason: TestRunEndReason,
  ): void {
    this.#run?.progress.end()
    try {
      // With no file at all vitest would say that it exits with 1.
      if (!this.#run || modules.length > 0 || errors.length > 0) super.onTestRunEnd(modules, errors, reason)
    } finally {
      this.#judgeRun(modules, errors.map(errorRecord), reason)
    }
  }

  /** What is told at the end in a line of its own stays out of vitest's list of failures; its counts are of all. */
  override reportSummary(files: RunnerTestFile[], errors: unknown[]): void {
    if (this.#run) this.#putBack = hideToldBelow(files)
    try {
      super.reportSummary(files, errors)
    } finally {
      this.#putBack()
    }
  }

  override reportTestSummary(files: RunnerTestFile[], errors: unknown[], leakCount: number): void {
    this.#putBack()
    super.reportTestSummary(files, errors, leakCount)
  }

  /** vitest's own tables are in ms with four digits and have no median. */
  protected override printBenchmarkTable(
    benchmarks: readonly TestBenchmark[],
    padding: string,
    columnName = 'name',
  ): void {
    for (const line of benchTable(benchmarks, ` ${padding}  `, columnName)) this.log(line)
  }

  #endSpec(module: TestModule): void {
    if (!this.#run) return
    const { state, files, progress } = this.#run
    state.take([module])
    const { modes, errors } = state.collectedOf(module)
    const rows = rowsOf(modes, errors, state.gateClasses())
    this.#above(() => {
      for (const row of rows) this.log(`   ${verdictLine(row, this.#paint)}`)
    })
    // Not finished, not judged: whoever finds this file after a crash must not take it for a pass.
    state.addTroubles(files.writeJson(state.report(state.collected(), 2)))
    progress.finishSpec()
  }

  #judgeRun(modules: readonly TestModule[], unhandled: ErrorRecord[], reason: TestRunEndReason): void {
    if (!this.#run) return
    try {
      const { state } = this.#run
      this.#sayFacts()
      state.interrupted ||= reason === 'interrupted'
      state.take(modules.filter((module) => module.project.config.benchmark.enabled))
      const collected = state.collected(unhandled)
      state.addTroubles(state.unmatchedName(collected))
      const update = this.ctx.config.snapshotOptions.updateSnapshot
      const verdict = gate({
        modes: collected.modes,
        errors: [...collected.errors.map(errorLine), ...state.troubles],
        gateClasses: state.gateClasses(),
        allowSkip: state.allowSkip(),
        ci: update === 'none',
        update,
        plannedQuantities: state.plannedQuantities(),
        interrupted: reason === 'interrupted',
        usageError: collected.errors.some((error) => error.usage),
        testsRun: collected.testsRun,
      })
      // The gate looks at all modes together: what it made of them is what is shown.
      this.#run.judged = { collected: { ...collected, modes: verdict.modes }, reasons: verdict.reasons }
      this.#writeAll(this.#run, decide(verdict.exitCode))
      this.#sayAll(this.#run, decide(0))
    } catch (error) {
      decide(2)
      this.error(
        `skbench: the reporter failed, so nothing was judged: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      )
    }
  }

  /** The reports, which may worsen the exit code that they state: a report that cannot be written is not a pass. */
  #writeAll(run: Run, code: ExitCode): void {
    const { state, files } = run
    const { collected, reasons } = run.judged
    const report = state.report(collected, code)
    const troubles = [
      ...files.write(report, collected.errors, reasons),
      ...files.addStepSummary(report, collected.errors, reasons, process.env),
    ]
    if (troubles.length === 0) return
    state.addTroubles(troubles)
    files.write(state.report(collected, decide(2)), collected.errors, reasons)
  }

  #sayAll({ state, judged: { collected, reasons } }: Run, code: ExitCode): void {
    const { errors } = collected
    const report = state.report(collected, code)
    this.log(
      finalText({
        report,
        errors,
        // The global set-up said it the moment it happened.
        troubles: state.troubles.filter((one) => one !== state.failure()),
        reasons,
        width: this.#width(),
        paint: this.#paint,
      }),
    )
  }

  /** The process ends, after the run or in its middle: what was measured is kept, and the last line is true. */
  #leave(final: ExitCode, verdict: ExitCode | undefined): void {
    const run = this.#run
    if (!run) return
    run.progress.end()
    if (verdict === undefined) {
      run.state.interrupted ||= final === 130
      const { refusal } = run.state
      run.state.addTroubles([refusal ?? run.state.failure() ?? 'the run ended before it was judged'])
      run.judged = { collected: run.state.collected(), reasons: [] }
      this.#sayAll(run, final)
    } else if (verdict !== final) {
      this.error(`skbench: something failed after the verdict: exit code ${final} instead of ${verdict}`)
    }
    const report = run.state.report(run.judged.collected, final)
    if (final !== run.files.writtenCode)
      run.files.write(report, run.judged.collected.errors, run.judged.reasons)
    this.log(`\n${lastLineText(report, this.#paint)}`)
  }

  #sayFacts(): void {
    const run = this.#run
    if (!run) return
    for (const facts of run.state.newFacts()) {
      this.#above(() => this.log(`${headerText(facts, run.state.suite, this.#width(), this.#paint)}\n`))
    }
  }

  #width(): number {
    return Math.min(process.stdout.columns || 110, 110)
  }

  #above(print: () => void): void {
    if (this.#run) this.#run.progress.above(print)
    else print()
  }

  /** A fault of the reporter in mid-run is told and makes the run "could not measure"; it never stops the run. */
  #guarded(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#run?.state.addTroubles([
        `the reporter failed: ${error instanceof Error ? error.message : String(error)}`,
      ])
    }
  }
}
