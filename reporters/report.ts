import type { ModeReport, RunReport, VerdictClass } from '../baselines/report.ts'
import type { RunFacts } from './channel.ts'
import type { Collected } from './collect.ts'
import type { ExitCode } from './last-line.ts'
import { commandsOf } from './notes.ts'
import { errorLine } from './run-error.ts'

export interface ReportInput {
  suite: string
  /** one per target that came to start */
  facts: RunFacts[]
  /** targets by name, where none of them has facts */
  targets: string[]
  /** the classes that decide */
  gate: VerdictClass[]
  collected: Collected
  startedAt: Date
  seconds: number
  exitCode: ExitCode
  /** what the reporters themselves could not do */
  troubles: string[]
  /** the options of this run as typed: 'SKBENCH_AGAINST=debian-6.1 ' or '' */
  prefix: string
}

/** The JSON report of a run, several targets named together. */
export function buildReport(input: ReportInput): RunReport {
  const { facts, collected } = input
  const joined = (values: string[]) => [...new Set(values)].join(', ')
  const targets = facts.length > 0 ? facts.map((one) => one.target) : input.targets
  return {
    schemaVersion: 1,
    suite: input.suite,
    target: joined(targets) || 'none',
    picked: joined(facts.map((one) => one.picked)),
    against: joined(facts.map((one) => one.against)) || joined(targets) || 'none',
    startedAt: input.startedAt.toISOString(),
    seconds: Math.round(input.seconds * 10) / 10,
    exitCode: input.exitCode,
    gate: input.gate,
    modes: collected.modes,
    errors: [...collected.errors.map(errorLine), ...input.troubles],
    commands: commandsToRepeat(input),
  }
}

/** The command that repeats what is not green (or, when all is, the whole run), then what the modes left to type. */
function commandsToRepeat({ collected, prefix, targets }: ReportInput): string[] {
  const { modes, errors, files } = collected
  const notGreen = [
    ...modes
      .filter((mode) => mode.verdicts.some((one) => one.status !== 'pass'))
      .map((mode) => ({ target: mode.target, mode: mode.mode })),
    ...errors.flatMap(({ target, mode }) => (mode === null ? [] : [{ target, mode }])),
  ]
  const byTarget = new Map<string, Set<string>>()
  for (const { target, mode } of notGreen) {
    const file = files.get(`${target} ${mode}`)
    if (file !== undefined) byTarget.set(target, (byTarget.get(target) ?? new Set()).add(file))
  }
  const all = [`${prefix}npx vitest bench${targets.map((target) => ` --project ${target}`).join('')}`]
  // vitest takes a word after -u as its value, so filters stand first.
  const some = [...byTarget].map(
    ([target, of]) => `${prefix}npx vitest bench ${[...of].join(' ')} --project ${target}`,
  )
  return [...(some.length > 0 ? some : all), ...modes.flatMap((mode: ModeReport) => commandsOf(mode))]
}
