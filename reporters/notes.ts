import { dirname } from 'node:path'
import type { CostReport, ModeReport, SkipVerdict, Verdict, VerdictClass } from '../baselines/report.ts'
import { costFormat } from './quantity.ts'

/** A note that begins with this is a command to type, not a remark. */
const commandMark = '$ '

/** What a reader of the table must know of a mode besides its row: what was invalid, recorded, and why. `skipNotesOf` has the skips. */
export function notesOf(report: ModeReport, gate: VerdictClass[]): string[] {
  const verdicts = alike(report.verdicts).flatMap((one) => noteOfVerdict(one, gate))
  const remarks = report.notes.filter((note) => !note.startsWith(commandMark))
  const { unfinished = [] } = report
  const open = unfinished.length > 0 ? [`not judged, the run ended before: ${unfinished.join(', ')}`] : []
  return [...new Set([...open, ...verdicts, ...(report.cost ? notesOfCost(report.cost) : []), ...remarks])]
}

/** Skips in the words of the gate, which say whether they count; where it said nothing, the run ended before. */
export function skipNotesOf({ mode, verdicts }: ModeReport, reasons: readonly string[]): string[] {
  const skips = verdicts.filter((one) => one.status === 'skip')
  const notes = skips.map((skip) => {
    const said = reasons.find((reason) => tellsOf(reason, skip))
    return said === undefined ? `skipped: ${skip.reason}` : withoutMode(said, mode)
  })
  return [...new Set(notes)]
}

/** Does this reason of the gate tell this skip? */
export const tellsOf = (reason: string, { mode, reason: why }: SkipVerdict): boolean =>
  withoutMode(reason, mode) !== reason && reason.includes(why)

/** Of a sentence that stands beside its mode. */
export function withoutMode(sentence: string, mode: string): string {
  return sentence.startsWith(`${mode}: `) || sentence.startsWith(`${mode} skipped`)
    ? sentence.slice(mode.length).replace(/^:? /, '')
    : sentence
}

/** Verdicts that could not be reached for one reason are one: 'control, subject, added cost'. */
function alike(verdicts: readonly Verdict[]): Verdict[] {
  const key = (one: Verdict): string =>
    one.status === 'inconclusive' || one.status === 'invalid' ? one.status + one.reason : JSON.stringify(one)
  return [...Map.groupBy(verdicts, key).values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, what: [first, ...more].map(({ what }) => what).join(', ') }] : [],
  )
}

/** The commands that a mode left for the reader, such as those that show a topology left standing. */
export function commandsOf(report: ModeReport): string[] {
  return report.notes
    .filter((note) => note.startsWith(commandMark))
    .map((note) => note.slice(commandMark.length))
}

function noteOfVerdict(verdict: Verdict, gate: VerdictClass[]): string[] {
  switch (verdict.status) {
    case 'pass':
      return []
    case 'fail':
      return gate.includes(verdict.class)
        ? []
        : [`${verdict.class} does not decide: ${withoutMode(verdict.sentence, verdict.mode)}`]
    case 'recorded':
      // The directory, so that several modes have it in common; the file is named after the mode.
      return [
        `${withoutMode(verdict.sentence, verdict.mode).replace(verdict.file, dirname(verdict.file))}; the next run compares with it`,
      ]
    case 'skip':
      return []
    case 'inconclusive':
    case 'invalid':
      return [`${verdict.what} ${verdict.status}: ${verdict.reason}`]
  }
}

function notesOfCost(cost: CostReport): string[] {
  const { aa } = cost
  if (aa.withinBounds) return []
  const { signed, plain, unit } = costFormat(cost.clock)
  const measured = `${signed(aa.differenceNs)} ± ${plain(aa.halfWidthNs)} ${unit}, bound ${plain(aa.boundNs)} ${unit}`
  return [
    `the control differs from itself (A/A ${measured}): this machine is too noisy now for a verdict on cost`,
  ]
}
