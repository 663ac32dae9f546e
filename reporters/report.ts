import type { ModeReport, RunReport, VerdictClass, Verdict } from '../baselines/report.ts'
import type { RunFacts } from './channel.ts'
import type { Collected } from './collect.ts'
import type { ExitCode } from './last-line.ts'
import { commandsOf } from './notes.ts'
import { errorLine } from './run-error.ts'

export interface ReportInput {
  suite: string
  /** one per target that came to start */
  facts: RunFacts[]
  /** plain names of the projects that were to run */
  projects: string[]
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
  const targets = facts.length > 0 ? facts.map((one) => one.target) : input.projects
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
    wholeRun: wholeRun(input),
  }
}

/** A command with more files than this is the whole run's: nobody reads it, and it takes as long. */
const mostFiles = 8

/** Whether it is worth a repeat: a skip that is earned is the same next time. */
const isOpen = (one: Verdict): boolean =>
  one.status !== 'pass' && !(one.status === 'skip' && one.lacks?.length)

const projectsTyped = ({ facts }: ReportInput): Map<string, string> =>
  new Map(facts.flatMap((one) => (one.project === undefined ? [] : [[one.target, one.project]])))

function wholeRun(input: ReportInput): string {
  const typed = projectsTyped(input)
  const named = new Set(typed.size > 0 ? typed.values() : input.projects)
  return `${input.prefix}npx vitest bench${[...named].map((name) => ` --project ${name}`).join('')}`
}

/**
 * The commands that repeat what is not green, what failed first and alone, since the reader may add -u to it; or, when all
 * is green, the whole run. Then what the modes left to type.
 */
function commandsToRepeat(input: ReportInput): string[] {
  const { collected, prefix, gate } = input
  const { modes, errors } = collected
  const decides = (mode: ModeReport) =>
    mode.verdicts.some((one) => one.status === 'fail' && gate.includes(one.class))
  const failed = modes.filter(decides)
  const others = modes.filter((mode) => !decides(mode) && mode.verdicts.some(isOpen))
  const broken = errors.flatMap(({ target, mode }) => (mode === null ? [] : [{ target, mode }]))
  const typed = projectsTyped(input)
  const commandsFor = (some: { target: string; mode: string }[]) =>
    [...Map.groupBy(some, ({ target }) => target)].map(([target, of]) => {
      const specs = of.flatMap(({ mode }) => collected.specs.get(`${target} ${mode}`) ?? [])
      const files = [...new Set(specs.map(({ file }) => ` ${file}`))]
      const names = files.length > mostFiles ? [] : files
      // vitest takes a word after -u as its value, so the files stand first.
      return `${prefix}npx vitest bench${names.join('')} --project ${typed.get(target) ?? specs[0]?.project ?? target}`
    })
  const some = [...commandsFor(failed), ...commandsFor([...others, ...broken])]
  return [...(some.length > 0 ? new Set(some) : [wholeRun(input)]), ...modes.flatMap(commandsOf)]
}
