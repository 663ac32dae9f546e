import type {
  CostReport,
  GatedQuantity,
  ModeReport,
  VerdictClass,
  VerdictStatus,
} from '../baselines/report.ts'
import { type CostFormat, costFormat, signedPercent } from './quantity.ts'
import type { RunError } from './run-error.ts'

/**
 * Of a mode as a whole: the worst of its verdicts that gate. 'error': a test of it broke; 'no verdict': nothing judged, or not all of it;
 * 'skip, known': a baseline says that it could be done.
 */
export type Status = VerdictStatus | 'error' | 'no verdict' | 'skip, known'

/** One line of the table of modes, as text; costs in its unit. */
export interface Row {
  mode: string
  /** of the costs of its target */
  unit: CostFormat['unit']
  status: Status
  /** the status as it is shown; 'invalid: cost': of which class it is */
  verdict: string
  fingerprint: string
  p50: string
  p99: string
  /** p50 with the ends on two CPUs */
  twoCpus: string
  added: string
  change: string
  detectable: string
}

const worstFirst: readonly VerdictStatus[] = ['fail', 'invalid', 'inconclusive', 'recorded', 'skip', 'pass']

/** The verdict of a mode as a whole. */
export function statusOf(report: ModeReport, errors: RunError[], gate: VerdictClass[]): Status {
  // As for the gate: a mode that is skipped is not measured at all, whatever the class of that verdict.
  const counts = report.verdicts.filter((one) => one.status === 'skip' || gate.includes(one.class))
  const statuses = new Set(counts.map((one) => one.status))
  if (statuses.has('fail')) return 'fail'
  if (errors.some((error) => error.mode === report.mode && error.target === report.target)) return 'error'
  const worst = worstFirst.find((status) => statuses.has(status)) ?? 'no verdict'
  if (report.unfinished && (worst === 'pass' || worst === 'recorded')) return 'no verdict'
  const known = report.verdicts.some((one) => one.status === 'skip' && one.known?.length)
  return worst === 'skip' && known ? 'skip, known' : worst
}

/** Of a change, and of an observation that proves nothing, it is said of which classes: the others may well hold. */
function verdictOf({ verdicts }: ModeReport, status: Status, gate: VerdictClass[]): string {
  if (status !== 'fail' && status !== 'invalid') return status
  const classes = gate.filter((name) => verdicts.some((one) => one.class === name && one.status === status))
  return `${status}: ${classes.join(', ')}`
}

/** The gated quantity to show: the worst verdict; among equals the subject, then the added cost. */
export function shownQuantity(cost: CostReport): GatedQuantity | undefined {
  const order: readonly GatedQuantity['quantity'][] = ['subject', 'added cost', 'control', 'subject p10']
  const rank = (one: GatedQuantity) =>
    worstFirst.indexOf(one.verdict) * order.length + order.indexOf(one.quantity)
  return cost.gated.toSorted((one, other) => rank(one) - rank(other))[0]
}

const ofWhat: Record<GatedQuantity['quantity'], string> = {
  subject: '',
  control: ' (control)',
  'added cost': ' (added)',
  'subject p10': ' (p10)',
}

function changeOf(gated: GatedQuantity | undefined, { signed, withInterval }: CostFormat): string {
  if (!gated || gated.differenceNs === null || gated.baselineNs === null) return '-'
  const share = gated.baselineNs > 0 ? `, ${signedPercent(gated.differenceNs / gated.baselineNs)}` : ''
  return withInterval(signed(gated.differenceNs), gated.halfWidthNs) + share + ofWhat[gated.quantity]
}

/** The rows of the table, a mode of which nothing but an error is known included. `targets` > 1 puts the target's name before. */
export function rowsOf(modes: ModeReport[], errors: RunError[], gate: VerdictClass[]): Row[] {
  const several = new Set(modes.map((one) => one.target)).size > 1
  const name = (target: string, mode: string) => (several ? `${target} ${mode}` : mode)
  const counted = new Set(modes.flatMap(({ target, cost }) => (cost?.clock === 'virtual' ? [target] : [])))
  const formatOf = (target: string): CostFormat => costFormat(counted.has(target) ? 'virtual' : undefined)
  const rows = modes.map((report): Row => {
    const format = formatOf(report.target)
    const { plain, withInterval } = format
    const gated = report.cost && shownQuantity(report.cost)
    const status = statusOf(report, errors, gate)
    return {
      mode: name(report.target, report.mode),
      unit: format.unit,
      status,
      verdict: verdictOf(report, status, gate),
      fingerprint: report.fingerprint?.slice(0, 8) ?? '-',
      p50: plain(report.cost?.subjectNs.p50),
      p99: plain(report.cost?.subjectNs.p99),
      twoCpus: plain(report.cost?.twoCpusNs?.p50),
      added: report.cost
        ? withInterval(plain(report.cost.addedNs.centre), report.cost.addedNs.halfWidth)
        : '-',
      change: changeOf(gated, format),
      detectable: plain(gated?.smallestDetectableNs),
    }
  })
  const known = new Set(modes.map((one) => `${one.target} ${one.mode}`))
  for (const { target, mode } of errors) {
    if (mode === null || known.has(`${target} ${mode}`)) continue
    known.add(`${target} ${mode}`)
    rows.push({
      mode: name(target, mode),
      unit: formatOf(target).unit,
      status: 'error',
      verdict: 'error',
      fingerprint: '-',
      p50: '-',
      p99: '-',
      twoCpus: '-',
      added: '-',
      change: '-',
      detectable: '-',
    })
  }
  return rows
}
