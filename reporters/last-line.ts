import type { FailVerdict, RunReport, Verdict } from '../baselines/report.ts'
import { isAllowed } from './allowed-skip.ts'
import { optionOf, withOption } from './rerun-prefix.ts'

export type ExitCode = RunReport['exitCode']

/** What an exit code means, as DESIGN and README say it. */
export const exitMeaning: Record<ExitCode, string> = {
  0: 'pass',
  1: 'a gating class changed',
  2: 'could not measure',
  3: 'usage or configuration',
  130: 'interrupted',
}

/** The last line of a run: its exit code, the meaning, and what to type next. */
export function lastLine(report: RunReport): string {
  return `exit code ${report.exitCode}: ${exitMeaning[report.exitCode]}. Next: ${nextStep(report)}`
}

function nextStep(report: RunReport): string {
  const again = report.commands[0] ?? 'npx vitest bench'
  const statuses = report.modes.flatMap((mode) => mode.verdicts.map((one) => one.status))
  switch (report.exitCode) {
    case 0:
      return `${statuses.includes('recorded') ? 'what was recorded is compared from now on; ' : ''}after the upgrade the same again: ${report.wholeRun}`
    case 1:
      return ifMeant(report, again)
    case 2:
      if (report.errors.length === 0 && lacks(report, /^there is no baseline /))
        return `there is nothing to compare with yet; record it: ${again.endsWith(' -u') ? again : `${again} -u`}`
      if (report.errors.length === 0 && statuses.includes('recorded'))
        return `a baseline was recorded; compare with it: ${again}`
      if (statuses.includes('inconclusive') || lacks(report, /the CPU was quiet in/))
        return `on a quieter machine, or ${withMoreTime(again)}`
      if (report.errors.length === 0 && modesToAllow(report).length > 0)
        return `bring what the notes miss, or allow the skip: ${withSkipsAllowed(report, modesToAllow(report))}`
      if (report.errors.length === 0 && statuses.every((status) => status === 'skip') && statuses.length > 0)
        return 'name a mode that can be measured here: npx vitest list --filesOnly shows them all'
      if (statuses.length === 0 && report.errors.length === 0)
        return `see what there is to run: npx vitest list --filesOnly`
      return `remove the cause above, then: ${again}`
    case 3:
      return 'correct what the message above names; CONTRIBUTING.md and README.md list the options'
    case 130:
      return `start again: ${again}`
  }
}

/** The budget is for the cost of one mode, not for the run. */
function withMoreTime(again: string): string {
  const seconds = Math.max(300, 2 * Number(optionOf(again, 'SKBENCH_BUDGET_S') ?? 0))
  return `with up to ${seconds} s for each mode: ${withOption(again, 'SKBENCH_BUDGET_S', String(seconds))}`
}

/** Could a verdict not be reached for this reason? */
function lacks(report: RunReport, reason: RegExp): boolean {
  return report.modes.some((mode) =>
    mode.verdicts.some((one) => one.status === 'invalid' && reason.test(one.reason)),
  )
}

/** How each of the changes that decide is accepted where it is meant. */
function ifMeant(report: RunReport, again: string): string {
  const { gate, against, target, modes } = report
  const failed = modes
    .flatMap(({ verdicts }) => verdicts)
    .flatMap((one) => (one.status === 'fail' && gate.includes(one.class) ? [one] : []))
  const modesBy = (accepted: FailVerdict['acceptedBy']): string[] => [
    ...new Set(failed.flatMap(({ acceptedBy, mode }) => (acceptedBy === accepted ? [mode] : []))),
  ]
  const gone = modesBy('SKBENCH_ALLOW_SKIP')
  const update =
    against === target
      ? `if the change is meant, accept it: ${again} -u`
      : `-u does not change the baselines of ${against}: find the cause, then: ${again}`
  return [
    ...(modesBy('-u').length > 0 ? [update] : []),
    ...(gone.length > 0
      ? [`if ${gone.join(' and ')} shall be done without, allow the skip: ${withSkipsAllowed(report, gone)}`]
      : []),
    ...(modesBy(undefined).length > 0
      ? [`-u does not accept what the spec itself forbids: mend the cause or the spec, then: ${again}`]
      : []),
  ].join('; ')
}

const allowedBy = (command: string): string[] =>
  optionOf(command, 'SKBENCH_ALLOW_SKIP')?.split(',').filter(Boolean) ?? []

/** Modes with a skip that counts: an earned one needs no permission. */
function modesToAllow({ modes, wholeRun }: RunReport): string[] {
  const counts = (one: Verdict): boolean =>
    one.status === 'skip' && !one.lacks?.length && !isAllowed(one, allowedBy(wholeRun))
  return [...new Set(modes.filter(({ verdicts }) => verdicts.some(counts)).map(({ mode }) => mode))]
}

/** All modes again: where nothing but skips is run nothing is measured, and that stays 2. */
function withSkipsAllowed({ wholeRun }: RunReport, modes: string[]): string {
  return withOption(wholeRun, 'SKBENCH_ALLOW_SKIP', [...allowedBy(wholeRun), ...modes].join(','))
}
