import type { CostReport, ModeReport, Verdict, VerdictClass } from '../baselines/report.ts'
import { signedUs, us } from './quantity.ts'

/** A note that begins with this is a command to type, not a remark. */
const commandMark = '$ '

/** What a reader of the table must know of a mode besides its row: what was invalid, skipped, recorded, and why. */
export function notesOf(report: ModeReport, gate: VerdictClass[]): string[] {
  const verdicts = report.verdicts.flatMap((one) => noteOfVerdict(one, gate))
  const remarks = report.notes.filter((note) => !note.startsWith(commandMark))
  return [...new Set([...verdicts, ...(report.cost ? notesOfCost(report.cost) : []), ...remarks])]
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
        : [`${verdict.what} changed, and ${verdict.class} does not decide: ${verdict.sentence}`]
    case 'recorded':
      return [`${verdict.what} recorded in ${verdict.file}: the next run has something to compare with`]
    case 'skip':
      return [verdict.known?.length ? verdict.reason : `${verdict.what} skipped: ${verdict.reason}`]
    case 'inconclusive':
    case 'invalid':
      return [`${verdict.what} ${verdict.status}: ${verdict.reason}`]
  }
}

function notesOfCost(cost: CostReport): string[] {
  const { aa } = cost
  if (aa.withinBounds) return []
  const measured = `${signedUs(aa.differenceNs)} ± ${us(aa.halfWidthNs)} µs, bound ${us(aa.boundNs)} µs`
  return [
    `the control differs from itself (A/A ${measured}): this machine is too noisy now for a verdict on cost`,
  ]
}
