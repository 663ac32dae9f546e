import type { ModeReport, RunReport, VerdictClass, Verdict } from '../baselines/report.ts'
import type { RunFacts } from './channel.ts'
import type { Collected } from './collect.ts'
import { type Command, commandText, projectsOf, withFilters, withProjects } from './command.ts'
import type { ExitCode } from './last-line.ts'
import { foundNothing } from './found-nothing.ts'
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
  /** the command of this run */
  typed: Command
}

/** The JSON report of a run, several targets named together. */
export function buildReport(input: ReportInput): RunReport {
  const { facts, collected } = input
  const joined = (values: string[]) => [...new Set(values)].join(', ')
  const blindTo = unique(facts.flatMap((one) => one.blindTo ?? []))
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
    typed: commandText(withPickedProject(input)),
    ...(blindTo.length > 0 && { blindTo }),
  }
}

/** A command with more files than this is nobody's to read, and takes as long as the run. What failed is named whole: -u accepts by it. */
const mostFiles = 8

/** Whether it is worth a repeat: a skip that is earned is the same next time. */
const isOpen = (one: Verdict): boolean =>
  one.status !== 'pass' && !(one.status === 'skip' && one.lacks?.length)

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)]

/** Without a project what is picked depends on what is installed: the one that was picked is named. */
function withPickedProject({ typed, facts }: ReportInput): Command {
  if (projectsOf(typed).length > 0) return typed
  return withProjects(typed, unique(facts.flatMap((one) => one.project ?? [])))
}

/**
 * The commands that repeat what is not green, what failed first and alone, since the reader may add -u to it; or, when all
 * is green, the run. Then what the modes left to type. A command that is wrong is not repeated.
 */
function commandsToRepeat(input: ReportInput): string[] {
  const { collected, gate, exitCode, troubles } = input
  const { modes, errors } = collected
  const left = modes.flatMap(commandsOf)
  if (exitCode === 3 || troubles.some(foundNothing)) return left
  const decides = (mode: ModeReport) =>
    mode.verdicts.some((one) => one.status === 'fail' && gate.includes(one.class))
  const failed = modes.filter(decides)
  const others = modes.filter((mode) => !decides(mode) && mode.verdicts.some(isOpen))
  const broken = errors.flatMap(({ target, mode }) => (mode === null ? [] : [{ target, mode }]))
  const some = [
    ...commandsFor(failed, input, Number.POSITIVE_INFINITY),
    ...commandsFor([...others, ...broken], input, mostFiles),
  ]
  const commands = some.length > 0 ? some : [withPickedProject(input)]
  return [...unique(commands.map(commandText)), ...left]
}

/** One command for each target, of its files alone; as typed where that is all that ran, or more than `most`. */
function commandsFor(some: { target: string; mode: string }[], input: ReportInput, most: number): Command[] {
  const { specs } = input.collected
  const typed = withPickedProject(input)
  const targets = new Set([...specs.keys()].map((key) => key.split(' ')[0]))
  return [...Map.groupBy(some, ({ target }) => target)].map(([target, of]) => {
    const found = of.flatMap(({ mode }) => specs.get(`${target} ${mode}`) ?? [])
    const files = unique(found.map(({ file }) => file))
    const project = input.facts.find((one) => one.target === target)?.project ?? found[0]?.project ?? target
    const there = targets.size > 1 ? withProjects(typed, [project]) : typed
    const ran = [...specs].filter(([key]) => key.startsWith(`${target} `)).map(([, { file }]) => file)
    const few = files.length <= most && files.length < unique(ran).length
    return few ? withFilters(there, files) : there
  })
}
