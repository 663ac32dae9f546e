import type { FailVerdict, RunReport, Verdict, VerdictClass } from '../baselines/report.ts'
import { countedBudgetS, defaultBudgetS, usualBudgetS } from '../stats/budget.ts'
import { isAllowed } from './allowed-skip.ts'
import {
  accepting,
  type Command,
  commandText,
  optionText,
  parseCommand,
  withOption,
  withoutUpdate,
  withUpdate,
} from './command.ts'
import { foundNothing, hasList } from './found-nothing.ts'

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
  const typed = parseCommand(report.typed)
  const again = parseCommand(report.commands[0] ?? report.typed)
  const verdicts = report.modes.flatMap((mode) => mode.verdicts)
  const statuses = verdicts.map((one) => one.status)
  const nothing = report.errors.find(foundNothing)
  if (nothing !== undefined && (report.exitCode === 2 || report.exitCode === 3))
    return hasList(nothing) ? 'take a name of the list above' : 'correct the name'
  switch (report.exitCode) {
    case 0:
      return `${statuses.includes('recorded') ? 'what was recorded is compared from now on; ' : ''}${sameAgain(typed, report)}`
    case 1:
      return ifMeant(report, again)
    case 2: {
      const unrecorded = lacking(verdicts, /^there is no baseline /)
      if (lacking(verdicts, /^not recorded: somebody else traces /).length > 0)
        return `end what traces this kernel, then: ${commandText(again)}`
      if (lacking(verdicts, /^not recorded in /).length > 0) return remedyOfWidth(again, report)
      if (lacking(verdicts, /^the baseline /).length > 0)
        return 'a baseline is what cannot judge, and more time here helps little: do what its note says; -u here would record the new state'
      if (report.errors.length === 0 && unrecorded.length > 0 && comparesOnly(typed))
        return `correct SKBENCH_BASELINES or bring back what the notes name, then: ${commandText(again)}; -u here would record the state of now: only before an upgrade`
      if (recordingHelps(report))
        return `there is nothing to compare with yet; record it, before an upgrade: ${commandText(withUpdate(again, unrecorded))}`
      if (report.errors.length === 0 && statuses.includes('recorded'))
        return `a baseline was recorded; compare with it: ${commandText(withoutUpdate(again))}`
      if (statuses.includes('inconclusive') || lacking(verdicts, /the CPU was quiet in/).length > 0)
        return remedyOfWidth(again, report)
      if (report.errors.length === 0 && modesToAllow(report).length > 0)
        return `bring what the notes miss, or allow the skip${withSkipsAllowed(report, modesToAllow(report))}`
      if (report.errors.length === 0 && statuses.every((status) => status === 'skip') && statuses.length > 0)
        return 'name a mode that can be measured here; README.md has what each needs'
      if (statuses.length === 0 && report.errors.length === 0) return 'name a mode; README.md has the list'
      return `remove the cause above, then: ${commandText(again)}`
    }
    case 3:
      return report.errors.some(isOfFile)
        ? `do what the message above says of the file, then: ${commandText(typed)}`
        : 'correct what the message above names; README.md lists the options'
    case 130:
      return `start again: ${commandText(typed)}`
  }
}

/** Whether the last line says to record what there is nothing to compare with: without -u a run like this one cannot end otherwise. */
function recordingHelps({ exitCode, errors, modes, typed }: RunReport): boolean {
  const verdicts = modes.flatMap((mode) => mode.verdicts)
  const isHeld = lacking(verdicts, /^(?:not recorded|the baseline )/).length > 0 || errors.length > 0
  if (exitCode !== 2 || isHeld || comparesOnly(parseCommand(typed))) return false
  return lacking(verdicts, /^there is no baseline /).length > 0
}

/** The commands that repeat the run, or what of it is not green, where that may end otherwise. */
export const repeats = (report: RunReport): string[] => (recordingHelps(report) ? [] : report.commands)

/** A baseline that cannot be read: its file, and the place in it as line and column or as JSON pointer. */
const isOfFile = (error: string): boolean => /\.json(?:: |:\d+:\d+: |#\/[^:]*: )/.test(error)

/** Costs were counted in instructions: their time is the same with -u and without, and no noise of the machine is in them. */
const counted = ({ blindTo }: RunReport): boolean => blindTo !== undefined

/** A cost that was recorded is judged in as much time as it took: by default a run without -u has less. */
function afterUpgrade(typed: Command, report: RunReport): string {
  const verdicts = report.modes.flatMap((mode) => mode.verdicts)
  const how = typed.update === 'all' ? 'without -u' : 'again'
  const after = withoutUpdate(typed)
  const recorded = verdicts.some((one) => one.status === 'recorded' && one.class === 'cost')
  const had = usualBudgetS(typed.update)
  const alike =
    counted(report) || after.options['SKBENCH_BUDGET_S'] !== undefined || had === usualBudgetS(after.update)
  if (!recorded || alike) return `${how}: ${commandText(after)}`
  return `${how}, each cost with the time that this run had: ${commandText(withOption(after, 'SKBENCH_BUDGET_S', String(had)))}`
}

/** What an upgrade is judged by: the machine's own kernel is what changes; the lab has each kernel and Docker as a target. */
function sameAgain(typed: Command, report: RunReport): string {
  const { target, against } = report
  const same = `the same ${afterUpgrade(typed, report)}`
  if (target === 'local' || target === 'private') return `after the upgrade ${same}`
  return against === target
    ? `${same}; another kernel or Docker beside it: put SKBENCH_AGAINST=${target} before it, and name the other target by --project`
    : same
}

const namesBaselines = ({ options }: Command): boolean => options['SKBENCH_BASELINES'] !== undefined

/** Where a person named a "before" only -u writes. */
const comparesOnly = (typed: Command): boolean => namesBaselines(typed) && typed.update !== 'all'

/** The time of a recording, or twice what was not enough. The budget is for the cost of one mode, not for the run. */
function remedyOfWidth(again: Command, report: RunReport): string {
  const usual = counted(report) ? countedBudgetS : usualBudgetS(again.update)
  const had = Number(again.options['SKBENCH_BUDGET_S'] ?? usual)
  const seconds = had < defaultBudgetS.update ? defaultBudgetS.update : 2 * had
  const quieter = counted(report) ? '' : 'on a quieter machine, or '
  return `${quieter}with up to ${seconds} s for each mode: ${commandText(withOption(again, 'SKBENCH_BUDGET_S', String(seconds)))}`
}

/** Classes in which a verdict could not be reached for this reason. */
function lacking(verdicts: Verdict[], reason: RegExp): VerdictClass[] {
  return verdicts.flatMap((one) =>
    (one.status === 'invalid' || one.status === 'inconclusive') && reason.test(one.reason) ? [one.class] : [],
  )
}

/** How each of the changes that decide is accepted where it is meant. */
function ifMeant(report: RunReport, again: Command): string {
  const { gate, against, target, modes } = report
  const failed = modes
    .flatMap(({ verdicts }) => verdicts)
    .flatMap((one) => (one.status === 'fail' && gate.includes(one.class) ? [one] : []))
  const modesBy = (accepted: FailVerdict['acceptedBy']): string[] => [
    ...new Set(failed.flatMap(({ acceptedBy, mode }) => (acceptedBy === accepted ? [mode] : []))),
  ]
  const classes = failed.flatMap((one) => (one.acceptedBy === '-u' ? [one.class] : []))
  const gone = modesBy('SKBENCH_ALLOW_SKIP')
  const replaces = namesBaselines(again)
    ? `, which replaces the "before" in ${again.options['SKBENCH_BASELINES'] ?? ''}`
    : ''
  const update =
    against === target
      ? `look at the change (FAIL above); only if it is meant, accept it${replaces}: ${commandText(accepting(again, classes))}`
      : `-u does not change the baselines of ${against}: find the cause, then: ${commandText(again)}`
  return [
    ...(modesBy('-u').length > 0 ? [update] : []),
    ...(gone.length > 0
      ? [`if ${gone.join(' and ')} shall be done without, allow the skip${withSkipsAllowed(report, gone)}`]
      : []),
    ...(modesBy(undefined).length > 0
      ? [
          `-u does not accept what the spec itself forbids: mend the cause or the spec, then: ${commandText(again)}`,
        ]
      : []),
  ].join('; ')
}

const allowedBy = ({ options }: Command): string[] =>
  options['SKBENCH_ALLOW_SKIP']?.split(',').filter(Boolean) ?? []

/** Modes with a skip that counts: an earned one needs no permission. */
function modesToAllow({ modes, typed }: RunReport): string[] {
  const counts = (one: Verdict): boolean =>
    one.status === 'skip' && !one.lacks?.length && !isAllowed(one, allowedBy(parseCommand(typed)))
  return [...new Set(modes.filter(({ verdicts }) => verdicts.some(counts)).map(({ mode }) => mode))]
}

/** The run again: where nothing but skips is run nothing is measured, and that stays 2. */
function withSkipsAllowed({ modes, typed }: RunReport, skipped: string[]): string {
  const command = parseCommand(typed)
  const value = [...allowedBy(command), ...skipped].join(',')
  const measured = modes.some(
    ({ mode, verdicts }) => !skipped.includes(mode) && verdicts.some(({ status }) => status !== 'skip'),
  )
  return measured
    ? `: ${commandText(withOption(command, 'SKBENCH_ALLOW_SKIP', value))}`
    : ` where another mode is measured too: ${optionText('SKBENCH_ALLOW_SKIP', value)}`
}
